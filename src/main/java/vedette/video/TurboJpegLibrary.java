package vedette.video;

import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The functions of libturbojpeg (2.0 or newer) that are used here. Loaded when it is first asked for.
final class TurboJpegLibrary {
    /// Where the library is, if not where the system looks.
    static final String PATH_PROPERTY = "vedette.turbojpeg";

    private static final Logger LOG = LoggerFactory.getLogger(TurboJpegLibrary.class);
    private static final int BGRA = 8;
    private static final int ERROR_LENGTH = 256;

    private final String file;
    private final MethodHandle initDecompress;
    private final MethodHandle decompress;
    private final MethodHandle errorText;
    private final MethodHandle errorCode;
    private final MethodHandle destroy;

    private TurboJpegLibrary(String file, SymbolLookup symbols) {
        this.file = file;
        Linker linker = Linker.nativeLinker();
        AddressLayout pointer = ValueLayout.ADDRESS;
        MemoryLayout number = ValueLayout.JAVA_INT;
        // Windows' long has four bytes.
        MemoryLayout size = linker.canonicalLayouts().get("long");
        initDecompress = linker.downcallHandle(symbols.findOrThrow("tjInitDecompress"), FunctionDescriptor.of(pointer));
        MethodHandle native2 = linker.downcallHandle(
                symbols.findOrThrow("tjDecompress2"),
                FunctionDescriptor.of(number, pointer, pointer, size, pointer, number, number, number, number, number));
        decompress = MethodHandles.explicitCastArguments(native2, native2.type().changeParameterType(2, long.class));
        errorText =
                linker.downcallHandle(symbols.findOrThrow("tjGetErrorStr2"), FunctionDescriptor.of(pointer, pointer));
        errorCode =
                linker.downcallHandle(symbols.findOrThrow("tjGetErrorCode"), FunctionDescriptor.of(number, pointer));
        destroy = linker.downcallHandle(symbols.findOrThrow("tjDestroy"), FunctionDescriptor.of(number, pointer));
    }

    private static final class Loaded {
        static final Optional<TurboJpegLibrary> LIBRARY = load();
    }

    /// The library, or nothing where it isn't installed or is too old. Looked for once.
    static Optional<TurboJpegLibrary> find() {
        return Loaded.LIBRARY;
    }

    private static Optional<TurboJpegLibrary> load() {
        for (String candidate : candidates()) {
            try {
                return Optional.of(
                        new TurboJpegLibrary(candidate, SymbolLookup.libraryLookup(candidate, Arena.global())));
            } catch (RuntimeException | LinkageError notThere) {
                LOG.debug("no libturbojpeg at {}: {}", candidate, notThere.toString());
            }
        }
        return Optional.empty();
    }

    private static List<String> candidates() {
        String path = System.getProperty(PATH_PROPERTY);
        if (path != null) {
            // Whoever names one wants that one: a wrong path must not be covered up by another version.
            return List.of(path);
        }
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) {
            return List.of("turbojpeg.dll", "libturbojpeg.dll");
        }
        if (system.startsWith("mac")) {
            return List.of(
                    "libturbojpeg.dylib",
                    "/opt/homebrew/lib/libturbojpeg.dylib",
                    "/usr/local/lib/libturbojpeg.dylib",
                    "/opt/local/lib/libturbojpeg.dylib");
        }
        return List.of("libturbojpeg.so.0", "libturbojpeg.so");
    }

    /// The name or path that it was loaded from.
    String file() {
        return file;
    }

    /// A new decompressor, for one thread at a time.
    MemorySegment open() {
        try {
            MemorySegment handle = (MemorySegment) initDecompress.invokeExact();
            if (handle.equals(MemorySegment.NULL)) {
                throw new IllegalStateException("libturbojpeg gave no decompressor");
            }
            return handle;
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /// Decodes into BGRA rows without gaps. The library writes at most `height` rows of `width` pixels,
    /// whatever the JPEG says, and takes the largest of its scales that fits. Returns 0, or else there is a
    /// [#message].
    int decompress(MemorySegment handle, MemorySegment jpeg, long length, MemorySegment pixels, int width, int height) {
        try {
            return (int) decompress.invokeExact(handle, jpeg, length, pixels, width, width * 4, height, BGRA, 0);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /// Whether the last failure was only a warning, after which there are pixels.
    boolean isWarning(MemorySegment handle) {
        try {
            return (int) errorCode.invokeExact(handle) == 0;
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /// What the last failure was: the first warning, or the error.
    String message(MemorySegment handle) {
        try {
            return ((MemorySegment) errorText.invokeExact(handle))
                    .reinterpret(ERROR_LENGTH)
                    .getString(0);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    void close(MemorySegment handle) {
        try {
            int ignored = (int) destroy.invokeExact(handle);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    private static IllegalStateException unexpected(Throwable e) {
        return new IllegalStateException("libturbojpeg can't be called: " + e, e);
    }
}

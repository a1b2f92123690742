package vedette.video;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Decodes with libjpeg-turbo's own library, straight into the frame's memory: the fastest way there is.
public final class TurboJpegDecoder implements JpegDecoder {
    private static final long SMALLEST_INPUT = 1 << 16;

    private static final Pattern FEW_TOO_MANY = Pattern.compile(": (\\d|1[0-6]) extraneous bytes before marker 0xd9$");

    private final TurboJpegLibrary library;
    private @Nullable MemorySegment handle;
    private Arena inputArena = Arena.ofShared();
    private MemorySegment input = inputArena.allocate(SMALLEST_INPUT);

    /// @throws IllegalStateException where the library isn't installed; see [#isAvailable]
    public TurboJpegDecoder() {
        library = TurboJpegLibrary.find().orElseThrow(() -> new IllegalStateException("libturbojpeg is not installed"));
        handle = library.open();
    }

    /// Whether libturbojpeg 2.0 or newer is installed, or the system property `vedette.turbojpeg` says
    /// where it is. Loads it.
    public static boolean isAvailable() {
        return TurboJpegLibrary.find().isPresent();
    }

    @Override
    public void decode(byte[] jpeg, JpegHeader header, int scaleDenominator, PixelFrame target)
            throws BadPictureException {
        JpegDecoder.requireFit(header, scaleDenominator, target);
        MemorySegment decompressor = opened();
        requireInput(jpeg.length);
        MemorySegment.copy(jpeg, 0, input, ValueLayout.JAVA_BYTE, 0, jpeg.length);
        int failed =
                library.decompress(decompressor, input, jpeg.length, target.memory(), target.width(), target.height());
        if (failed != 0) {
            String message = library.message(decompressor);
            if (!library.isWarning(decompressor) || !isHarmless(message)) {
                throw new BadPictureException("cut off or damaged: " + message);
            }
        }
    }

    /// The benchmark's limit: one call of the library and nothing else, on a copy of the JPEG that lies
    /// outside the heap. Usable until this decoder is closed.
    public Runnable bareCall(byte[] jpeg, PixelFrame target) {
        MemorySegment decompressor = opened();
        MemorySegment copy = Arena.ofAuto().allocate(jpeg.length);
        MemorySegment.copy(jpeg, 0, copy, ValueLayout.JAVA_BYTE, 0, jpeg.length);
        MemorySegment pixels = target.memory();
        int width = target.width();
        int height = target.height();
        return () -> {
            if (library.decompress(decompressor, copy, jpeg.length, pixels, width, height) != 0) {
                throw new IllegalStateException(library.message(decompressor));
            }
        };
    }

    @Override
    public String name() {
        return "libjpeg-turbo (" + library.file() + ")";
    }

    @Override
    public void close() {
        MemorySegment open = handle;
        handle = null;
        if (open != null) {
            library.close(open);
            inputArena.close();
        }
    }

    /// Warnings after which the picture is whole: headers of an unknown age, and a few bytes too many
    /// before the end marker, as many webcams send. Many bytes too many, or any other warning, say that the
    /// decoder lost its way, and that a part of the picture would be grey or of the wrong colours.
    private static boolean isHarmless(String message) {
        return message.contains("unknown JFIF revision")
                || message.contains("Unknown Adobe color transform")
                || FEW_TOO_MANY.matcher(message).find();
    }

    private MemorySegment opened() {
        if (handle == null) {
            throw new IllegalStateException("the decoder is closed");
        }
        return handle;
    }

    private void requireInput(int length) {
        if (input.byteSize() < length) {
            inputArena.close();
            inputArena = Arena.ofShared();
            input = inputArena.allocate(Long.highestOneBit(length) * 2);
        }
    }
}

package vedette.ui.camera;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import vedette.station.LiveCamera;
import vedette.video.Still;

/// Saves pictures as the camera sent them, untouched, under the camera's name and the time they came.
public final class SnapshotFile {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Path directory;
    private final Executor executor;

    /// @param executor where files are written
    public SnapshotFile(Path directory, Executor executor) {
        this.directory = directory;
        this.executor = executor;
    }

    /// Writes the picture to a new file, and never over another.
    CompletableFuture<Path> save(LiveCamera camera, Still still) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return write(
                                name(camera.id().name()) + "-" + TIME.format(still.received()) + "Z", still.jpeg());
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                executor);
    }

    private Path write(String name, byte[] jpeg) throws IOException {
        Files.createDirectories(directory);
        for (int number = 0; ; number++) {
            Path file = directory.resolve(name + (number == 0 ? "" : "-" + number) + ".jpg");
            try {
                return Files.write(file, jpeg, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            } catch (FileAlreadyExistsException e) {
                if (number >= 99) {
                    throw e;
                }
            }
        }
    }

    /// A camera's name as part of a file's name: what could lead elsewhere or trouble a file system becomes `_`.
    static String name(String camera) {
        String safe = camera.replaceAll("[^\\p{L}\\p{N}_.-]", "_").replaceAll("^\\.+", "_");
        if (safe.length() <= 60) {
            return safe;
        }
        // Not through the middle of a character: no file system takes half of one.
        return safe.substring(0, Character.isHighSurrogate(safe.charAt(59)) ? 59 : 60);
    }

    static String reason(@Nullable Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        cause = cause instanceof UncheckedIOException io ? io.getCause() : cause;
        return cause == null ? "for no known reason" : String.valueOf(cause.getMessage());
    }
}

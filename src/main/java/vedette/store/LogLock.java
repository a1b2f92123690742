package vedette.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// Who may open the database's file: one station, or any number of readers. The operating system takes the
/// lock back when its process dies, however it dies.
final class LogLock implements AutoCloseable {
    private final FileChannel channel;

    private LogLock(FileChannel channel) {
        this.channel = channel;
    }

    /// @param shared for a reader
    /// @return null when it is taken
    static @Nullable LogLock take(Path directory, boolean shared) throws IOException {
        FileChannel channel = FileChannel.open(
                directory.resolve(EmbeddedDatabase.NAME + ".lock"),
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.CREATE);
        try {
            FileLock lock = channel.tryLock(0, Long.MAX_VALUE, shared);
            if (lock != null) {
                return new LogLock(channel);
            }
        } catch (OverlappingFileLockException e) {
            // taken within this process
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        return null;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new IllegalStateException("a lock that can't be given back", e);
        }
    }
}

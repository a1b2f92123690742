package vedette.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/// An open file. Reading is thread-safe.
interface DiskFile extends Closeable {
    /// Reads what there is from a place, at most what the buffer takes.
    ///
    /// @return how many bytes; -1 at the end
    int read(ByteBuffer into, long position) throws IOException;

    /// Writes all that remains in the buffer.
    void write(ByteBuffer from, long position) throws IOException;

    /// Makes what was written, and the file's size, survive the loss of power.
    void force() throws IOException;

    void truncate(long size) throws IOException;

    long size() throws IOException;

    boolean isOpen();

    /// Reads until the buffer is full or the file ends.
    default void readFully(ByteBuffer into, long position) throws IOException {
        long place = position;
        while (into.hasRemaining()) {
            int count = read(into, place);
            if (count < 0) {
                return;
            }
            place += count;
        }
    }
}

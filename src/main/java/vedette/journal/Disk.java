package vedette.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// What the journal asks of a file system; the tests have one in memory that loses power.
interface Disk {
    /// How a file is opened.
    enum Mode {
        READ,
        /// for writing too; the file is there
        WRITE,
        /// new or emptied
        CREATE,
        /// new or emptied, readable by the owner only where the file system knows owners
        CREATE_PRIVATE
    }

    DiskFile open(Path path, Mode mode) throws IOException;

    /// The names of what is in a directory.
    List<String> list(Path directory) throws IOException;

    boolean exists(Path path);

    long size(Path path) throws IOException;

    /// What tells a file from another that took its place under the same name.
    Object identity(Path path) throws IOException;

    void createDirectories(Path directory) throws IOException;

    /// Puts a file in another's place, entirely or not at all.
    void rename(Path from, Path to) throws IOException;

    void deleteIfExists(Path path) throws IOException;

    /// Makes the names of a directory survive the loss of power.
    void forceDirectory(Path directory) throws IOException;

    /// Keeps other programs from locking the same file.
    ///
    /// @throws JournalException where another has it
    Closeable lock(Path path) throws IOException;

    /// Whether someone holds the lock, in this program or another.
    boolean isLocked(Path path) throws IOException;
}

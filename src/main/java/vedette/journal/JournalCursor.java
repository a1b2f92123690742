package vedette.journal;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Reads records in their order; knows nothing of the writer but what is on disk. Confined to one thread.
public interface JournalCursor extends AutoCloseable {
    /// The next record that was forced to disk, checkpoints left out; null at the present end: later calls may give
    /// more. What was removed is skipped.
    ///
    /// @throws JournalException where what is there is not a journal's
    @Nullable
    JournalRecord next() throws IOException;

    /// The content of the record that was given last.
    ///
    /// @param sha256 in 64 hexadecimal digits of lower case
    /// @return null where it is not kept (any more)
    byte @Nullable [] content(String sha256) throws IOException;

    /// Where the next call goes on.
    JournalPosition position();

    @Override
    void close();
}

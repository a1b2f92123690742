package vedette.journal;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Reads records in their order; knows nothing of the writer but what is on disk. Confined to one thread.
public interface JournalCursor extends AutoCloseable {
    /// The next record that was forced to disk, checkpoints left out; null at the present end: later calls may give
    /// more. What was removed is skipped.
    ///
    /// @throws JournalException where what is there is damaged or missing; so it is again at each call, until
    ///     [#skipDamage]
    @Nullable
    JournalRecord next() throws IOException;

    /// Goes on behind the damage that [#next] told of: to the next record that is whole, in this segment or a later
    /// one. The chain has a hole there, which stays a fault for whoever verifies; from the record on it is checked
    /// again. Until [#next] has given that record, the position stays before the hole, or goes to the beginning of
    /// a later segment.
    ///
    /// @return how many ids lie between, checkpoints included: at most so many records can't be read; 0 where only
    ///     a content is lost
    /// @throws JournalException where nothing that is whole follows
    long skipDamage() throws IOException;

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

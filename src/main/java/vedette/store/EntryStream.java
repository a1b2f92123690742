package vedette.store;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import vedette.model.LogEntry;

/// Takes a stream of entries, for an export. Called on one thread of the log's own; may take its time.
///
/// @param <R> what comes of it
public interface EntryStream<R> {
    /// How much of each entry is wanted.
    enum Depth {
        /// The entry alone.
        ENTRIES,
        /// The message that it came in, too.
        MESSAGES,
        /// And its picture.
        PICTURES
    }

    Depth depth();

    /// Before the first entry.
    ///
    /// @param total how many entries are to come, unless some are removed from the log meanwhile
    /// @param coverage how much of the time the log can speak for
    void begin(long total, Coverage coverage) throws IOException;

    /// Right before an entry of which the message or the picture, as far as they are wanted, is damaged in the log:
    /// it is then handed over without it.
    default void damaged(LogEntry entry) {}

    /// @param original null where the entry came in no message, where its record is damaged, or where messages were
    ///     not asked for
    /// @param picture the bytes of its picture; null where it has none, where it is no longer kept or
    ///     damaged, or where pictures were not asked for
    void take(LogEntry entry, @Nullable Original original, byte @Nullable [] picture) throws IOException;

    /// After the last entry.
    R end() throws IOException;

    /// Instead of the end, when it was cancelled or failed: nothing of it may stay.
    void abandon();
}

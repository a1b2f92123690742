package vedette.store;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// Entries at positions from 0 on, in the order of the log.
sealed interface Segment permits SealedChunk, TailChunk {
    int docs();

    /// When the first happened, in milliseconds.
    long firstHappened();

    /// When the last happened, in milliseconds.
    long lastHappened();

    /// A bit for each position whose entry was removed; null where none was.
    long @Nullable [] removed();

    long happened(IndexSource source, int position) throws SQLException;

    long id(IndexSource source, int position) throws SQLException;

    /// The first position that is not before a place in the log.
    int lowerBound(IndexSource source, long happened, long id) throws SQLException;

    /// How many are left.
    default int left() {
        long[] removed = removed();
        return docs() - (removed == null ? 0 : PositionSet.count(removed));
    }
}

package vedette.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import vedette.model.LogEntry;

/// A place in the log. Entries are ordered by the time they happened, and by their id where that is the same.
///
/// @param happened in milliseconds; finer times are rounded down
/// @param id the entry's id
public record PageKey(Instant happened, long id) implements Comparable<PageKey> {
    private static final Comparator<PageKey> ORDER =
            Comparator.comparing(PageKey::happened).thenComparingLong(PageKey::id);

    public PageKey {
        happened = happened.truncatedTo(ChronoUnit.MILLIS);
    }

    /// The place of an entry that came from the log.
    public static PageKey of(LogEntry entry) {
        return new PageKey(entry.happened(), entry.id());
    }

    /// Negative when this place is older.
    @Override
    public int compareTo(PageKey other) {
        return ORDER.compare(this, other);
    }
}

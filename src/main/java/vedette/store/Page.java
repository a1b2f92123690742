package vedette.store;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vedette.model.LogEntry;

/// A piece of the log.
///
/// @param entries newest first
/// @param more whether there are further entries in the direction that was asked for
public record Page(List<LogEntry> entries, boolean more) {
    public Page {
        entries = List.copyOf(entries);
    }

    /// Where the page begins: the place of its newest entry, or null when it is empty.
    public @Nullable PageKey first() {
        return entries.isEmpty() ? null : PageKey.of(entries.getFirst());
    }

    /// Where the page ends: the place of its oldest entry, or null when it is empty.
    public @Nullable PageKey last() {
        return entries.isEmpty() ? null : PageKey.of(entries.getLast());
    }
}

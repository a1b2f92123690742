package vedette.store;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import vedette.model.LogEntry;

/// What the holds keep from being removed, their own entries among it: without these they would be forgotten when the
/// index is made anew.
final class HeldEvents {
    private final Set<Long> ids = new HashSet<>();
    private final List<Hold> times;

    HeldEvents(List<Hold> holds) {
        for (Hold hold : holds) {
            ids.add(hold.id());
            ids.addAll(hold.events());
        }
        times = holds.stream()
                .filter(hold -> hold.from() != null || hold.to() != null)
                .toList();
    }

    /// @param id the event's in the database
    boolean holds(long id, LogEntry event) {
        return ids.contains(id) || times.stream().anyMatch(hold -> holds(hold, event.happened()));
    }

    private static boolean holds(Hold hold, Instant time) {
        Instant from = hold.from();
        Instant to = hold.to();
        return (from == null || !time.isBefore(from)) && (to == null || time.isBefore(to));
    }

    /// Those that are held by their ids.
    Set<Long> ids() {
        return ids;
    }

    List<Hold> times() {
        return times;
    }
}

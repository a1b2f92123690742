package vedette.store;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Keeps events from being removed, whatever their age. Either some events, or a time.
///
/// @param id the log entry that placed it; 0 before that
/// @param reason why, in the operator's words
/// @param events the ids of events; empty where a time is held
/// @param from inclusive, or null
/// @param to exclusive, or null
public record Hold(
        long id,
        String reason,
        Set<Long> events,
        @Nullable Instant from,
        @Nullable Instant to) {
    public Hold {
        events = Set.copyOf(events);
    }
}

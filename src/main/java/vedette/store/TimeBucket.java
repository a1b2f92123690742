package vedette.store;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vedette.model.EventKind;
import vedette.model.Severity;

/// What the log has within a span of time.
///
/// @param from inclusive
/// @param to exclusive; equal to `from` when the spans are shorter than a millisecond
/// @param count entries that happened within the span
/// @param worst the highest severity among them, null when there are none
/// @param kinds how many there are of each kind; kinds without any are left out
public record TimeBucket(
        Instant from, Instant to, long count, @Nullable Severity worst, Map<EventKind, Long> kinds) {
    public TimeBucket {
        kinds = Map.copyOf(kinds);
    }
}

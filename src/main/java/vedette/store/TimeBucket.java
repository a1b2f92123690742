package vedette.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vedette.model.Severity;

/// What the log has within a span of time.
///
/// @param from inclusive
/// @param to exclusive; equal to `from` when the spans are shorter than a millisecond
/// @param count entries received within the span
/// @param worst the highest severity among them, null when there are none
public record TimeBucket(
        Instant from, Instant to, long count, @Nullable Severity worst) {}

package vedette.ui;

import java.time.Instant;

/// A span of time.
///
/// @param from inclusive
/// @param to exclusive, after `from`
public record TimeRange(Instant from, Instant to) {
    public TimeRange {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException(from + " is not before " + to);
        }
    }
}

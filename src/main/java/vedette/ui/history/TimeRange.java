package vedette.ui.history;

import java.time.Instant;

/// A span of time.
///
/// @param from inclusive
/// @param to exclusive, after `from`
record TimeRange(Instant from, Instant to) {
    TimeRange {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException(from + " is not before " + to);
        }
    }
}

package vedette.command;

import java.time.Duration;

/// When a command expires, by the monotonic clock.
///
/// @param given when it was given
/// @param patience how long it may take
record Deadline(long given, Duration patience) {
    /// Between two attempts to hand it to a connection that was just lost.
    static final Duration PAUSE = Duration.ofMillis(250);

    boolean isOver(long now) {
        return left(now).compareTo(Duration.ZERO) <= 0;
    }

    Duration left(long now) {
        return patience.minusNanos(now - given);
    }

    /// Whether so little time is left that what is sent now could be late: brokers count whole seconds.
    boolean isNear(long now) {
        Duration second = Duration.ofSeconds(1);
        Duration half = patience.dividedBy(2);
        return left(now).compareTo(half.compareTo(second) < 0 ? half : second) < 0;
    }
}

package vedette.command;

import java.time.Duration;

/// When a command expires, by the monotonic clock.
///
/// @param given when it was given
/// @param patience how long it may take
record Deadline(long given, Duration patience) {
    /// Between two attempts to hand it to a connection that was just lost.
    static final Duration PAUSE = Duration.ofMillis(250);

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    boolean isOver(long now) {
        return leftNanos(now) <= 0;
    }

    Duration left(long now) {
        return Duration.ofNanos(leftNanos(now));
    }

    /// Whether so little time is left that what is sent now could be late: brokers count whole seconds.
    boolean isNear(long now) {
        return leftNanos(now) < Math.min(SECOND, patience.toNanos() / 2);
    }

    /// In plain numbers: it is asked of every command under way, many times a second.
    private long leftNanos(long now) {
        return patience.toNanos() - (now - given);
    }
}

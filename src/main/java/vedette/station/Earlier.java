package vedette.station;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vedette.settings.MetCamera;

/// What an earlier run left to be known of a camera, on this run's monotonic clock.
///
/// @param heardNanos when it was last heard itself; mostly before this run, so only good for differences
/// @param filmedNanos when the last picture of its film came; null where it sends none
/// @param usual how long it usually is silent between two messages; null where it has no such habit
record Earlier(
        long heardNanos,
        @Nullable Long filmedNanos,
        @Nullable Duration usual) {
    /// More than that is no difference to anybody, and can't be counted in nanoseconds for ever.
    private static final Duration LONGEST = Duration.ofDays(36_500);

    /// @param now the wall clock, when the monotonic one shows `nowNanos`
    static Earlier of(MetCamera met, Instant now, long nowNanos) {
        Instant filmed = met.filmed();
        return new Earlier(
                nanos(met.heard(), now, nowNanos),
                filmed == null ? null : Long.valueOf(nanos(filmed, now, nowNanos)),
                met.usual());
    }

    /// A time that the wall clock, put back since, takes for a coming one is this moment.
    private static long nanos(Instant then, Instant now, long nowNanos) {
        Duration ago = Duration.between(then, now);
        Duration bounded = ago.isNegative() ? Duration.ZERO : ago.compareTo(LONGEST) > 0 ? LONGEST : ago;
        return nowNanos - bounded.toNanos();
    }
}

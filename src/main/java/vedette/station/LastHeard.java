package vedette.station;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vedette.model.Arrival;

/// When one camera was last heard itself: a last will is its broker's word, and what comes late is no sign of life.
/// Noted by the threads that hear it, read by any.
final class LastHeard {
    private final @Nullable Earlier earlier;
    private volatile @Nullable Long nanos;

    /// @param earlier what an earlier run left to be known of the camera, or null where it is new
    LastHeard(@Nullable Earlier earlier) {
        this.earlier = earlier;
    }

    void note(long arrivedNanos) {
        nanos = arrivedNanos;
    }

    /// What an earlier run left to be known of the camera, or null where it is new.
    @Nullable
    Earlier earlier() {
        return earlier;
    }

    /// When it was in this run, by `System.nanoTime()`, or null before.
    @Nullable
    Long now() {
        return nanos;
    }

    /// The same, in this run or an earlier one.
    @Nullable
    Long ever() {
        Long heard = nanos;
        return heard == null && earlier != null ? Long.valueOf(earlier.heardNanos()) : heard;
    }

    /// Whether it was in this run, and after this time.
    ///
    /// @param now any arrival, by which both clocks are compared
    boolean isAfter(Instant time, Arrival now) {
        Long heard = nanos;
        return heard != null && now.received().minusNanos(now.nanos() - heard).isAfter(time);
    }
}

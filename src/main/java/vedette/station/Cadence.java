package vedette.station;

import java.time.Duration;

/// How often something comes by one way, and since when without a break. Unlike [Rhythm] it learns nothing from breaks:
/// a broker that was away for a minute is not one that speaks once a minute. Thread-safe.
final class Cadence {
    private static final double LEARNT = 0.1;
    private static final int GAPS_TO_KNOW = 3;

    private long last;
    private long runSince;
    private int run;
    private long gaps;
    private double usual;

    /// Notes an arrival.
    ///
    /// @param patience a break shorter than this is none, whatever is usual
    synchronized void beat(long nanos, Duration patience) {
        long gap = nanos - last;
        if (run > 0 && gap <= longest(patience)) {
            gaps++;
            usual += (Math.max(0, gap) - usual) * Math.max(LEARNT, 1.0 / gaps);
            run++;
        } else {
            run = 1;
            runSince = nanos;
        }
        last = nanos;
    }

    private long longest(Duration patience) {
        return Math.max(patience.toNanos(), gaps < GAPS_TO_KNOW ? 0 : (long) (3 * usual));
    }

    synchronized boolean hasBeaten() {
        return run > 0;
    }

    /// When the newest came; meaningless before the first.
    synchronized long last() {
        return last;
    }

    /// Whether nothing came for longer than the patience and three times the usual gap.
    synchronized boolean isSilent(long nowNanos, Duration patience) {
        return run == 0 || nowNanos - last > longest(patience);
    }

    /// Whether it has come for at least so long without a break, counted from the given moment.
    synchronized boolean hasRunFor(Duration atLeast, long fromNanos) {
        long from = runSince - fromNanos > 0 ? runSince : fromNanos;
        return run > 1 && last - from >= atLeast.toNanos();
    }
}

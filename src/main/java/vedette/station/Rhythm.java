package vedette.station;

import java.time.Duration;

/// How often something comes: the usual gap over the last minutes, and the gap just now. Written by one thread,
/// read by any.
final class Rhythm {
    private static final double NOW = 0.3;

    /// What is usual is learnt over this time, not over a number of pictures: a film that falls to a tenth of its pace
    /// is slow for a while before that is its habit.
    private static final double USUAL_SPAN = Duration.ofMinutes(2).toNanos();

    /// The most that one gap counts, of senders that speak seldom.
    private static final double USUAL = 0.2;

    /// Before there is a rhythm, longer gaps than this tell nothing of it.
    private static final long LONGEST_FIRST_GAP = Duration.ofMinutes(5).toNanos();

    /// A silence that is no news any more was a break, of which nothing is learnt: a film that was away for a minute is
    /// not one that comes once a minute. So many in a row are a habit.
    private static final int HABIT = 3;

    /// Breaks are in a row where the sender spoke for less than this part of them in between.
    private static final int HARDLY_SPOKE = 4;

    private volatile long last;
    private volatile long count;
    private volatile double usualGap;
    private volatile double gapNow;

    // Of the writer alone.
    private int breaks;
    private double broken;
    private long cameBack;

    /// Notes an arrival.
    @SuppressWarnings("NonAtomicVolatileUpdate") // one writer
    void beat(long nanos) {
        if (count > 0) {
            long gap = Math.max(0, nanos - last);
            if (isBreak(gap)) {
                broke(gap, nanos);
            } else {
                // The first gaps count for more, so that a rhythm is known after a few.
                double weight = Math.max(Math.min(USUAL, gap / USUAL_SPAN), 1.0 / count);
                usualGap += (gap - usualGap) * weight;
                gapNow += (gap - gapNow) * Math.max(NOW, 1.0 / count);
            }
        }
        last = nanos;
        count++;
    }

    private boolean isBreak(long gap) {
        return gap > (isKnown() ? FreshnessJudge.patience(this).toNanos() : LONGEST_FIRST_GAP);
    }

    private void broke(long gap, long nanos) {
        boolean inARow = breaks > 0 && last - cameBack <= gap / HARDLY_SPOKE;
        breaks = inARow ? breaks + 1 : 1;
        broken = inARow ? broken + gap : gap;
        cameBack = nanos;
        if (breaks == HABIT) {
            usualGap = broken / breaks;
            gapNow = usualGap;
            breaks = 0;
        }
    }

    boolean hasBeaten() {
        return count > 0;
    }

    /// The monotonic time of the newest arrival; meaningless before the first.
    long last() {
        return last;
    }

    Duration sinceLast(long nowNanos) {
        return Duration.ofNanos(Math.max(0, nowNanos - last));
    }

    /// Whether enough came to speak of a rhythm.
    boolean isKnown() {
        return count >= 5;
    }

    Duration usualGap() {
        return Duration.ofNanos((long) usualGap);
    }

    Duration gapNow() {
        return Duration.ofNanos((long) gapNow);
    }
}

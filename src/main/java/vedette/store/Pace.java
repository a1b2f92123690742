package vedette.store;

import java.util.function.LongSupplier;

/// How fast something comes just now. One thread counts, any may ask.
final class Pace {
    /// Long enough to count in, short enough that the end of a burst is noticed before somebody asks where it is.
    private static final long WINDOW = 100_000_000;

    private final LongSupplier nanoTime;
    private long begin;
    private long count;
    private volatile double perSecond;
    private volatile long measured;

    /// @param nanoTime as [System#nanoTime]
    Pace(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        begin = nanoTime.getAsLong();
        measured = begin;
    }

    void count(int more) {
        long now = nanoTime.getAsLong();
        count += more;
        if (now - begin >= WINDOW) {
            perSecond = count * 1e9 / (now - begin);
            measured = now;
            begin = now;
            count = 0;
        }
    }

    /// As of the last full tenth of a second, and 0 where nothing was counted since.
    double perSecond() {
        return nanoTime.getAsLong() - measured > 2 * WINDOW ? 0 : perSecond;
    }
}

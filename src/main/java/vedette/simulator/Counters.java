package vedette.simulator;

import java.util.concurrent.atomic.LongAdder;

/// What a fleet has sent. Thread-safe.
final class Counters {
    private final LongAdder frames = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private final LongAdder events = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final LongAdder skipped = new LongAdder();

    void sent(boolean picture, int size) {
        (picture ? frames : events).increment();
        bytes.add(size);
    }

    void failure() {
        failures.increment();
    }

    void skip(long times) {
        skipped.add(times);
    }

    FleetCounts counts() {
        return new FleetCounts(frames.sum(), bytes.sum(), events.sum(), failures.sum(), skipped.sum());
    }
}

package vedette.station;

import java.util.concurrent.atomic.LongAdder;

/// Counts what comes in. Counted by any thread, measured by the clock thread, read by any.
final class Traffic {
    private final LongAdder messages = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private long messagesBefore;
    private long bytesBefore;
    private volatile TrafficRate rate = TrafficRate.NONE;

    void add(int size) {
        messages.increment();
        bytes.add(size);
    }

    /// Measures what came since the last call.
    void measure(double seconds) {
        long messagesNow = messages.sum();
        long bytesNow = bytes.sum();
        rate = new TrafficRate((messagesNow - messagesBefore) / seconds, (bytesNow - bytesBefore) / seconds);
        messagesBefore = messagesNow;
        bytesBefore = bytesNow;
    }

    /// How many came since the start.
    long messages() {
        return messages.sum();
    }

    /// How many bytes they had.
    long bytes() {
        return bytes.sum();
    }

    TrafficRate rate() {
        return rate;
    }
}

package vedette.mqtt;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/// How soon a connection is tried again. Confined to one thread.
final class RetryPace {
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(250);
    /// The station is to be back within two seconds of the broker, with the time that it takes to connect.
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(1200);

    /// A refusal needs somebody to do something: asking every second would only fill the broker's log.
    private static final Duration PAUSE_AFTER_REFUSAL = Duration.ofSeconds(10);

    /// An attempt that took this long was a pause by itself.
    private static final Duration LONG_ATTEMPT = Duration.ofSeconds(1);

    private int failures;
    private long attemptBegan;

    void attemptBegins() {
        attemptBegan = System.nanoTime();
    }

    void succeeded() {
        failures = 0;
    }

    /// The pause after a failure.
    Duration after(LinkFailure failure) {
        if (failure.refused()) {
            return PAUSE_AFTER_REFUSAL;
        }
        boolean waited = System.nanoTime() - attemptBegan >= LONG_ATTEMPT.toNanos();
        return waited ? SHORTEST_PAUSE : pause(failures++);
    }

    /// Whether the last failure was the first after a success.
    boolean isFirst() {
        return failures <= 1;
    }

    /// Doubles from 0.25 s to 1.2 s, and is spread by half, so that many stations do not come back in step.
    static Duration pause(int failures) {
        long longest = Math.min(LONGEST_PAUSE.toMillis(), SHORTEST_PAUSE.toMillis() << Math.min(failures, 8));
        long shortest = Math.max(SHORTEST_PAUSE.toMillis(), longest / 2);
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(shortest, longest + 1));
    }
}

package vedette.station;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One fault must not keep the rest from being looked at, and no error may end a periodic look for good: every camera
/// would stay as it was last seen. Confined to one thread.
final class FaultGuard {
    private static final Logger LOG = LoggerFactory.getLogger(FaultGuard.class);
    /// A fault that comes again at each look must not fill the disk.
    private static final Duration SAID_EVERY = Duration.ofMinutes(1);

    private final Map<String, Long> saidNanos = new HashMap<>();

    /// Does something, and writes down what it throws, at most once a minute.
    ///
    /// @param what is looked at, as a sentence begins
    void run(String what, Runnable look) {
        try {
            look.run();
        } catch (RuntimeException | Error e) {
            Long said = saidNanos.get(what);
            long now = System.nanoTime();
            if (said == null || now - said >= SAID_EVERY.toNanos()) {
                saidNanos.put(what, now);
                LOG.error("{} could not be looked at by a fault of this program", what, e);
            }
        }
    }
}

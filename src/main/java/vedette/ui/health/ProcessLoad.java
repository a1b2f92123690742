package vedette.ui.health;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How much of the computer this program takes, by the operating system's account. On one thread.
final class ProcessLoad {
    private static final long SPAN =
            2_000_000_000L; // the system counts in hundredths of a second: shorter spans jitter

    private final ProcessHandle program = ProcessHandle.current();
    private final Instant started = program.info().startInstant().orElseGet(Instant::now);
    private long lastNanos;
    private Duration lastTime = Duration.ZERO;
    private String text = "measuring…";

    /// The processor time of the last seconds: `31 % of a core`, or `not known here`.
    ///
    /// @param nowNanos `System.nanoTime()`
    String share(long nowNanos) {
        boolean first = lastNanos == 0;
        if (first || nowNanos - lastNanos >= SPAN) {
            Optional<Duration> time = program.info().totalCpuDuration();
            if (time.isEmpty()) {
                text = "not known here";
            } else {
                if (!first) {
                    double share = (double) time.get().minus(lastTime).toNanos() / (nowNanos - lastNanos);
                    text = Math.round(100 * Math.max(0, share)) + " % of a core";
                }
                lastTime = time.get();
            }
            lastNanos = nowNanos;
        }
        return text;
    }

    /// How long this program has been running.
    Duration uptime(Instant now) {
        Duration since = Duration.between(started, now);
        return since.isNegative() ? Duration.ZERO : since;
    }
}

package vedette.station;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import vedette.model.CameraId;
import vedette.model.EventKind;
import vedette.model.LogEntry;
import vedette.model.Severity;

/// Tells the log again of cameras that stay gone: one in which nothing is said of a camera for hours looks like a quiet
/// night. Confined to the clock thread.
final class Reminders {
    static final Duration EVERY = Duration.ofHours(1);

    private final Consumer<LogEntry> notes;
    private final Clock clock;
    private final Map<CameraId, Long> last = new HashMap<>();

    Reminders(Consumer<LogEntry> notes, Clock clock) {
        this.notes = notes;
        this.clock = clock;
    }

    /// Looks at a camera that the log has as gone.
    ///
    /// @param gone when it was last heard
    void look(LiveCamera camera, Instant gone, long nowNanos) {
        long before = last.computeIfAbsent(camera.id(), id -> nowNanos);
        if (nowNanos - before >= EVERY.toNanos()) {
            last.put(camera.id(), nowNanos);
            Instant when = clock.instant();
            notes.accept(StationLog.own(
                            when,
                            camera.id().broker(),
                            camera.id().name(),
                            EventKind.PRESENCE,
                            "still not as it should be, for " + FreshnessJudge.inWords(Duration.between(gone, when))
                                    + ": " + camera.freshness().reason())
                    .severity(Severity.WARNING)
                    .build());
        }
    }

    /// It is back, or missed no more.
    void forget(CameraId camera) {
        last.remove(camera);
    }
}

package vedette.station;

import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import vedette.model.CameraId;
import vedette.model.EventKind;
import vedette.model.LogEntry;
import vedette.model.Severity;

/// Writes into the log when a camera's clock is found to be wrong, and when it is right again. Confined to the clock
/// thread.
final class ClockWatch {
    private final Consumer<LogEntry> notes;
    private final Clock clock;
    private final Set<CameraId> wrong = new HashSet<>();

    ClockWatch(Consumer<LogEntry> notes, Clock clock) {
        this.notes = notes;
        this.clock = clock;
    }

    void look(LiveCamera camera) {
        boolean isWrong = camera.clockSkew().isWrong();
        if (isWrong && wrong.add(camera.id())) {
            note(camera, camera.clockSkew().inWords(), Severity.WARNING);
        } else if (!isWrong && wrong.remove(camera.id())) {
            note(camera, "its clock is right again", Severity.INFO);
        }
    }

    private void note(LiveCamera camera, String what, Severity severity) {
        notes.accept(StationLog.own(
                        clock.instant(), camera.id().broker(), camera.id().name(), EventKind.HEALTH, what)
                .severity(severity)
                .build());
    }
}

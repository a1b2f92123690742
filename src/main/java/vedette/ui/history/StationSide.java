package vedette.ui.history;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import vedette.model.CameraId;
import vedette.model.LogEntry;
import vedette.station.LiveCamera;
import vedette.station.Station;
import vedette.store.Hold;
import vedette.store.LogStatus;

/// What this screen needs of the station besides its log.
interface StationSide {
    /// Another object whenever something was logged.
    Object newest();

    /// The live camera that an entry of the log is about.
    Optional<CameraId> cameraOf(LogEntry entry);

    /// Writes what the operator did into the log.
    void audit(String what);

    /// How the log is doing.
    LogStatus logStatus();

    /// Keeps events from being removed. The hold is in the log when the future ends.
    CompletableFuture<Hold> hold(Hold wanted);

    /// Lets go of a hold again. That is in the log when the future ends.
    CompletableFuture<Void> release(long hold);

    static StationSide of(Station station) {
        return new StationSide() {
            @Override
            public Object newest() {
                return station.latest();
            }

            @Override
            public Optional<CameraId> cameraOf(LogEntry entry) {
                return spoken(station, entry);
            }

            @Override
            public void audit(String what) {
                station.audit("", what);
            }

            @Override
            public LogStatus logStatus() {
                return station.log().status();
            }

            @Override
            public CompletableFuture<Hold> hold(Hold wanted) {
                return station.log().hold(wanted);
            }

            @Override
            public CompletableFuture<Void> release(long hold) {
                return station.log().release(hold);
            }
        };
    }

    private static Optional<CameraId> spoken(Station station, LogEntry entry) {
        return station.cameras().stream()
                .map(LiveCamera::id)
                .filter(id -> !entry.camera().isEmpty() && id.name().equals(entry.camera()))
                // What the station itself logs about a camera names neither its broker nor its system.
                .filter(id -> entry.system().equals("station")
                        || (Objects.equals(id.broker(), entry.broker())
                                && id.system().equals(entry.system())))
                .findFirst();
    }
}

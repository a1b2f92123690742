package vedette.ui.camera;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import vedette.model.CameraEvent;
import vedette.model.CameraState;
import vedette.model.Reading;
import vedette.station.CameraPart;
import vedette.station.LiveCamera;
import vedette.ui.ReadingsPane;
import vedette.ui.Words;
import vedette.video.PictureStats;

/// How a camera is: what it says of itself, and what the station sees of it. On the FX thread.
final class HealthPanel extends VBox {
    private final Label status = new Label();
    private final ReadingsPane readings = new ReadingsPane(24);
    private final ReadingsPane seen = new ReadingsPane(12);
    private final Label rejection = new Label();

    HealthPanel() {
        getStyleClass().add("panel");
        Label title = new Label("HEALTH");
        title.getStyleClass().add("panel-title");
        Label seenTitle = new Label("AS THE STATION SEES IT");
        seenTitle.getStyleClass().add("panel-title");
        status.getStyleClass().add("muted");
        status.setWrapText(true);
        rejection.getStyleClass().add("warning-text");
        rejection.setWrapText(true);
        getChildren().addAll(title, readings, status, seenTitle, seen, rejection);
    }

    void update(LiveCamera camera, long nowNanos) {
        CameraState state = camera.state();
        status.setText(HealthWords.of(camera, nowNanos));
        Map<String, Reading> named = new LinkedHashMap<>();
        reported(state).forEach((name, reading) -> named.put(HealthWords.label(name), reading));
        Set<String> old = new HashSet<>();
        old(camera).forEach(name -> old.add(HealthWords.label(name)));
        readings.update(named, old);
        seen.update(observed(camera));
        String reason = camera.lastRejection();
        rejection.setVisible(reason != null);
        rejection.setManaged(reason != null);
        rejection.setText(reason == null ? "" : "last unusable message: " + reason);
    }

    /// The names of the values that are not of now.
    private static Set<String> old(LiveCamera camera) {
        Set<String> old = new HashSet<>();
        CameraState state = camera.state();
        CameraState.At<CameraEvent.HealthReported> health = state.health();
        if (!Words.notOfNow(camera.freshness(CameraPart.TELEMETRY)).isEmpty()) {
            old.addAll(state.telemetry().keySet());
        }
        if (health != null) {
            if (Words.notOfNow(camera.freshness(CameraPart.HEALTH)).isEmpty()) {
                old.removeAll(health.what().readings().keySet());
            } else {
                old.addAll(health.what().readings().keySet());
            }
        }
        return old;
    }

    private static Map<String, Reading> reported(CameraState state) {
        Map<String, Reading> reported = new LinkedHashMap<>();
        CameraState.At<CameraEvent.HealthReported> health = state.health();
        if (health != null) {
            reported.putAll(health.what().readings());
        }
        state.telemetry().forEach((name, reading) -> reported.putIfAbsent(name, reading.what()));
        return reported;
    }

    private static Map<String, Reading> observed(LiveCamera camera) {
        PictureStats stats = camera.pictures().stats();
        Map<String, Reading> observed = new LinkedHashMap<>();
        if (camera.source() != null) {
            observed.put(
                    "pictures", Reading.of(Words.count(stats.received()) + " (" + Words.bytes(stats.bytes()) + ")"));
            observed.put("rate", Reading.of(Words.rate(camera.framesPerSecond())));
            observed.put("replaced by newer", Reading.of(Words.count(stats.replaced())));
            observed.put("came twice", Reading.of(Words.count(stats.repeated())));
        }
        observed.put("unusable", Reading.of(Words.count(camera.rejected())));
        return observed;
    }
}

package vedette.ui.live;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import vedette.model.CameraEvent;
import vedette.model.CameraState;
import vedette.model.PlateRead;
import vedette.model.Reading;
import vedette.station.CameraPart;
import vedette.station.LiveCamera;
import vedette.ui.ReadingsPane;
import vedette.ui.Words;

/// What a tile shows of one that sends no pictures: the most telling thing large, and its values. On the FX thread.
final class StateBoard extends VBox {
    private static final double ROOM_FOR_REST = 96;
    private static final double ROW_HEIGHT = 22;

    private final Label headline = new Label();
    private final Label detail = new Label();
    private final ReadingsPane readings = new ReadingsPane(6);

    StateBoard() {
        getStyleClass().add("state-board");
        setMinSize(0, 0);
        setAlignment(Pos.CENTER);
        headline.getStyleClass().add("board-headline");
        detail.getStyleClass().add("board-detail");
        getChildren().addAll(headline, detail, readings);
    }

    void update(LiveCamera camera, long nowNanos) {
        CameraState state = camera.state();
        Map<String, Reading> values = values(state);
        String head = headline(state);
        set(headline, head);
        set(detail, detail(camera, nowNanos));
        int rows = (int) ((getHeight() - ROOM_FOR_REST) / ROW_HEIGHT);
        boolean room = rows > 0;
        readings.mostRows(Math.max(1, rows));
        readings.setVisible(room && !values.isEmpty());
        readings.setManaged(room && !values.isEmpty());
        headline.setVisible(!head.isEmpty());
        headline.setManaged(!head.isEmpty());
        detail.setManaged(!detail.getText().isEmpty());
        if (readings.isVisible()) {
            readings.update(values, old(camera));
        }
    }

    private static String headline(CameraState state) {
        CameraState.At<CameraEvent.PlatesRead> plates = state.plates();
        if (plates != null) {
            return plates.what().plates().stream().map(PlateRead::number).collect(Collectors.joining("  "));
        }
        CameraState.At<CameraEvent.EmotionsReported> emotions = state.emotions();
        if (emotions != null) {
            Double confidence = emotions.what().confidence();
            return emotions.what().dominant() + (confidence == null ? "" : " " + Words.score(confidence));
        }
        CameraState.At<Reading> temperature = state.telemetry().get("temperature");
        if (temperature != null) {
            return temperature.what().text();
        }
        CameraState.At<CameraEvent.PresenceChanged> presence = state.presence();
        if (presence != null) {
            return presence.what().word();
        }
        CameraState.At<CameraEvent.HealthReported> health = state.health();
        return health == null ? "" : health.what().status().name().toLowerCase(java.util.Locale.ROOT);
    }

    private static String detail(LiveCamera camera, long nowNanos) {
        CameraState state = camera.state();
        CameraState.At<CameraEvent.PlatesRead> plates = state.plates();
        if (plates != null) {
            return "read " + ago(plates, nowNanos);
        }
        CameraState.At<CameraEvent.AlertRaised> alert = state.alert();
        if (alert != null) {
            return vedette.model.Printable.text(alert.what().text(), 80) + " · " + ago(alert, nowNanos);
        }
        if (state.emotions() != null) {
            String old = Words.notOfNow(camera.freshness(CameraPart.EMOTIONS));
            if (!old.isEmpty()) {
                return old;
            }
        }
        CameraState.At<CameraEvent.DetectionsReported> seen = state.seen();
        return seen == null
                ? ""
                : seen.what().detections().stream().map(each -> each.label()).collect(Collectors.joining(", ")) + " · "
                        + ago(seen, nowNanos);
    }

    private static String ago(CameraState.At<?> what, long nowNanos) {
        return what.arrival().retained()
                ? "kept by the broker"
                : Words.age(java.time.Duration.ofNanos(nowNanos - what.arrival().nanos())) + " ago";
    }

    private static Map<String, Reading> values(CameraState state) {
        Map<String, Reading> values = new LinkedHashMap<>();
        CameraState.At<CameraEvent.EmotionsReported> emotions = state.emotions();
        if (emotions != null) {
            emotions.what().scores().forEach((label, score) -> values.put(label, Reading.of(score * 100, "%")));
        }
        state.telemetry().forEach((name, reading) -> values.put(name, reading.what()));
        CameraState.At<CameraEvent.HealthReported> health = state.health();
        if (health != null) {
            health.what().readings().forEach(values::putIfAbsent);
        }
        return values;
    }

    /// The names of the values that are not of now.
    private static Set<String> old(LiveCamera camera) {
        Set<String> old = new HashSet<>();
        CameraState state = camera.state();
        CameraState.At<CameraEvent.EmotionsReported> emotions = state.emotions();
        if (emotions != null && isOld(camera, CameraPart.EMOTIONS)) {
            old.addAll(emotions.what().scores().keySet());
        }
        CameraState.At<CameraEvent.HealthReported> health = state.health();
        if (health != null && isOld(camera, CameraPart.HEALTH)) {
            old.addAll(health.what().readings().keySet());
        }
        if (isOld(camera, CameraPart.TELEMETRY)) {
            old.addAll(state.telemetry().keySet());
        } else {
            old.removeAll(state.telemetry().keySet());
        }
        return old;
    }

    private static boolean isOld(LiveCamera camera, CameraPart part) {
        return !Words.notOfNow(camera.freshness(part)).isEmpty();
    }

    private static void set(Label label, String text) {
        if (!text.equals(label.getText())) {
            label.setText(text);
        }
    }
}

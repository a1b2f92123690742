package vedette.ui.cameras;

import java.util.Map;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Button;
import org.junit.jupiter.api.BeforeEach;
import vedette.settings.CameraBook;
import vedette.ui.FxThread;
import vedette.ui.LabBroker;
import vedette.ui.LiveWindow;
import vedette.ui.live.WallScreen;

/// The Cameras screen in its window, beside the wall.
abstract class CamerasWindow extends LiveWindow {
    private int pictures;

    @Override
    protected void addScreens() {
        window.add(
                new WallScreen(station, LabBroker.CATALOG, new Noted(), window.pulse()),
                "mdi2v-view-dashboard",
                "Wall");
        window.add(new CamerasScreen(station, new Noted(), Runnable::run), "mdi2c-cctv", "Cameras");
        window.badge("cameras", () -> station.intake().newCameras());
    }

    @BeforeEach
    void connect() throws Exception {
        home.isOnline();
        FxThread.call(() -> {
            window.open("cameras");
            return null;
        });
        beat();
    }

    /// Three cameras that are known.
    void speakKnown() {
        home.say("babymonitor/video", LabBroker.jpeg(320, 240, pictures++));
        home.say("lightnvr/cameras/front_door/snapshot", LabBroker.jpeg(320, 240, pictures++));
        home.say("lightnvr/cameras/garage/snapshot", LabBroker.jpeg(320, 240, pictures++));
    }

    /// Newcomers below a prefix that is watched, as the others come by the look at everything.
    void speakNew() {
        home.say("garden/greenhouse/jpg", LabBroker.jpeg(640, 480, pictures++));
        home.say("garden/greenhouse/lwt", "online");
        home.say("site2/detections/gate", """
                {"stream": "gate", "timestamp": 1795161080, "detections": [
                 {"label": "car", "confidence": 0.92, "x": 0.25, "y": 0.3, "width": 0.15, "height": 0.45}]}""");
        home.say("site2/detections/gate/snapshot", LabBroker.jpeg(640, 360, pictures++));
    }

    CameraList list() {
        return (CameraList) Objects.requireNonNull(window.scene().lookup("#camera-list"));
    }

    void select(int... rows) throws Exception {
        FxThread.call(() -> {
            list().getSelectionModel().clearSelection();
            for (int row : rows) {
                list().getSelectionModel().select(row);
            }
            list().requestFocus();
            return null;
        });
    }

    void fire(Node from, String text) throws Exception {
        FxThread.call(() -> {
            from.lookupAll(".button").stream()
                    .filter(each ->
                            each instanceof Button button && button.getText().equals(text))
                    .map(Button.class::cast)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no button " + text + " but " + texts(from) + " in " + from))
                    .fire();
            return null;
        });
        beat();
    }

    CameraBook.Entry entry(String system, String installation, String camera) {
        return station.book().of(LabBroker.NAME + "/" + system + "/" + installation + "/" + camera);
    }

    static Map<String, CameraBook.Entry> grouped(CameraBook book, String key, String group) {
        return Map.of(key, book.of(key).grouped(group));
    }
}

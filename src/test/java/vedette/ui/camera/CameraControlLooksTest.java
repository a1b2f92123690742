package vedette.ui.camera;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import vedette.command.Stage;
import vedette.ui.FxThread;

/// Draws the screen of a camera with all that it can show, for people to look at.
class CameraControlLooksTest extends ControlWindow {
    @Test
    void looksAsItShould() throws Exception {
        openConfigured();
        home.say("lprserver/cameras/CAM001/detection", """
                {"message_id": "d1", "timestamp": "2026-11-20T07:50:46", "camera_id": "CAM001", "detection_data": {
                 "vehicles_count": 1, "plates": [{"plate_number": "ABC1234", "confidence": 0.92}]}}""");
        fire("Request status");
        commands.step(CAMERA, Stage.SENT, 1, "sent");
        commands.step(CAMERA, Stage.CONFIRMED, 1, "the camera answered");
        fire("Calibrate");
        commands.step(CAMERA, Stage.EXPIRED, 3, "nobody answered");
        fire("Request status");
        commands.step(CAMERA, Stage.SENT, 2, "sent again");
        type("confidence_threshold", "0.85");
        FxThread.call(() -> {
            ((CheckBox) find("config-enable_recording")).setSelected(true);
            ((ComboBox<?>) find("config-image_quality")).getSelectionModel().select(1);
            return null;
        });
        settle();
        shoot("camera");
        fire("Review and send…");
        shoot("camera-review");
        press(KeyCode.ESCAPE, false);
        fire("Restart camera…");
        shoot("camera-asks");
        press(KeyCode.ESCAPE, false);
        room.push(CAMERA, true);
        commands.step(CAMERA, Stage.CONFIRMED, 1, "");
        room.look(System.nanoTime());
        report(CONFIG);
        eventually(() -> texts().stream().anyMatch(text -> text.startsWith("Not as it was set")));
        shoot("camera-drift");
        fire("History…");
        shoot("camera-history");
        assertThat(Objects.requireNonNull(room.of(CAMERA).push()).isUnderWay()).isFalse();
    }
}

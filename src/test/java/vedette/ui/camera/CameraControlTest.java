package vedette.ui.camera;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;
import vedette.command.Stage;
import vedette.dialect.ConfigAccess;
import vedette.ui.FxThread;

class CameraControlTest extends ControlWindow {
    @Test
    void aCommandGoesItsWayBeforeTheOperatorsEyes() throws Exception {
        open();
        fire("Request status");
        assertThat(commands.given(CAMERA)).hasSize(1);
        assertThat(texts()).contains("get_status", "⟳ waits to be sent");
        commands.step(CAMERA, Stage.SENT, 2, "sent again");
        eventually(() -> texts().contains("⟳ try 2 of 3"));
        commands.step(CAMERA, Stage.TAKEN, 2, "the server says executed: it proves nothing about the camera");
        commands.step(CAMERA, Stage.CONFIRMED, 2, "the camera answered: success");
        eventually(() -> texts().contains("✓ answered 360 ms"));
        click(all(".command-row").getFirst());
        eventually(() -> texts().contains("the server says executed: it proves nothing about the camera"));
        fire("Calibrate");
        commands.step(CAMERA, Stage.SENT_ONLY, 1, "sent");
        eventually(() -> texts().contains("sent only — nobody answers such a command"));
        fire("Calibrate");
        commands.step(CAMERA, Stage.EXPIRED, 3, "nobody answered");
        eventually(() -> texts().contains("✕ expired"));
        fire("Try again");
        assertThat(commands.given(CAMERA)).hasSize(4);
    }

    @Test
    void aConfigurationThatFailedIsNotSentAgainByAClick() throws Exception {
        open();
        commands.give(CAMERA, "update_config", Map.of("config", "{}"));
        commands.step(CAMERA, Stage.EXPIRED, 3, "nobody answered");
        eventually(() -> texts().contains("✕ expired"));
        assertThat(all(".button").stream()
                        .filter(node -> node.isVisible()
                                && node instanceof Button button
                                && button.getText().equals("Try again")))
                .isEmpty();
    }

    @Test
    void aDangerousCommandAsksFirst() throws Exception {
        open();
        fire("Restart camera…");
        assertThat(commands.given(CAMERA)).isEmpty();
        assertThat(texts()).contains("The camera is blind until it is back, for about a minute.");
        press(KeyCode.ESCAPE, false);
        assertThat(texts()).doesNotContain("The camera is blind until it is back, for about a minute.");
        assertThat(texts()).as("Esc put the sheet away, not the screen").contains("Request status");
        fire("Restart camera…");
        TextField delay = (TextField) find("parameter-delay_seconds");
        FxThread.call(() -> {
            delay.setText("soon");
            return null;
        });
        fire("Restart camera");
        assertThat(texts()).contains("Delay in seconds: give a number, such as 10 or 0.5.");
        FxThread.call(() -> {
            delay.setText("5");
            return null;
        });
        fire("Restart camera");
        assertThat(commands.given(CAMERA).getFirst().command().parameter("delay_seconds", ""))
                .isEqualTo("5");
    }

    @Test
    void aChangeIsSeenCheckedReviewedSentAndConfirmed() throws Exception {
        openConfigured();
        assertThat(texts()).contains("CONFIGURATION", "The camera does not send this field.");
        type("confidence_threshold", "7");
        assertThat(texts()).contains("CONFIGURATION · 1 CHANGE", "Allowed are 0 to 1.");
        assertThat(((Button) button("Review and send…")).isDisabled()).isTrue();
        type("confidence_threshold", "0.85");
        CheckBox recording = (CheckBox) find("config-enable_recording");
        FxThread.call(() -> {
            recording.setSelected(true);
            return null;
        });
        settle();
        assertThat(texts()).contains("CONFIGURATION · 2 CHANGES", "on");
        fire("Review and send…");
        assertThat(texts()).contains("Camera has now", "0.80", "0.85");
        report(CONFIG.replace("0.80", "0.70"));
        eventually(() -> texts().stream().anyMatch(text -> text.startsWith("The camera has changed a field")));
        fire("Send");
        String sent = commands.given(CAMERA).getLast().command().parameter(ConfigAccess.CONFIG, "");
        assertThat(sent)
                .contains("\"confidence_threshold\":0.85", "\"enable_recording\":true")
                .contains("\"firmware_flavour\":{\"lens\":\"wide\"}", "\"alert_confidence_threshold\":0.90");
        eventually(() -> texts().stream().anyMatch(text -> text.endsWith("waits for the camera’s word")));
        report(sent);
        commands.step(CAMERA, Stage.CONFIRMED, 1, "");
        room.look(System.nanoTime());
        eventually(() -> texts().stream().anyMatch(text -> text.endsWith("confirmed by the camera")));
        assertThat(texts()).contains("CONFIGURATION");
        report(CONFIG);
        eventually(() -> texts().stream()
                .anyMatch(text -> text.startsWith("Not as it was set: confidence_threshold is 0.80, set was 0.85")));
        fire("Set again…");
        assertThat(texts()).contains("CONFIGURATION · 2 CHANGES");
        fire("Revert");
        fire("Accept");
        assertThat(texts()).noneMatch(text -> text.startsWith("Not as it was set"));
        fire("History…");
        assertThat(texts()).contains("reported by the camera", "sent, olga", "confirmed by the camera, olga");
        FxThread.call(() -> {
            ((Button) all(".version-row .button").get(2)).fire();
            return null;
        });
        eventually(() -> texts().stream().anyMatch(text -> text.startsWith("CONFIGURATION · ")));
    }

    @Test
    void aThousandClicksWaitForNobodyAndTheTableStaysShort() throws Exception {
        open();
        commands.bound(600);
        Button ask = (Button) button("Request status");
        for (int i = 0; i < 1000; i++) {
            FxThread.call(() -> {
                ask.fire();
                return null;
            });
        }
        beat();
        assertThat(commands.given(CAMERA)).hasSize(600);
        eventually(() -> texts().contains("Too many commands wait: 600."));
        eventually(() -> all(".command-row").size() == 6);
    }

    @Test
    void thousandsOfFieldsAreFoundByTyping() throws Exception {
        open();
        StringBuilder json = new StringBuilder("{\"f0\":0");
        for (int i = 1; i < 2000; i++) {
            json.append(",\"f").append(i).append("\":").append(i);
        }
        report(json.append('}').toString());
        eventually(() -> texts().stream().anyMatch(text -> text.endsWith("type a part of the name to find them")));
        assertThat(all(".config-row")).hasSizeLessThanOrEqualTo(40);
        FxThread.call(() -> {
            ((TextField) find("config-search")).setText("f1999");
            return null;
        });
        eventually(() -> all(".config-row").size() == 1);
    }

    @Test
    void everythingIsReachedByTheKeyboard() throws Exception {
        openConfigured();
        press(KeyCode.C, false);
        assertThat(window.scene().getFocusOwner()).isInstanceOf(Button.class);
        assertThat(((Button) window.scene().getFocusOwner()).getText()).isEqualTo("Request status");
        press(KeyCode.G, false);
        assertThat(window.scene().getFocusOwner().getId()).isEqualTo("config-detection_interval");
        FxThread.call(() -> {
            TextField field = (TextField) window.scene().getFocusOwner();
            field.fireEvent(new KeyEvent(KeyEvent.KEY_TYPED, "g", "", KeyCode.UNDEFINED, false, false, false, false));
            assertThat(field.getText())
                    .as("the key that led there is not typed there")
                    .isEqualTo("1000");
            field.fireEvent(new KeyEvent(KeyEvent.KEY_TYPED, "7", "", KeyCode.UNDEFINED, false, false, false, false));
            assertThat(field.getText()).as("the next one is").contains("7");
            return null;
        });
        press(KeyCode.S, false);
        assertThat(texts()).as("typed into a field").doesNotContain("There is no picture to save.");
    }
}

package vedette.ui.camera;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vedette.command.FakeCommands;
import vedette.command.Stage;
import vedette.dialect.CommandParameter;
import vedette.dialect.CommandSpec;
import vedette.dialect.CommandSpec.Closing;
import vedette.dialect.ConfigAccess;
import vedette.dialect.ConfigField;
import vedette.model.Arrival;
import vedette.model.CameraEvent;
import vedette.model.CameraId;
import vedette.model.CameraRole;
import vedette.model.LogEntry;
import vedette.settings.StationSettings;
import vedette.station.ConfigKeeping;
import vedette.station.ConfigNotes;
import vedette.station.ConfigRoom;
import vedette.station.Outbound;
import vedette.ui.FxThread;
import vedette.ui.LabBroker;
import vedette.ui.LiveWindow;
import vedette.ui.Theme;

class CameraControlTest extends LiveWindow {
    private static final CameraId CAMERA =
            new CameraId(LabBroker.NAME, "lprserver", "lprserver", CameraRole.CAMERA, "CAM001");
    private static final String CONFIG = """
            {"detection_interval":1000,"confidence_threshold":0.80,"max_vehicles_per_frame":5,"image_quality":"high",
             "enable_recording":false,"alert_settings":{"alert_confidence_threshold":0.90,
             "notification_channels":["email","sms"]},"firmware_flavour":{"lens":"wide"}}""";
    private static final List<ConfigField> SCHEMA = List.of(
            new ConfigField(
                    "detection_interval", ConfigField.Type.WHOLE_NUMBER, "ms", 100.0, 60_000.0, List.of(), false),
            new ConfigField("confidence_threshold", ConfigField.Type.NUMBER, "", 0.0, 1.0, List.of(), false),
            new ConfigField("max_vehicles_per_frame", ConfigField.Type.WHOLE_NUMBER, "", 1.0, 100.0, List.of(), false),
            new ConfigField(
                    "image_quality", ConfigField.Type.TEXT, "", null, null, List.of("low", "medium", "high"), false),
            new ConfigField("enable_recording", ConfigField.Type.TRUTH, "", null, null, List.of(), false),
            new ConfigField("recording_duration", ConfigField.Type.WHOLE_NUMBER, "s", 1.0, 3600.0, List.of(), false));

    private final FakeCommands commands = new FakeCommands();
    private final List<LogEntry> notes = new CopyOnWriteArrayList<>();
    private final ConfigRoom room = new ConfigRoom(
            commands, ConfigKeeping.none(), new ConfigNotes(notes::add, "olga", Clock.systemUTC()), Clock.systemUTC());

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Override
    protected void addScreens() {
        SnapshotFile snapshots = new SnapshotFile(folder.resolve("snapshots"), Runnable::run);
        window.add(new CameraDetailScreen(
                station, new Outbound(commands, room), LabBroker.CATALOG, new Noted(), window.pulse(), snapshots));
    }

    private void open() throws Exception {
        commands.offer(
                CAMERA,
                CommandSpec.of("get_status", "Request status", Closing.ANSWER),
                CommandSpec.of("calibrate", "Calibrate", Closing.NOTHING),
                CommandSpec.of("restart_camera", "Restart camera", Closing.STATE)
                        .with(CommandParameter.number("delay_seconds", "Delay in seconds", "0"))
                        .warning("The camera is blind until it is back, for about a minute.")
                        .once());
        commands.configure(
                CAMERA,
                new ConfigAccess(
                        CommandSpec.of("get_config", "Request config", Closing.STATE),
                        CommandSpec.of("update_config", "Update config", Closing.STATE),
                        SCHEMA));
        home.isOnline();
        home.say("lprserver/cameras/CAM001/health", """
                {"message_id": "h1", "timestamp": "2026-11-20T07:50:46", "camera_id": "CAM001", "health_status": "healthy",
                 "health_details": {"cpu_usage": 45.2, "memory_usage": 79, "disk_usage": 23.1, "temperature": 42.5}}""");
        heard("CAM001");
        FxThread.call(() -> window.openCamera("CAM001"));
        eventually(() -> texts().contains("Request status"));
    }

    private void report(String json) {
        room.heard(
                new CameraEvent.ConfigReported(CAMERA, null, null, "detection_settings", json),
                new Arrival(Instant.now().plusMillis(1), System.nanoTime(), false));
    }

    private void openConfigured() throws Exception {
        open();
        report(CONFIG);
        eventually(() -> texts().contains("image_quality"));
    }

    private Node find(String id) throws InterruptedException {
        return FxThread.call(() -> window.scene().getRoot().lookupAll("*").stream()
                .filter(node -> id.equals(node.getId()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing is called " + id)));
    }

    private void fire(String text) throws Exception {
        FxThread.call(() -> {
            all(".button").stream()
                    .filter(node ->
                            node instanceof Button button && button.getText().equals(text) && button.isManaged())
                    .map(Button.class::cast)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no button " + text))
                    .fire();
            return null;
        });
        settle();
    }

    /// As long as the screen may take to show what was done.
    private void settle() throws Exception {
        long from = System.nanoTime();
        eventually(() -> System.nanoTime() - from > 300_000_000L);
    }

    private void type(String field, String text) throws Exception {
        TextField typed = (TextField) find("config-" + field);
        FxThread.call(() -> {
            typed.setText(text);
            return null;
        });
        settle();
    }

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

    private Node button(String text) throws InterruptedException {
        return FxThread.call(() -> all(".button").stream()
                .filter(node -> ((Button) node).getText().equals(text))
                .findFirst()
                .orElseThrow());
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
        assertThat(all(".command-row")).hasSize(6);
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
        press(KeyCode.S, false);
        assertThat(texts()).as("typed into a field").doesNotContain("There is no picture to save.");
    }

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

    private void shoot(String name) throws Exception {
        for (StationSettings.Theme theme : StationSettings.Theme.values()) {
            for (double[] size : List.of(new double[] {1440, 900}, new double[] {1024, 700})) {
                FxThread.call(() -> {
                    Theme.use(theme);
                    return null;
                });
                size(size[0], size[1]);
                beat();
                FxThread.save(window.scene(), name + "-" + theme.word() + "-" + (int) size[0]);
            }
        }
    }
}

package vedette.ui.camera;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.io.TempDir;
import vedette.command.FakeCommands;
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
import vedette.station.ConfigKeeping;
import vedette.station.ConfigNotes;
import vedette.station.ConfigRoom;
import vedette.station.Outbound;
import vedette.ui.FxThread;
import vedette.ui.LabBroker;
import vedette.ui.LiveWindow;

/// The screen of a camera whose commands have the fate that the test decides.
abstract class ControlWindow extends LiveWindow {
    static final CameraId CAMERA = new CameraId(LabBroker.NAME, "lprserver", "lprserver", CameraRole.CAMERA, "CAM001");
    static final String CONFIG = """
            {"detection_interval":1000,"confidence_threshold":0.80,"max_vehicles_per_frame":5,"image_quality":"high",
             "enable_recording":false,"alert_settings":{"alert_confidence_threshold":0.90,
             "notification_channels":["email","sms"]},"firmware_flavour":{"lens":"wide"}}""";
    static final List<ConfigField> SCHEMA = List.of(
            new ConfigField(
                    "detection_interval", ConfigField.Type.WHOLE_NUMBER, "ms", 100.0, 60_000.0, List.of(), false),
            new ConfigField("confidence_threshold", ConfigField.Type.NUMBER, "", 0.0, 1.0, List.of(), false),
            new ConfigField("max_vehicles_per_frame", ConfigField.Type.WHOLE_NUMBER, "", 1.0, 100.0, List.of(), false),
            new ConfigField(
                    "image_quality", ConfigField.Type.TEXT, "", null, null, List.of("low", "medium", "high"), false),
            new ConfigField("enable_recording", ConfigField.Type.TRUTH, "", null, null, List.of(), false),
            new ConfigField("recording_duration", ConfigField.Type.WHOLE_NUMBER, "s", 1.0, 3600.0, List.of(), false));

    final FakeCommands commands = new FakeCommands();
    final List<LogEntry> notes = new CopyOnWriteArrayList<>();
    final ConfigRoom room = new ConfigRoom(
            commands,
            ConfigKeeping.none(),
            new ConfigNotes(record -> notes.addAll(record.entries()), "olga", Clock.systemUTC()),
            Clock.systemUTC());

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Override
    protected void addScreens() {
        SnapshotFile snapshots = new SnapshotFile(folder.resolve("snapshots"), Runnable::run);
        window.add(new CameraDetailScreen(
                station, new Outbound(commands, room), LabBroker.CATALOG, new Noted(), window.pulse(), snapshots));
    }

    void open() throws Exception {
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

    void report(String json) {
        room.heard(
                new CameraEvent.ConfigReported(CAMERA, null, null, "detection_settings", json),
                new Arrival(Instant.now().plusMillis(1), System.nanoTime(), false));
    }

    void openConfigured() throws Exception {
        open();
        report(CONFIG);
        eventually(() -> texts().contains("image_quality"));
    }

    Node find(String id) throws InterruptedException {
        return FxThread.call(() -> window.scene().getRoot().lookupAll("*").stream()
                .filter(node -> id.equals(node.getId()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing is called " + id)));
    }

    void fire(String text) throws Exception {
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
    void settle() throws Exception {
        long from = System.nanoTime();
        eventually(() -> System.nanoTime() - from > 300_000_000L);
    }

    void type(String field, String text) throws Exception {
        TextField typed = (TextField) find("config-" + field);
        FxThread.call(() -> {
            typed.setText(text);
            return null;
        });
        settle();
    }

    Node button(String text) throws InterruptedException {
        return FxThread.call(() -> all(".button").stream()
                .filter(node -> ((Button) node).getText().equals(text))
                .findFirst()
                .orElseThrow());
    }
}

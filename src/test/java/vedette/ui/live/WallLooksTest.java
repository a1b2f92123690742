package vedette.ui.live;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import vedette.ui.FxThread;
import vedette.ui.LabBroker;
import vedette.ui.camera.CameraDetailScreen;
import vedette.ui.camera.SnapshotFile;

/// Draws the wall with all its states, and a camera's own screen, for people to look at.
class WallLooksTest extends WallWindow {
    private int round;

    @Override
    protected List<String> monitors() {
        return List.of("frozen_hall", "silent_attic");
    }

    @Override
    protected void addScreens() {
        super.addScreens();
        SnapshotFile snapshots = new SnapshotFile(Path.of("target", "snapshots"), Runnable::run);
        window.add(new CameraDetailScreen(station, LabBroker.CATALOG, new Noted(), window.pulse(), snapshots));
    }

    @Test
    void looksAsItShould() throws Exception {
        home.kept("lightnvr/cameras/garage/snapshot", LabBroker.jpeg(320, 240, 1));
        home.film("silent_attic", 6, Duration.ofMillis(100), Duration.ofSeconds(12));
        byte[] same = LabBroker.jpeg(320, 240, 3);
        for (int i = 30; i >= 0; i--) {
            home.bring("frozen_hall/video", same, false, Duration.ofMillis(100 * i));
        }
        home.say("sensors/room1/data", "{\"temperature\": 21.5, \"humidity\": 48, \"pressure\": 1013.25}");
        home.say("devices/lamp/status", "offline");
        home.say("lprserver/cameras/CAM001/health", HEALTH);
        home.say("babymonitor/system", "{\"cpu_usage\": 45.2, \"memory_usage\": 77.8, \"fps\": 15}");
        home.say("babymonitor/emotion", SCORES);
        home.say("babymonitor/crying", "{\"confidence\": 0.87}");
        home.say("babymonitor/emotion", "{\"confidence\": 7}");
        feed();
        eventually(this::feed, () -> texts().contains("FROZEN") && texts().contains("LAST KNOWN"));
        shoot("wall");
        FxThread.call(() -> {
            window.openCamera(monitor("babymonitor"));
            return null;
        });
        shoot("camera");
    }

    private void feed() {
        round++;
        home.say("babymonitor/video", LabBroker.jpeg(640, 480, round));
        home.say("frozen_hall/video", LabBroker.jpeg(320, 240, 3));
        home.say(
                "lightnvr/detections/a_very_long_name_of_a_camera_in_the_back_yard/snapshot",
                LabBroker.jpeg(640, 360, round));
        home.say("lightnvr/detections/a_very_long_name_of_a_camera_in_the_back_yard", """
                {"timestamp": 1795161080, "detections": [
                 {"label": "person", "confidence": 0.92, "x": 0.25, "y": 0.3, "width": 0.15, "height": 0.45}]}""");
    }

    @Override
    protected void readyForPicture() throws Exception {
        int until = round + 8;
        eventually(this::feed, () -> round >= until);
    }
}

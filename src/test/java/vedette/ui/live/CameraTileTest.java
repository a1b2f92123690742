package vedette.ui.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.shape.Rectangle;
import org.junit.jupiter.api.Test;
import vedette.message.LinkState;
import vedette.ui.FxThread;
import vedette.ui.LabBroker;
import vedette.ui.StateBadge;

class CameraTileTest extends WallWindow {
    private int round;

    private static final String PERSON = """
            {"stream": "front door", "timestamp": 1795161080, "count": 1, "detections": [
             {"label": "person", "confidence": 0.92, "x": 0.25, "y": 0.3, "width": 0.15, "height": 0.45}]}""";

    @Test
    void aFilmIsShownWithItsRateAndWithoutABadge() throws Exception {
        eventually(() -> live("babymonitor"), () -> has("babymonitor") && isDrawn("babymonitor"));
        eventually(() -> live("babymonitor"), () -> shown("babymonitor").contains("Baby monitor · 160×120"));
        assertThat(shownOf("babymonitor"))
                .contains("fps")
                .doesNotContain("LIVE")
                .doesNotContain("STALE");
    }

    @Test
    void aFilmOverHttpSaysSoAndIsLiveWithoutItsBroker() throws Exception {
        home.is(new LinkState.Retrying("The broker closed the connection.", Instant.now()));
        eventually(
                () -> home.overHttp("babymonitor/video", LabBroker.jpeg(160, 120, round++)),
                () -> has("babymonitor")
                        && isDrawn("babymonitor")
                        && shown("babymonitor").contains("over HTTP"));
        assertThat(shownOf("babymonitor")).doesNotContain("Not connected").doesNotContain("DEAF");
        home.isOnline();
        eventually(() -> live("babymonitor"), () -> !shown("babymonitor").contains("over HTTP"));
    }

    @Test
    void normalisedBoxesLieWhereTheyWereSeen() throws Exception {
        home.say("lightnvr/detections/front_door/snapshot", LabBroker.jpeg(640, 160, 1));
        home.say("lightnvr/detections/front_door", PERSON);
        says("front_door", "person 0.92");
        eventually(() -> shown("front_door").contains("front door"));
        boxLies("front_door", 640, 160, new Rectangle2D(160, 48, 96, 72));
    }

    @Test
    void pixelBoxesAndPlatesLieWhereTheyWereSeen() throws Exception {
        String picture = Base64.getEncoder().encodeToString(LabBroker.jpeg(640, 360, 1));
        home.say("aicamera/edge/gate_1/detection", """
                {"message_id": "e1", "timestamp": 1795160621.25, "annotated_image": "data:image/jpeg;base64,%s",
                 "vehicle_detections": [{"bbox": [64, 90, 320, 270], "confidence": 0.9, "class_name": "car"}],
                 "plate_detections": [{"bbox": [150, 200, 250, 240], "confidence": 0.8, "plate_text": "x"}],
                 "ocr_results": [{"plate_index": 0, "ocr_text": "ABC 1"}]}""".formatted(picture));
        says("gate_1", "car 0.90");
        assertThat(shownOf("gate_1")).contains("ABC 1 0.80");
        boxLies("gate_1", 640, 360, new Rectangle2D(64, 90, 256, 180));
    }

    /// The picture is centred in the tile in its own shape, and the box on it in the same measure.
    private void boxLies(String camera, double width, double height, Rectangle2D pixels) throws Exception {
        FxThread.call(() -> {
            Node overlay = in(tile(camera), ".detection-overlay", Node.class);
            Rectangle2D area = inScene(in(tile(camera), ".picture-view", Node.class));
            Rectangle2D shown = inScene(overlay);
            double scale = Math.min(area.getWidth() / width, area.getHeight() / height);
            assertThat(shown.getWidth()).isCloseTo(width * scale, within(1.5));
            assertThat(shown.getHeight()).isCloseTo(height * scale, within(1.5));
            assertThat(shown.getMinY() - area.getMinY())
                    .isCloseTo((area.getHeight() - shown.getHeight()) / 2, within(1));
            Rectangle box = in(overlay, ".detection-box", Rectangle.class);
            assertThat(box.getX()).isCloseTo(pixels.getMinX() * scale, within(2));
            assertThat(box.getY()).isCloseTo(pixels.getMinY() * scale, within(2));
            assertThat(box.getWidth()).isCloseTo(pixels.getWidth() * scale, within(2));
            assertThat(box.getHeight()).isCloseTo(pixels.getHeight() * scale, within(2));
            return null;
        });
    }

    private static org.assertj.core.data.Offset<Double> within(double tolerance) {
        return org.assertj.core.api.Assertions.within(tolerance);
    }

    @Test
    void aSlowFilmSaysSo() {
        for (int i = 40; i > 0; i--) {
            home.bring("babymonitor/video", LabBroker.jpeg(64, 48, i), false, Duration.ofMillis(2700 + 100 * i));
        }
        for (int i = 3; i > 0; i--) {
            home.bring("babymonitor/video", LabBroker.jpeg(64, 48, 100 + i), false, Duration.ofMillis(900 * (i - 1)));
        }
        says("babymonitor", "SLOW");
    }

    @Test
    void theSamePictureAgainAndAgainIsFrozen() throws Exception {
        byte[] same = LabBroker.jpeg(64, 48, 1);
        for (int i = 30; i >= 0; i--) {
            home.bring("babymonitor/video", same, false, Duration.ofMillis(100 * i));
        }
        says("babymonitor", "FROZEN");
        eventually(() -> shown("babymonitor").contains("the same picture"));
        assertThat(shownOf("babymonitor")).contains("Picture is frozen");
    }

    @Test
    void aSilentFilmIsStaleAndItsAgeRuns() throws Exception {
        home.film("babymonitor", 6, Duration.ofMillis(100), Duration.ofSeconds(71));
        heard("babymonitor");
        eventually(() -> has("babymonitor") && badge("babymonitor").matches("STALE 01:1\\d"));
        eventually(() -> shown("babymonitor").contains("last seen"));
        assertThat(shownOf("babymonitor")).contains("No frame for 1:1");
        String first = badge("babymonitor");
        eventually(() -> !badge("babymonitor").equals(first));
        assertThat(badge("babymonitor")).startsWith("STALE 01:");
    }

    @Test
    void aKeptPictureIsTheLastKnownOne() throws Exception {
        home.kept("lightnvr/cameras/garage/snapshot", LabBroker.jpeg(320, 240, 1));
        says("garage", "LAST KNOWN");
        drawn("garage");
        assertThat(shownOf("garage")).doesNotContain("No picture");
    }

    @Test
    void theServersLastWillSpeaksForItsCameras() throws Exception {
        home.bring(
                "lightnvr/detections/front_door/snapshot", LabBroker.jpeg(320, 240, 1), false, Duration.ofSeconds(9));
        home.say("lightnvr/availability", "offline");
        says("front_door", "OFFLINE");
        eventually(() -> shown("front_door").contains("Camera is offline"));
    }

    @Test
    void aLostLinkIsSaidOnEveryTile() throws Exception {
        home.say("sensors/room1/temperature", "21.5");
        live("babymonitor");
        says("room1", "21.5 °C");
        lost();
        says("room1", "NOT CONNECTED");
        says("babymonitor", "NOT CONNECTED");
        assertThat(shownOf("babymonitor")).contains("Not connected").contains("the broker does not answer");
    }

    @Test
    void whatHasNoPicturesShowsItsValues() throws Exception {
        home.say("sensors/room1/data", "{\"temperature\": 21.5, \"humidity\": 48, \"pressure\": 1013.25}");
        home.say("devices/lamp/status", "online");
        home.say("babymonitor/emotion", SCORES);
        home.say("lprserver/cameras/CAM001/health", HEALTH);
        says("room1", "21.5 °C");
        says("lamp", "online");
        says("babymonitor", "silence 0.81");
        says("CAM001", "healthy");
        eventually(() -> shown("room1").contains("humidity") && shown("CAM001").contains("45.2 %"));
        assertThat(shownOf("room1")).contains("48 %");
        assertThat(shownOf("lamp")).doesNotContain("LIVE");
    }

    @Test
    void aDeviceThatIsGoneIsNotCalledACamera() throws Exception {
        home.say("devices/lamp/status", "offline");
        says("lamp", "OFFLINE");
        assertThat(shownOf("lamp")).contains("Device is offline").doesNotContain("Camera");
    }

    @Test
    void unusableMessagesLeaveAMark() throws Exception {
        live("babymonitor");
        heard("babymonitor");
        home.say("babymonitor/emotion", "{\"confidence\": 7}");
        says("babymonitor", "1 bad", () -> live("babymonitor"));
    }

    @Test
    void cryingPutsABorderAroundTheTile() throws Exception {
        live("babymonitor");
        home.say("babymonitor/crying", "{\"confidence\": 0.87, \"timestamp\": 1795160621.5}");
        eventually(
                () -> has("babymonitor") && tile("babymonitor").getStyleClass().contains("alarm"));
        home.bring(
                "hall/crying",
                "{\"confidence\": 0.87}".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                false,
                Duration.ofSeconds(25));
        live("hall");
        drawn("hall");
        assertThat(FxThread.call(() -> tile("hall").getStyleClass())).doesNotContain("alarm");
    }

    @Override
    protected List<String> monitors() {
        return List.of("hall");
    }

    private String shown(String camera) {
        return String.join(" | ", texts(tile(camera)));
    }

    private String badge(String camera) {
        return tile(camera).lookupAll(".badge").stream()
                .filter(StateBadge.class::isInstance)
                .map(node -> ((StateBadge) node).getText())
                .findFirst()
                .orElse("");
    }
}

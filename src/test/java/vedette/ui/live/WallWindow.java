package vedette.ui.live;

import java.time.Duration;
import java.util.Objects;
import javafx.scene.Node;
import org.junit.jupiter.api.BeforeEach;
import vedette.message.LinkState;
import vedette.ui.FxThread;
import vedette.ui.LabBroker;
import vedette.ui.LiveWindow;

/// The wall in its window.
abstract class WallWindow extends LiveWindow {
    static final String SCORES = """
            {"emotion": "silence", "confidence": 0.81, "timestamp": 1795160621.5,
             "confidences": {"silence": 0.81, "laughing": 0.11, "babbling": 0.06, "crying": 0.02}}""";
    static final String HEALTH = """
            {"message_id": "h1", "timestamp": "2026-11-20T07:50:46", "camera_id": "CAM001", "health_status": "healthy",
             "health_details": {"cpu_usage": 45.2, "memory_usage": 77.8, "disk_usage": 23.1, "temperature": 42.5}}""";

    @SuppressWarnings("NullAway.Init")
    WallScreen wall;

    @Override
    protected void addScreens() {
        wall = new WallScreen(station, LabBroker.CATALOG, new Noted(), window.pulse());
        window.add(wall, "mdi2v-view-dashboard-outline", "Wall");
    }

    @BeforeEach
    void connect() throws Exception {
        home.isOnline();
        beat();
    }

    void lost() {
        home.is(new LinkState.Retrying("the broker does not answer", java.time.Instant.now()));
    }

    /// Fifteen pictures a second until now.
    void live(String prefix) {
        home.film(prefix, 8, Duration.ofMillis(66), Duration.ZERO);
    }

    CameraTile tile(String camera) {
        return all(".camera-tile").stream()
                .map(CameraTile.class::cast)
                .filter(tile -> tile.camera().id().name().equals(camera))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no tile of " + camera));
    }

    /// Waits until the camera's tile says this.
    void says(String camera, String text) {
        says(camera, text, () -> {});
    }

    void says(String camera, String text, Runnable before) {
        heard(camera);
        eventually(before, () -> has(camera) && texts(tile(camera)).contains(text));
    }

    boolean has(String camera) {
        return all(".camera-tile").stream()
                .anyMatch(tile -> ((CameraTile) tile).camera().id().name().equals(camera));
    }

    static <T extends Node> T in(Node from, String selector, Class<T> type) {
        return type.cast(Objects.requireNonNull(from.lookup(selector), selector));
    }

    /// Waits until the camera's picture is drawn.
    void drawn(String camera) {
        heard(camera);
        eventually(() -> has(camera) && isDrawn(camera));
    }

    boolean isDrawn(String camera) {
        Node picture = tile(camera).lookup(".picture-view");
        return picture instanceof vedette.ui.PictureView view && view.frame() != null;
    }

    String shownOf(String camera) throws InterruptedException {
        return FxThread.call(() -> String.join(" | ", texts(tile(camera))));
    }
}

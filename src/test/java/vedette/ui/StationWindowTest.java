package vedette.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.Test;
import vedette.message.LinkState;
import vedette.model.CameraId;

class StationWindowTest extends LiveWindow {
    private final List<String> told = new ArrayList<>();

    @Override
    protected void addScreens() {
        window.add(new Plain("wall"), "mdi2v-view-dashboard-outline", "Wall");
        window.add(new Plain("health"), "mdi2h-heart-pulse", "Health");
        window.add((StationWindow.CameraScreen) new OneCamera());
        window.badgeAttentionOn("wall");
    }

    private class Plain implements Screen {
        private final String id;
        private final Pane content = new Pane();

        Plain(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public String title() {
            return "The " + id;
        }

        @Override
        public List<Node> tools() {
            return List.of(new Button("Tool of " + id));
        }

        @Override
        public Node content() {
            return content;
        }

        @Override
        public void shown() {
            told.add(id + " shown");
        }

        @Override
        public void hidden() {
            told.add(id + " hidden");
        }

        @Override
        public void pulse(long nowNanos) {}
    }

    private final class OneCamera extends Plain implements StationWindow.CameraScreen {
        OneCamera() {
            super("camera");
        }

        @Override
        public void show(CameraId camera) {
            told.add("camera is " + camera.name());
        }
    }

    @Test
    void beginsWithTheFirstScreen() throws InterruptedException {
        assertThat(texts()).contains("The wall", "Tool of wall", "Wall", "Health");
        assertThat(told).containsExactly("wall shown");
        assertThat(chosen("Wall")).isTrue();
    }

    @Test
    void navigationLeadsToScreensAndTellsThem() throws Exception {
        FxThread.call(() -> {
            navigation("Health").fire();
            return null;
        });
        assertThat(texts()).contains("The health", "Tool of health").doesNotContain("The wall");
        assertThat(told).containsExactly("wall shown", "wall hidden", "health shown");
        press(KeyCode.DIGIT1, true);
        assertThat(texts()).contains("The wall");
        assertThat(chosen("Wall")).isTrue();
        FxThread.call(() -> {
            navigation("Wall").fire();
            window.open("nowhere");
            return null;
        });
        assertThat(chosen("Wall"))
                .as("a click on the chosen one leaves it chosen")
                .isTrue();
    }

    @Test
    void aCameraIsOpenedByNameAsSoonAsItIsHeard() throws Exception {
        assertThat(FxThread.call(() -> window.openCamera("lamp"))).isFalse();
        FxThread.call(() -> {
            window.openCameraWhenHeard("lamp");
            return null;
        });
        home.say("devices/lamp/status", "online");
        eventually(() -> told.contains("camera is lamp"));
        assertThat(texts()).contains("The camera");
        assertThat(FxThread.call(() -> window.openCamera("sensors:lamp"))).isTrue();
        press(KeyCode.ESCAPE, false);
        assertThat(texts()).as("back past the camera itself").contains("The wall");
    }

    @Test
    void escapeLeadsNowhereFromOtherScreens() throws Exception {
        FxThread.call(() -> {
            window.open("health");
            return null;
        });
        press(KeyCode.ESCAPE, false);
        assertThat(texts()).contains("The health");
    }

    @Test
    void whatNeedsAttentionIsCountedInTheNavigation() {
        home.say("babymonitor/crying", "{\"confidence\": 0.87}");
        eventually(() -> badge().isVisible());
        assertThat(texts(badge())).containsExactly("1");
        later(() -> station.acknowledge(station.attention().items().getFirst()));
        eventually(() -> !badge().isVisible());
    }

    private static void later(Runnable work) {
        javafx.application.Platform.runLater(work);
    }

    @Test
    void sentencesAreToldInPassing() throws Exception {
        FxThread.call(() -> {
            window.tell("Saved.");
            window.open("health");
            return null;
        });
        assertThat(texts()).contains("Saved.");
    }

    @Test
    void theStatusBarSaysHowTheStationStands() throws InterruptedException {
        statusSays("connecting…");
        home.is(new LinkState.Online("MQTT 3.1.1", true, List.of()));
        statusSays("MQTT 3.1.1");
        assertThat(texts()).anyMatch(text -> text.contains("0 cameras")).contains("0 fr/s · 0 B/s");
        home.say("sensors/room1/temperature", "21.5");
        home.say("sensors/room1/temperature", "warm");
        eventually(() -> texts().contains("0 replaced · 1 rejected"));
        assertThat(texts()).contains("1 camera · 1 live");
        home.is(new LinkState.Retrying("the broker does not answer", Instant.now()));
        statusSays("the broker does not answer");
        home.is(new LinkState.Refused("the login is wrong"));
        statusSays("the login is wrong");
        home.is(new LinkState.Closed());
        statusSays("closed");
    }

    private void statusSays(String link) {
        eventually(() -> texts().contains("home · mqtt://broker.lan:1883 · " + link));
    }

    private ToggleButton navigation(String label) {
        return all(".navigation-button").stream()
                .map(ToggleButton.class::cast)
                .filter(button -> button.getText().equals(label))
                .findFirst()
                .orElseThrow();
    }

    private boolean chosen(String label) {
        return navigation(label).isSelected();
    }

    private Node badge() {
        return all(".navigation-badge").getFirst();
    }
}

package vedette.ui;

import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import vedette.model.CameraId;
import vedette.model.CameraRole;
import vedette.settings.StationSettings;
import vedette.station.IntakeHome;
import vedette.station.LiveCamera;
import vedette.station.Station;
import vedette.station.StationSetup;
import vedette.store.MemoryLog;
import vedette.video.JpegDecoders;

/// A window over a living station whose broker says what the test makes it say. The tests set the pace.
public abstract class LiveWindow {
    protected final LabBroker home = new LabBroker();
    protected final MemoryLog log = new MemoryLog();
    protected final List<CameraId> opened = new ArrayList<>();
    protected Station station;
    protected StationWindow window;

    /// Puts the screens into the window. On the FX thread.
    protected abstract void addScreens();

    /// The prefixes of more baby monitors than the one at `babymonitor`.
    protected List<String> monitors() {
        return List.of();
    }

    @BeforeEach
    void openTheWindow() throws Exception {
        station =
                new Station(StationSetup.of(List.of(home.link(monitors())), log, JpegDecoders.best(), Clock.systemUTC())
                        .withIntake(IntakeHome.of(LabBroker.CATALOG)));
        station.start();
        window = FxThread.call(() -> new StationWindow(new Stage(), station, 1440, 900));
        FxThread.call(() -> {
            Theme.use(StationSettings.Theme.DARK);
            addScreens();
            window.start();
            window.pulse().stop();
            return null;
        });
    }

    @AfterEach
    void closeAll() throws Exception {
        FxThread.call(() -> {
            window.stop();
            return null;
        });
        station.close();
    }

    /// Notes which camera is opened, and opens it.
    protected final class Noted implements Navigator {
        public Noted() {}

        @Override
        public void openCamera(CameraId camera) {
            opened.add(camera);
            window.openCamera(camera);
        }

        @Override
        public void back() {
            window.back();
        }

        @Override
        public void open(String screenId) {
            window.open(screenId);
        }

        @Override
        public void tell(String sentence) {
            window.tell(sentence);
        }
    }

    /// Draws until it is so.
    protected void eventually(Callable<Boolean> condition) {
        eventually(() -> {}, condition);
    }

    /// Draws until it is so, and does something before each time.
    protected void eventually(Runnable before, Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(60))
                .until(() -> {
                    before.run();
                    beat();
                    return FxThread.call(condition);
                });
    }

    protected void beat() throws InterruptedException {
        FxThread.call(() -> {
            window.pulse().beat(System.nanoTime());
            window.scene().getRoot().applyCss();
            window.scene().getRoot().layout();
            return null;
        });
    }

    protected LiveCamera heard(String name) {
        await().until(() ->
                station.cameras().stream().anyMatch(each -> each.id().name().equals(name)));
        return station.cameras().stream()
                .filter(each -> each.id().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    protected static CameraId monitor(String prefix) {
        return new CameraId(LabBroker.NAME, "babymonitor", prefix, CameraRole.CAMERA, prefix);
    }

    /// Draws the window in each look and size, for people to look at.
    protected void shoot(String name) throws Exception {
        for (StationSettings.Theme theme : StationSettings.Theme.values()) {
            for (double[] size : List.of(new double[] {1440, 900}, new double[] {1024, 700})) {
                FxThread.call(() -> {
                    Theme.use(theme);
                    return null;
                });
                size(size[0], size[1]);
                readyForPicture();
                beat();
                FxThread.save(window.scene(), name + "-" + theme.word() + "-" + (int) size[0]);
            }
        }
    }

    /// Brings about what a picture is to show each time, such as cameras that speak.
    protected void readyForPicture() throws Exception {}

    protected void size(double width, double height) throws InterruptedException {
        FxThread.call(() -> {
            window.scene().getWindow().setWidth(width);
            window.scene().getWindow().setHeight(height);
            return null;
        });
        eventually(() -> window.scene().getWidth() == width && window.scene().getHeight() == height);
    }

    /// All texts that can be seen. Read on the FX thread: elsewhere one could see a row half drawn.
    protected List<String> texts() throws InterruptedException {
        return FxThread.call(() -> texts(window.scene().getRoot()));
    }

    /// All texts that can be seen below a node.
    protected static List<String> texts(Node from) {
        List<String> texts = new ArrayList<>();
        collect(from, texts);
        return texts;
    }

    private static void collect(Node node, List<String> texts) {
        if (!node.isVisible() || node.getOpacity() == 0) {
            return;
        }
        if (node instanceof Labeled label
                && label.getText() != null
                && !label.getText().isEmpty()) {
            texts.add(label.getText());
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, texts));
        }
    }

    protected List<Node> all(String selector) {
        return List.copyOf(window.scene().getRoot().lookupAll(selector));
    }

    protected static Rectangle2D inScene(Node node) {
        Bounds bounds = node.localToScene(node.getLayoutBounds());
        return new Rectangle2D(bounds.getMinX(), bounds.getMinY(), bounds.getWidth(), bounds.getHeight());
    }

    protected void press(KeyCode code, boolean shortcut) throws InterruptedException {
        FxThread.call(() -> {
            Node focused = window.scene().getFocusOwner();
            Node target = focused == null || focused.getScene() == null
                    ? window.scene().getRoot()
                    : focused;
            KeyEvent pressed = new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, shortcut, false, false);
            Event.fireEvent(target, pressed);
            return null;
        });
        beat();
    }

    protected static void click(Node node) throws InterruptedException {
        FxThread.call(() -> {
            Event.fireEvent(
                    node,
                    new MouseEvent(
                            MouseEvent.MOUSE_CLICKED,
                            1,
                            1,
                            1,
                            1,
                            MouseButton.PRIMARY,
                            1,
                            false,
                            false,
                            false,
                            false,
                            true,
                            false,
                            false,
                            true,
                            false,
                            true,
                            null));
            return null;
        });
    }
}

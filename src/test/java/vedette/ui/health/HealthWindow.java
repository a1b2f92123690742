package vedette.ui.health;

import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import vedette.model.CameraId;
import vedette.settings.StationSettings;
import vedette.station.BridgePlan;
import vedette.station.Station;
import vedette.station.StationSetup;
import vedette.store.MemoryLog;
import vedette.ui.FxThread;
import vedette.ui.Navigator;
import vedette.ui.StationWindow;
import vedette.ui.Theme;

/// The Health screen in its window, over a station with two brokers that say what the test makes them say.
abstract class HealthWindow {
    final FakeBroker home = new FakeBroker("home");
    final FakeBroker gate = new FakeBroker("gate");
    final MemoryLog log = new MemoryLog();

    {
        log.claim(1_284_300);
    }

    /// What the station carries; to be filled before the window opens.
    final List<BridgePlan> bridges = new ArrayList<>();

    final List<CameraId> opened = new ArrayList<>();
    /// Where the operator wants the diagnostics bundle, and where it was written.
    Optional<Path> saveTo = Optional.empty();

    final List<Path> bundle = new ArrayList<>();
    Station station;
    HealthScreen screen;
    StationWindow window;
    long now = System.nanoTime();

    @BeforeEach
    void openTheWindow() throws Exception {
        station = new Station(StationSetup.of(
                        List.of(home.link("mqtt://broker.lan:1883"), gate.link("mqtts://192.0.2.20:8883")),
                        log,
                        () -> {
                            throw new IllegalStateException("nobody looks at pictures here");
                        },
                        Clock.systemUTC())
                .withBridges(bridges));
        station.start();
        screen = FxThread.call(() -> new HealthScreen(
                station,
                new Opened(),
                () -> "libjpeg-turbo (libturbojpeg.so.0)",
                new BundleButton(bundle::add, (title, suggestion) -> saveTo, new Opened(), Runnable::run)));
        window = FxThread.call(() -> new StationWindow(new Stage(), station, 1440, 900));
        FxThread.call(() -> {
            Theme.use(StationSettings.Theme.DARK);
            window.add(screen, "mdi2h-heart-pulse", "Health");
            window.start();
            window.pulse().stop(); // the tests set the pace
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

    void eventually(java.util.concurrent.Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            now = Math.max(now + 600_000_000, System.nanoTime());
            beat();
            return FxThread.call(condition);
        });
        now = Math.max(now, System.nanoTime());
    }

    void drawNow() throws InterruptedException {
        FxThread.call(() -> {
            screen.shown();
            return null;
        });
        beat();
    }

    void beat() throws InterruptedException {
        FxThread.call(() -> {
            screen.pulse(now);
            window.scene().getRoot().applyCss();
            window.scene().getRoot().layout();
            return null;
        });
    }

    /// All texts, read on the FX thread: elsewhere one could see a row half drawn.
    List<String> texts() {
        try {
            return FxThread.call(this::drawnTexts);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> drawnTexts() {
        return window.scene().getRoot().lookupAll(".text").stream()
                .filter(javafx.scene.text.Text.class::isInstance)
                .map(javafx.scene.text.Text.class::cast)
                .filter(Predicate.not(text -> text.getText().isEmpty()))
                .map(text -> text.getParent() instanceof Labeled label ? label.getText() : text.getText())
                .toList();
    }

    List<String> topics() {
        return refused().getItems().stream()
                .map(row -> row.rejection().get().topic())
                .toList();
    }

    CameraRow rowOf(String name) {
        return cameras().getItems().stream()
                .filter(row -> row.id().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("unchecked")
    TableView<CameraRow> cameras() {
        return find("#cameras", TableView.class);
    }

    @SuppressWarnings("unchecked")
    ListView<RefusedRow> refused() {
        return find("#refused", ListView.class);
    }

    <T> T find(String selector, Class<T> type) {
        return type.cast(Objects.requireNonNull(window.scene().getRoot().lookup(selector), selector));
    }

    static byte[] jpeg(int number) {
        return ("picture " + number).getBytes(StandardCharsets.UTF_8);
    }

    final class Opened implements Navigator {
        @Override
        public void openCamera(CameraId camera) {
            opened.add(camera);
        }

        @Override
        public void back() {}

        @Override
        public void open(String screenId) {}

        @Override
        public void tell(String sentence) {}
    }
}

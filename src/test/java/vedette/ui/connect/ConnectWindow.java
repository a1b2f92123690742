package vedette.ui.connect;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import vedette.mqtt.BrokerProbe.Finding;
import vedette.mqtt.BrokerProbe.Outcome;
import vedette.mqtt.BrokerProbe.Step;
import vedette.settings.BrokerSettings;
import vedette.settings.Secrets;
import vedette.settings.StationSettings;
import vedette.station.Station;
import vedette.station.StationSetup;
import vedette.store.MemoryLog;
import vedette.ui.FxThread;
import vedette.ui.StationWindow;
import vedette.ui.Theme;

/// The Connection screen in its window.
abstract class ConnectWindow {
    static final BrokerSettings HOME = new BrokerSettings("home", "mqtts://broker.lan:8883", "station");
    static final BrokerSettings GATE = new BrokerSettings("gate", "mqtt://192.0.2.20:1883", null);

    final FakeProber prober = new FakeProber();
    final FakePlace place = new FakePlace();
    final FakeDesktop desktop = new FakeDesktop();
    final List<Chosen> chosen = new ArrayList<>();
    final List<StationSettings> changes = new ArrayList<>();
    final AtomicInteger demos = new AtomicInteger();

    @Nullable
    StationWindow window;

    @Nullable
    Station station;

    /// A computer without a keyring, until the test says otherwise.
    static final class FakePlace implements SecretPlace {
        Secrets.Keeping keeping = Secrets.Keeping.SESSION;
        boolean locked;
        String fault = "";
        final List<String> passphrases = new ArrayList<>();

        @Override
        public Secrets.Keeping keeping() {
            return keeping;
        }

        @Override
        public boolean isLocked() {
            return locked;
        }

        @Override
        public boolean canHaveVault() {
            return keeping == Secrets.Keeping.SESSION;
        }

        @Override
        public void open(String passphrase, Consumer<String> ended) {
            passphrases.add(passphrase);
            if (fault.isEmpty()) {
                keeping = Secrets.Keeping.VAULT;
                locked = false;
            }
            ended.accept(fault);
        }
    }

    /// Gives the file that the test names.
    static final class FakeDesktop implements vedette.ui.Desktop {
        java.util.Optional<java.nio.file.Path> file = java.util.Optional.empty();

        @Override
        public java.util.Optional<java.nio.file.Path> askWhereToSave(String title, String suggestion) {
            return java.util.Optional.empty();
        }

        @Override
        public java.util.Optional<java.nio.file.Path> askWhatToOpen(String title) {
            return file;
        }
    }

    /// Keeps what it was asked and says what the test lets it say.
    static final class FakeProber implements Prober {
        @Nullable
        Chosen candidate;

        private @Nullable Consumer<Finding> findings;
        private @Nullable Runnable ended;
        int cancelled;

        @Override
        public Trial begin(Chosen asked, Consumer<Finding> told, Runnable atEnd) {
            candidate = asked;
            findings = told;
            ended = atEnd;
            return () -> cancelled++;
        }

        void finds(Step step, boolean passed, String text) {
            Objects.requireNonNull(findings)
                    .accept(new Finding(
                            step,
                            passed ? Outcome.PASSED : step == Step.FIRST_MESSAGE ? Outcome.CAUTION : Outcome.FAILED,
                            text));
        }

        void tells(Finding finding) {
            Objects.requireNonNull(findings).accept(finding);
        }

        void ends() {
            Objects.requireNonNull(ended).run();
        }
    }

    void open(StationSettings.Theme theme, Secrets.Keeping keeping, BrokerSettings... brokers) throws Exception {
        StationSettings settings = StationSettings.of("vedette-1", theme).withBrokers(List.of(brokers));
        station = new Station(StationSetup.of(
                List.of(),
                new MemoryLog(),
                () -> {
                    throw new IllegalStateException("no pictures here");
                },
                java.time.Clock.systemUTC()));
        Station quiet = station;
        place.keeping = keeping;
        window = FxThread.call(() -> {
            Theme.use(theme);
            StationWindow made = new StationWindow(new Stage(), quiet, 1440, 900);
            made.add(
                    new ConnectScreen(
                            settings, place, desktop, prober, chosen::add, changes::add, demos::incrementAndGet),
                    "mdi2l-lan-connect",
                    "Connect");
            made.start();
            made.pulse().stop();
            return made;
        });
        layout();
    }

    void open(BrokerSettings... brokers) throws Exception {
        open(StationSettings.Theme.DARK, Secrets.Keeping.SESSION, brokers);
    }

    @AfterEach
    void close() throws Exception {
        FxThread.call(() -> {
            if (window != null) {
                window.stop();
            }
            return null;
        });
        if (station != null) {
            station.close();
        }
    }

    Node root() {
        return Objects.requireNonNull(window).scene().getRoot();
    }

    void layout() throws InterruptedException {
        FxThread.call(() -> {
            root().applyCss();
            Objects.requireNonNull(window).scene().getRoot().layout();
            return null;
        });
    }

    List<String> texts() throws InterruptedException {
        layout();
        return FxThread.call(() -> root().lookupAll(".text").stream()
                .filter(Text.class::isInstance)
                .map(text -> ((Text) text).getText())
                .toList());
    }

    List<Button> buttonsCalled(String text) {
        return root().lookupAll(".button").stream()
                .filter(Button.class::isInstance)
                .map(Button.class::cast)
                .filter(each -> each.getText().equals(text))
                .toList();
    }

    void type(String field, String text) throws InterruptedException {
        FxThread.call(() -> {
            find(field, TextField.class).setText(text);
            return null;
        });
    }

    void fire(String button) throws InterruptedException {
        FxThread.call(() -> {
            find(button, Button.class).fire();
            return null;
        });
    }

    String value(String field) throws InterruptedException {
        return FxThread.call(() -> find(field, TextField.class).getText());
    }

    String label(String id) throws InterruptedException {
        return FxThread.call(() -> find(id, Label.class).getText());
    }

    String button(String id) throws InterruptedException {
        return FxThread.call(() -> find(id, Button.class).getText());
    }

    boolean isDisabled(String id) throws InterruptedException {
        return FxThread.call(() -> find(id, Button.class).isDisabled());
    }

    <T> T find(String selector, Class<T> type) {
        return type.cast(Objects.requireNonNull(root().lookup(selector), selector));
    }
}

package vedette.ui.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vedette.message.LinkState;
import vedette.message.OutboundMessage;
import vedette.mqtt.BrokerAddress;
import vedette.mqtt.Login;
import vedette.mqtt.MosquittoBroker;
import vedette.mqtt.MqttLink;
import vedette.mqtt.TestBroker;
import vedette.settings.StationSettings;
import vedette.station.BridgePlan;
import vedette.station.NamedThreads;
import vedette.station.TopicRenaming;
import vedette.ui.FxThread;
import vedette.ui.Theme;

/// The bridges on the Health screen: one that carries, and one whose second broker is away.
class BridgeScreenTest extends HealthWindow {
    private final ScheduledExecutorService thread = NamedThreads.scheduler("bridge screen");
    private MosquittoBroker here;
    private MosquittoBroker there;

    @BeforeEach
    @Override
    void openTheWindow() throws Exception {
        MosquittoBroker.assumeInstalled();
        here = started(folder.resolve("here"));
        there = started(folder.resolve("there"));
        BrokerAddress nowhere = BrokerAddress.parse("mqtt://127.0.0.1:" + TestBroker.freePort());
        bridges.add(plan("to the office", end("gate", here.address()), end("home", there.address())));
        bridges.add(plan("plates to the barrier", end("home", there.address()), end("barrier", nowhere)));
        super.openTheWindow();
    }

    @TempDir
    private Path folder = Path.of("");

    @AfterEach
    void stopBrokers() throws Exception {
        thread.shutdownNow();
        if (here != null) {
            here.close();
            there.close();
        }
    }

    @Test
    void eachBridgeSaysWhetherItCarriesAndHowMuch() throws Exception {
        home.is(new LinkState.Online("MQTT 5", true, List.of()));
        gate.is(new LinkState.Online("MQTT 5", true, List.of()));
        eventually(() -> texts().contains("carries") && texts().contains("stands still"));
        AtomicReference<LinkState> state = new AtomicReference<>(new LinkState.Connecting());
        MqttLink speaker = new MqttLink(
                new MqttLink.Place("gate", here.address(), Login.ANONYMOUS, "speaker", false),
                List.of(),
                (message, acknowledgement) -> acknowledgement.give(),
                state::set,
                thread,
                Clock.systemUTC());
        await().until(() -> state.get().isOnline());
        for (int i = 0; i < 1200; i++) {
            speaker.publish(
                    new OutboundMessage("cam/door", "x".repeat(1000).getBytes(StandardCharsets.UTF_8), 1, false));
        }
        eventually(() -> texts().contains("1,200 · 1.2 MB") && texts().contains("gate → home"));
        assertThat(texts()).anyMatch(text -> text.startsWith("barrier: "));
        assertThat(find("#bridges", TableView.class).getItems().size()).isEqualTo(2);
        speaker.close().join();
        shoot();
    }

    private void shoot() throws Exception {
        for (StationSettings.Theme theme : StationSettings.Theme.values()) {
            for (double[] size : new double[][] {{1440, 900}, {1024, 700}}) {
                FxThread.call(() -> {
                    Theme.use(theme);
                    javafx.stage.Window stage = window.scene().getWindow();
                    stage.setWidth(size[0]);
                    stage.setHeight(size[1]);
                    return null;
                });
                await().until(() -> FxThread.call(() -> window.scene().getWidth() == size[0]));
                home.picture("front door", jpeg((int) size[0]));
                drawNow();
                FxThread.save(window.scene(), "bridges-" + theme.word() + "-" + (int) size[0]);
            }
        }
    }

    private static MosquittoBroker started(Path folder) throws Exception {
        MosquittoBroker broker = MosquittoBroker.in(Files.createDirectory(folder));
        broker.start();
        return broker;
    }

    private static BridgePlan plan(String name, BridgePlan.End from, BridgePlan.End to) {
        return new BridgePlan(name, "station", from, to, "cam/#", new TopicRenaming("", "site/"), false);
    }

    private static BridgePlan.End end(String broker, BrokerAddress address) {
        return new BridgePlan.End(
                broker,
                (role, lasting, ears, scheduler, clock) -> new MqttLink(
                        new MqttLink.Place(
                                broker, address, Login.ANONYMOUS, "bridge-" + address.port() + role, lasting),
                        ears.topics(),
                        ears.receiver(),
                        ears.states(),
                        scheduler,
                        clock));
    }
}

package vedette.ui.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.moquette.broker.Server;
import io.moquette.broker.config.IConfig;
import io.moquette.broker.config.MemoryConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vedette.message.Subscription;
import vedette.mqtt.BrokerProbe.Finding;
import vedette.mqtt.BrokerProbe.Step;
import vedette.mqtt.TestBroker;
import vedette.settings.BrokerSettings;
import vedette.settings.TlsSettings;
import vedette.ui.FxThread;

class BrokerProberTest {
    private final List<Finding> findings = new CopyOnWriteArrayList<>();
    private final AtomicBoolean ended = new AtomicBoolean();
    private final AtomicBoolean onFxThread = new AtomicBoolean(true);

    @Test
    void aNameThatNobodyKnows() throws Exception {
        probe("mqtt://no-such-host.invalid:1883", null, null);
        Finding last = end();
        assertThat(last.step()).isEqualTo(Step.NAME);
        assertThat(last.passed()).isFalse();
        assertThat(last.text()).contains("no-such-host.invalid").contains("Check the address");
        assertThat(onFxThread).isTrue();
    }

    @Test
    void aPortWhereNothingAnswers() throws Exception {
        probe("mqtt://127.0.0.1:" + TestBroker.freePort(), null, null);
        Finding last = end();
        assertThat(last.step()).isEqualTo(Step.CONNECTION);
        assertThat(last.text()).contains("Is the broker running?");
        assertThat(findings).first().extracting(Finding::text).isEqualTo("127.0.0.1");
    }

    @Test
    void aBrokerThatLetsTheStationInOnlyWithItsPassword() throws Exception {
        int port = TestBroker.freePort();
        Server broker = broker(port);
        try {
            probe("mqtt://127.0.0.1:" + port, "station", "wrong");
            Finding refused = end();
            assertThat(refused.step()).isEqualTo(Step.LOGIN);
            assertThat(refused.passed()).isFalse();
            assertThat(refused.text()).contains("password");

            findings.clear();
            ended.set(false);
            probe("mqtt://127.0.0.1:" + port, "station", null); // the kept one
            Finding silent = end();
            assertThat(findings)
                    .filteredOn(Finding::passed)
                    .extracting(Finding::step)
                    .containsExactly(Step.NAME, Step.CONNECTION, Step.LOGIN, Step.SUBSCRIPTION);
            assertThat(silent.step()).isEqualTo(Step.FIRST_MESSAGE);
            assertThat(findings).noneMatch(finding -> finding.text().contains("right"));
        } finally {
            broker.stopServer();
        }
    }

    @Test
    void aTrialThatWasCancelledSaysNothingMore() throws Exception {
        // Takes connections and never answers: the login would wait for its time-out.
        try (ServerSocket mute = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Prober.Trial trial = probe("mqtt://127.0.0.1:" + mute.getLocalPort(), null, null);
            await().atMost(Duration.ofSeconds(10)).until(() -> findings.size() == 2);
            FxThread.call(() -> {
                trial.cancel();
                return null;
            });
            await().during(Duration.ofMillis(500)).until(() -> findings.size() == 2 && !ended.get());
        }
    }

    @Test
    void theProtocolOfTheSettingsIsTheOneThatIsTried() throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Prober.Trial trial = probe(new Chosen(
                    new BrokerSettings(
                            "home", "mqtt://127.0.0.1:" + listener.getLocalPort(), null, null, TlsSettings.USUAL, true),
                    null,
                    null));
            assertThat(protocolLevel(listener)).isEqualTo(4); // as MQTT 3.1.1 calls itself
            FxThread.call(() -> {
                trial.cancel();
                return null;
            });
        }
    }

    /// What the first connection that greets says it speaks; the probe opens one before that says nothing.
    private static int protocolLevel(ServerSocket listener) throws IOException {
        while (true) {
            try (Socket connection = listener.accept()) {
                byte[] greeting = connection.getInputStream().readNBytes(9);
                if (greeting.length == 9) {
                    return greeting[8];
                }
            }
        }
    }

    private Prober.Trial probe(String address, @Nullable String user, @Nullable String password) throws Exception {
        return probe(new Chosen(new BrokerSettings("home", address, user), password, null));
    }

    private Prober.Trial probe(Chosen candidate) throws Exception {
        BrokerProber prober = new BrokerProber(
                name -> name.equals("home") ? "right" : null,
                name -> null,
                List.of(new Subscription("lightnvr/#", 0)),
                Duration.ofSeconds(1));
        return FxThread.call(() -> prober.begin(
                candidate,
                finding -> {
                    onFxThread.compareAndSet(true, javafx.application.Platform.isFxApplicationThread());
                    findings.add(finding);
                },
                () -> ended.set(true)));
    }

    private Finding end() {
        await().atMost(Duration.ofSeconds(30)).untilTrue(ended);
        return findings.getLast();
    }

    private static Server broker(int port) throws IOException {
        Properties properties = new Properties();
        properties.setProperty(IConfig.HOST_PROPERTY_NAME, "127.0.0.1");
        properties.setProperty(IConfig.PORT_PROPERTY_NAME, Integer.toString(port));
        properties.setProperty(IConfig.ALLOW_ANONYMOUS_PROPERTY_NAME, "false");
        properties.setProperty(IConfig.PERSISTENCE_ENABLED_PROPERTY_NAME, "false");
        properties.setProperty(IConfig.ENABLE_TELEMETRY_NAME, "false");
        Server server = new Server();
        server.startServer(
                new MemoryConfig(properties),
                List.of(),
                null,
                (client, user, password) ->
                        "station".equals(user) && "right".equals(new String(password, StandardCharsets.UTF_8)),
                null);
        return server;
    }
}

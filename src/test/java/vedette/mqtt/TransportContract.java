package vedette.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vedette.message.InboundMessage;
import vedette.message.LinkState;
import vedette.message.MessageProperty;
import vedette.message.OutboundMessage;
import vedette.message.Publisher;

/// What the MQTT transport promises, whatever the broker.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
abstract class TransportContract {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private static Path folder = Path.of("");

    private @Nullable TestBroker running;
    private @Nullable Publisher speaker;
    private int speakers;

    /// @param empty a folder for its files
    abstract TestBroker broker(Path empty) throws Exception;

    private TestBroker broker() {
        return java.util.Objects.requireNonNull(running);
    }

    @BeforeAll
    void startBroker() throws Exception {
        TestBroker started = broker(folder);
        running = started;
        started.start();
    }

    @AfterEach
    void silence() {
        Publisher open = speaker;
        if (open != null) {
            open.close();
            speaker = null;
        }
    }

    @AfterAll
    void stopBroker() throws Exception {
        TestBroker stopped = running;
        if (stopped != null) {
            stopped.close();
        }
    }

    private void say(String topic, String text, int qos) throws Exception {
        Publisher open = speaker;
        if (open == null) {
            open = MqttPublisher.factory(BrokerAccess.of(broker().address(), Login.ANONYMOUS))
                    .open("speaker" + speakers++, null)
                    .toCompletableFuture()
                    .get(30, TimeUnit.SECONDS);
            speaker = open;
        }
        open.publish(new OutboundMessage(topic, text.getBytes(StandardCharsets.UTF_8), qos, false))
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
    }

    @Test
    void hearsNewsAndFrames() throws Exception {
        Ear ear = new Ear();
        try (MqttTransport transport = Stations.open(broker().address(), "hears", ear)) {
            await().atMost(PATIENCE).until(ear::isOnline);
            assertThat(transport.state()).isInstanceOfSatisfying(LinkState.Online.class, online -> {
                assertThat(online.protocol()).isEqualTo(broker().protocol());
                assertThat(online.refusedTopics()).isEmpty();
            });
            say("news/door", "opened", 1);
            say("frames/door", "picture", 0);
            say("elsewhere", "nothing", 1);
            await().atMost(PATIENCE).until(() -> ear.news.size() == 1 && ear.frames.size() == 1);
            InboundMessage heard = ear.news.getFirst();
            assertThat(heard.broker()).isEqualTo("lab");
            assertThat(heard.topic()).isEqualTo("news/door");
            assertThat(heard.payload()).asString().isEqualTo("opened");
            assertThat(heard.qos()).isEqualTo(1);
            assertThat(heard.retained()).isFalse();
            assertThat(heard.properties()).isEmpty();
            assertThat(ear.frameTexts()).containsExactly("picture");
        }
        // A broker of the older protocol may still end the first attempt, and the second with it.
        if (broker().protocol().equals("MQTT 5")) {
            assertThat(ear.states)
                    .allSatisfy(state ->
                            assertThat(state).isInstanceOfAny(LinkState.Connecting.class, LinkState.Online.class));
        }
    }

    @Test
    void hearsWhatAMessageSaysOfItself() throws Exception {
        assumeThat(broker().protocol()).isEqualTo("MQTT 5");
        Ear ear = new Ear();
        try (MqttTransport transport = Stations.open(broker().address(), "properties", ear)) {
            await().atMost(PATIENCE).until(ear::isOnline);
            Mqtt5BlockingClient sender = Mqtt5Client.builder()
                    .identifier("sender")
                    .serverHost("127.0.0.1")
                    .serverPort(broker().port())
                    .buildBlocking();
            sender.connect();
            sender.publishWith()
                    .topic("news/door")
                    .qos(MqttQos.AT_LEAST_ONCE)
                    .contentType("text/plain")
                    .userProperties()
                    .add("site", "north")
                    .applyUserProperties()
                    .send();
            sender.disconnect();
            await().atMost(PATIENCE).until(() -> ear.news.size() == 1);
            assertThat(ear.news.getFirst().properties())
                    .containsExactly(
                            new MessageProperty("content-type", "text/plain"),
                            new MessageProperty("user:site", "north"));
            assertThat(transport.state().isOnline()).isTrue();
        }
    }

    @Test
    void aListenerThatThrowsHearsTheNextMessage() throws Exception {
        Ear ear = new Ear();
        try (MqttTransport transport = Stations.open(broker().address(), "throws", ear)) {
            await().atMost(PATIENCE).until(ear::isOnline);
            say("news/door", "!", 0);
            say("news/door", "next", 1);
            say("frames/door", "!", 0);
            say("frames/door", "next", 0);
            await().atMost(PATIENCE)
                    .until(() ->
                            ear.newsTexts().contains("next") && ear.frameTexts().contains("next"));
            assertThat(transport.state().isOnline()).isTrue();
        }
    }

    @Test
    void whatWasNotAcknowledgedComesAgain() throws Exception {
        Ear forgetful = new Ear(false);
        try (MqttTransport _ = Stations.open(broker().address(), "keeps", forgetful)) {
            await().atMost(PATIENCE).until(forgetful::isOnline);
            say("news/door", "one", 1);
            await().atMost(PATIENCE).until(() -> forgetful.news.size() == 1);
        }
        say("news/door", "while away", 1);
        Ear careful = new Ear();
        try (MqttTransport transport = Stations.open(broker().address(), "keeps", careful)) {
            await().atMost(PATIENCE).until(() -> careful.newsTexts().contains("while away"));
            assertThat(careful.newsTexts())
                    .containsExactlyElementsOf(
                            broker().repeats() ? List.of("one", "while away") : List.of("while away"));
            await().atMost(PATIENCE).until(careful::isOnline);
            assertThat(sessionPresent(transport)).isTrue();
        }
        Ear third = new Ear();
        try (MqttTransport transport = Stations.open(broker().address(), "keeps", third)) {
            await().atMost(PATIENCE).until(third::isOnline);
            say("news/door", "new", 1);
            await().atMost(PATIENCE).until(() -> third.newsTexts().contains("new"));
            assertThat(third.newsTexts()).containsExactly("new");
            assertThat(transport.state().isOnline()).isTrue();
        }
    }

    private static boolean sessionPresent(MqttTransport transport) {
        return transport.state() instanceof LinkState.Online online && online.sessionPresent();
    }

    @Test
    void publishesAtEachQuality() throws Exception {
        Ear ear = new Ear();
        try (MqttTransport transport = Stations.open(broker().address(), "publishes", ear)) {
            await().atMost(PATIENCE).until(ear::isOnline);
            for (int qos = 0; qos <= 2; qos++) {
                transport
                        .publish(new OutboundMessage("news/own", new byte[] {(byte) ('0' + qos)}, qos, false))
                        .toCompletableFuture()
                        .get(30, TimeUnit.SECONDS);
            }
            await().atMost(PATIENCE).until(() -> ear.news.size() == 3);
            assertThat(ear.newsTexts()).containsExactlyInAnyOrder("0", "1", "2");
        }
    }

    @Test
    void framesThatComeBackAreNoLostSession() throws Exception {
        Ear ear = new Ear();
        try (MqttTransport transport = Stations.open(broker().address(), "twice", ear)) {
            await().atMost(PATIENCE).until(ear::isOnline);
            List<LinkState> before = List.copyOf(ear.newsStates);
            Publisher other = MqttPublisher.factory(BrokerAccess.of(broker().address(), Login.ANONYMOUS))
                    .open("twice-frames", null)
                    .toCompletableFuture()
                    .get(30, TimeUnit.SECONDS);
            await().atMost(PATIENCE).until(() -> ear.states.stream().anyMatch(LinkState.Retrying.class::isInstance));
            await().atMost(PATIENCE).until(ear::isOnline);
            assertThat(sessionPresent(transport)).isTrue();
            assertThat(ear.newsStates).as("the news connection held").isEqualTo(before);
            other.close();
        }
    }

    @Test
    void comesBackWhenTheBrokerDoes() throws Exception {
        Ear ear = new Ear();
        try (MqttTransport transport = Stations.open(broker().address(), "returns", ear)) {
            await().atMost(PATIENCE).until(ear::isOnline);
            broker().kill();
            await().atMost(PATIENCE).until(() -> transport.state() instanceof LinkState.Retrying);
            assertThatThrownBy(() -> transport
                            .publish(new OutboundMessage("news/x", new byte[0], 1, false))
                            .toCompletableFuture()
                            .get(30, TimeUnit.SECONDS))
                    .hasMessageContaining("not connected to the broker");
            silence();
            broker().start();
            await().atMost(PATIENCE).until(ear::isOnline);
            say("news/door", "again", 1);
            say("frames/door", "again", 0);
            await().atMost(PATIENCE)
                    .until(() -> ear.newsTexts().contains("again")
                            && ear.frameTexts().contains("again"));
            assertThat(ear.newsTexts()).as("heard once").containsExactly("again");
            assertThat(ear.frameTexts()).as("heard once").containsExactly("again");
        }
    }

    @Test
    void waitsForABrokerThatIsDown() throws Exception {
        broker().kill();
        Ear ear = new Ear();
        try (MqttTransport transport = Stations.open(broker().address(), "early", ear)) {
            await().atMost(PATIENCE).until(() -> transport.state() instanceof LinkState.Retrying);
            assertThat(transport.state())
                    .isInstanceOfSatisfying(
                            LinkState.Retrying.class,
                            retrying -> assertThat(retrying.cause())
                                    .startsWith("Nothing answers at 127.0.0.1 port " + broker().port()));
            silence();
            broker().start();
            await().atMost(PATIENCE).until(ear::isOnline);
        }
    }

    @Test
    void endsForGood() throws Exception {
        Ear ear = new Ear();
        MqttTransport transport = Stations.open(broker().address(), "ends", ear);
        await().atMost(PATIENCE).until(ear::isOnline);
        assertThatThrownBy(() -> transport.open(ear, List.of(), List.of())).isInstanceOf(IllegalStateException.class);
        transport.close();
        transport.close();
        assertThat(transport.state()).isEqualTo(new LinkState.Closed());
        assertThatThrownBy(() -> transport
                        .publish(new OutboundMessage("news/x", new byte[0], 1, false))
                        .toCompletableFuture()
                        .get(30, TimeUnit.SECONDS))
                .hasMessageContaining("not connected");
    }
}

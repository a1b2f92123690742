package vedette.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vedette.message.OutboundMessage;
import vedette.message.PublishRefusedException;
import vedette.message.Published;
import vedette.message.Publisher;

/// What a real broker says to what the station publishes, and what becomes of it when the link is lost in between.
@Timeout(90)
class PublishAnswerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path folder = Path.of("");

    private final Ear ear = new Ear();

    @BeforeEach
    void needsMosquitto() throws Exception {
        MosquittoBroker.assumeInstalled();
    }

    private static OutboundMessage message(String topic, String text, int qos) {
        return new OutboundMessage(topic, text.getBytes(StandardCharsets.UTF_8), qos, false);
    }

    private static Published said(CompletionStage<Published> stage) throws Exception {
        return stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    private static List<String> listen(BrokerAddress broker, String topic) throws Exception {
        List<String> heard = new CopyOnWriteArrayList<>();
        Publisher listener = MqttPublisher.factory(BrokerAccess.of(broker, Login.ANONYMOUS))
                .open("listener", null)
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
        listener.subscribe(topic, 2, message -> heard.add(new String(message.payload(), StandardCharsets.UTF_8)))
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
        return heard;
    }

    @Test
    void theBrokerSaysWhetherAnybodyListens() throws Exception {
        try (MosquittoBroker broker = MosquittoBroker.in(folder)) {
            broker.start();
            try (MqttTransport transport = Stations.open(broker.address(), "asks", ear)) {
                await().atMost(PATIENCE).until(ear::isOnline);
                assertThat(said(transport.publish(message("door/control", "a", 1))))
                        .isEqualTo(Published.NOBODY_LISTENS);
                listen(broker.address(), "door/control");
                for (int qos = 0; qos <= 2; qos++) {
                    assertThat(said(transport.publish(message("door/control", "b", qos))))
                            .isEqualTo(Published.TAKEN);
                }
            }
        }
    }

    @Test
    void refusalsAreSentences() throws Exception {
        Path rights = folder.resolve("rights");
        Files.writeString(rights, "topic readwrite news/#\ntopic read frames/#\n");
        try (MosquittoBroker broker =
                MosquittoBroker.in(folder, "allow_anonymous true", "acl_file " + rights.toAbsolutePath())) {
            broker.start();
            try (MqttTransport transport = Stations.open(broker.address(), "refused", ear)) {
                await().atMost(PATIENCE).until(ear::isOnline);
                CompletionStage<Published> denied = transport.publish(message("door/control", "a", 1));
                assertThatThrownBy(() -> said(denied))
                        .hasCauseInstanceOf(PublishRefusedException.class)
                        .hasMessageContaining("does not let this station publish there");
            }
        }
    }

    @Test
    void whatIsTooLargeIsRefusedWithASentence() throws Exception {
        try (MosquittoBroker broker = MosquittoBroker.in(folder, "allow_anonymous true", "max_packet_size 2000")) {
            broker.start();
            try (MqttTransport transport = Stations.open(broker.address(), "large", ear)) {
                await().atMost(PATIENCE).until(ear::isOnline);
                CompletionStage<Published> large = transport.publish(message("news/own", "x".repeat(3000), 1));
                assertThatThrownBy(() -> said(large))
                        .hasCauseInstanceOf(PublishRefusedException.class)
                        .hasMessageContaining("larger than the broker takes");
            }
        }
    }

    @Test
    void whatWasUnderWayWhenTheLinkDiedIsNotSentAgainByItself() throws Exception {
        try (MosquittoBroker broker = MosquittoBroker.in(folder)) {
            broker.start();
            List<String> heard = listen(broker.address(), "door/control");
            try (FaultProxy proxy = new FaultProxy(broker.port());
                    MqttTransport transport = Stations.open(proxy.address(), "cut", ear)) {
                await().atMost(PATIENCE).until(ear::isOnline);
                proxy.die();
                CompletionStage<Published> lost = transport.publish(message("door/control", "lost", 1));
                await().atMost(PATIENCE).until(() -> lost.toCompletableFuture().isDone());
                assertThat(lost.toCompletableFuture()).isCompletedExceptionally();
                assertThat(lost.toCompletableFuture().exceptionNow())
                        .as("whether the broker has it is not known")
                        .isNotInstanceOf(IllegalStateException.class)
                        .isNotInstanceOf(PublishRefusedException.class);
                await().atMost(PATIENCE).until(() -> !transport.state().isOnline());
                proxy.heal();
                await().atMost(PATIENCE).until(() -> transport.state().isOnline());
                said(transport.publish(message("door/control", "next", 1)));
                await().atMost(PATIENCE).until(() -> heard.contains("next"));
                assertThat(heard.stream().filter("lost"::equals)).hasSizeLessThanOrEqualTo(1);
                assertThat(heard.indexOf("next")).isEqualTo(heard.size() - 1);
            }
        }
    }
}

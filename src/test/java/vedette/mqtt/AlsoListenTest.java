package vedette.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vedette.message.OutboundMessage;
import vedette.message.Publisher;
import vedette.message.Subscription;

/// A transport that listens to more than it was opened with.
@Timeout(60)
class AlsoListenTest {
    @Test
    void moreIsHeardAtOnceAndAfterTheBrokerWasAway(@TempDir Path folder) throws Exception {
        MosquittoBroker.assumeInstalled();
        Ear ear = new Ear();
        try (MosquittoBroker broker = MosquittoBroker.in(folder)) {
            broker.start();
            try (MqttTransport transport = Stations.open(broker.address(), "more", ear)) {
                await().until(ear::isOnline);
                List<String> refused = transport
                        .alsoListen(
                                List.of(new Subscription("extra/news", 1)),
                                List.of(new Subscription("extra/film/#", 0)))
                        .toCompletableFuture()
                        .get(30, TimeUnit.SECONDS);
                assertThat(refused).isEmpty();
                assertThat(ear.states.stream().filter(state -> state.isOnline()))
                        .hasSize(1);
                say(broker, "one");
                await().until(() ->
                        ear.newsTexts().contains("one") && ear.frameTexts().contains("one"));
                broker.kill();
                await().until(() -> !ear.isOnline());
                broker.start();
                await().until(ear::isOnline);
                say(broker, "two");
                await().until(() ->
                        ear.newsTexts().contains("two") && ear.frameTexts().contains("two"));
            }
        }
    }

    private static void say(MosquittoBroker broker, String text) throws Exception {
        try (Publisher camera = MqttPublisher.factory(BrokerAccess.of(broker.address(), Login.ANONYMOUS))
                .open("camera", null)
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS)) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            for (String topic : List.of("extra/news", "extra/film/one")) {
                camera.publish(new OutboundMessage(topic, bytes, 1, false))
                        .toCompletableFuture()
                        .get(30, TimeUnit.SECONDS);
            }
        }
    }
}

package vedette.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vedette.message.OutboundMessage;
import vedette.message.Publisher;

@Timeout(120)
class LargeMessageTest {
    @TempDir
    private Path folder = Path.of("");

    /// Kept by the broker, it would come first at each connection.
    @Test
    void oneThatIsTooLargeStaysWithTheBrokerAndEverythingElseIsHeard() throws Exception {
        MosquittoBroker.assumeInstalled();
        Ear ear = new Ear();
        try (MosquittoBroker broker = MosquittoBroker.in(folder)) {
            broker.start();
            try (Publisher speaker = MqttPublisher.factory(BrokerAccess.of(broker.address(), Login.ANONYMOUS))
                    .open("speaker", null)
                    .toCompletableFuture()
                    .get(30, TimeUnit.SECONDS)) {
                for (String topic : new String[] {"news/large", "frames/large"}) {
                    say(speaker, new OutboundMessage(topic, new byte[ConnectionSpec.LARGEST_PACKET], 1, true));
                }
                try (MqttTransport transport = Stations.open(broker.address(), "large", ear)) {
                    await().until(ear::isOnline);
                    say(speaker, new OutboundMessage("news/n", "small".getBytes(StandardCharsets.UTF_8), 1, false));
                    say(speaker, new OutboundMessage("frames/n", "small".getBytes(StandardCharsets.UTF_8), 0, false));
                    await().until(() -> ear.newsTexts().contains("small")
                            && ear.frameTexts().contains("small"));
                    assertThat(ear.news).hasSize(1);
                    assertThat(ear.frames).hasSize(1);
                    assertThat(transport.state().isOnline()).isTrue();
                }
            }
        }
    }

    private static void say(Publisher speaker, OutboundMessage message) throws Exception {
        speaker.publish(message).toCompletableFuture().get(30, TimeUnit.SECONDS);
    }
}

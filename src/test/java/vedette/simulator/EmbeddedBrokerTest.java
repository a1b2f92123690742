package vedette.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient;
import java.io.IOException;
import java.net.URI;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EmbeddedBrokerTest {
    private static Mqtt3BlockingClient client(URI uri, String id) {
        return MqttClient.builder()
                .useMqttVersion3()
                .identifier(id)
                .serverHost(uri.getHost())
                .serverPort(uri.getPort())
                .buildBlocking();
    }

    @Test
    void passesOnAMessageOfTwoHundredKilobytes() throws Exception {
        byte[] payload = new byte[200_000];
        new Random(1).nextBytes(payload);
        try (EmbeddedBroker broker = EmbeddedBroker.start()) {
            assertThat(broker.uri().getHost()).isEqualTo("127.0.0.1");
            Mqtt3BlockingClient listener = client(broker.uri(), "listener");
            Mqtt3BlockingClient speaker = client(broker.uri(), "speaker");
            listener.connect();
            speaker.connect();
            try (var messages = listener.publishes(MqttGlobalPublishFilter.ALL)) {
                listener.subscribeWith().topicFilter("a/#").send();
                speaker.publishWith()
                        .topic("a/b")
                        .payload(payload)
                        .qos(MqttQos.AT_LEAST_ONCE)
                        .send();
                assertThat(messages.receive(30, TimeUnit.SECONDS).orElseThrow().getPayloadAsBytes())
                        .isEqualTo(payload);
            }
            speaker.disconnect();
            listener.disconnect();
        }
    }

    @Test
    void stopsAndIsNotHeardOfAgain() throws Exception {
        EmbeddedBroker broker = EmbeddedBroker.start();
        URI uri = broker.uri();
        broker.close();
        broker.close();
        Mqtt3BlockingClient client = client(uri, "late");
        assertThatThrownBy(client::connect).isInstanceOf(RuntimeException.class);
    }

    @Test
    void saysThatAPortIsTaken() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start()) {
            assertThatThrownBy(() -> EmbeddedBroker.start(broker.uri().getPort()))
                    .isInstanceOf(IOException.class);
        }
    }
}

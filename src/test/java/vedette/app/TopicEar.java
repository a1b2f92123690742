package vedette.app;

import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import vedette.message.Acknowledgement;
import vedette.message.InboundMessage;
import vedette.message.LinkState;
import vedette.message.Subscription;
import vedette.message.TransportListener;
import vedette.mqtt.BrokerAccess;
import vedette.mqtt.BrokerAddress;
import vedette.mqtt.Login;
import vedette.mqtt.MqttTransport;
import vedette.station.NamedThreads;

/// Somebody else who listens on one topic.
final class TopicEar implements TransportListener, AutoCloseable {
    private final List<String> texts = new CopyOnWriteArrayList<>();
    private final MqttTransport transport;

    TopicEar(BrokerAddress broker, String topic) {
        transport = new MqttTransport(
                "lab",
                BrokerAccess.of(broker, Login.ANONYMOUS),
                "ear-" + UUID.randomUUID(),
                null,
                NamedThreads.scheduler("ear"),
                Clock.systemUTC());
        transport.open(this, List.of(new Subscription(topic, 1)), List.of());
        await().atMost(Duration.ofSeconds(20)).until(() -> transport.state().isOnline());
    }

    List<String> texts() {
        return texts;
    }

    @Override
    public void news(InboundMessage message, Acknowledgement acknowledgement) {
        texts.add(new String(message.payload(), StandardCharsets.UTF_8));
        acknowledgement.give();
    }

    @Override
    public void frame(InboundMessage message) {}

    @Override
    public void newsLinkChanged(String broker, LinkState state) {}

    @Override
    public void linkChanged(String broker, LinkState state) {}

    @Override
    public void close() {
        transport.close();
    }
}

package vedette.mqtt;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vedette.message.Acknowledgement;
import vedette.message.InboundMessage;
import vedette.message.OutboundMessage;
import vedette.message.Publisher;
import vedette.message.Subscription;
import vedette.settings.SettingsException;

/// A simple connection for simulated cameras. Does not heal: like many real cameras, it stays away after a loss.
public final class MqttPublisher implements Publisher {
    private final Map<String, Consumer<InboundMessage>> listeners = new ConcurrentHashMap<>();
    private final @Nullable OutboundMessage lastWill;
    private final ProtocolClient client;

    private MqttPublisher(ConnectionSpec spec, boolean older) throws SettingsException {
        lastWill = spec.lastWill();
        ProtocolClient.Listener listener = new ProtocolClient.Listener() {
            @Override
            public void received(ProtocolClient.WireMessage message, Acknowledgement acknowledgement) {
                deliver(message, acknowledgement);
            }

            @Override
            public void disconnected(Throwable cause) {
                // Publishing fails from now on, which is how the camera learns of it.
            }
        };
        client = older ? new Mqtt3ProtocolClient(spec, listener) : new Mqtt5ProtocolClient(spec, listener);
    }

    /// Opens publishers to a broker, by MQTT 5 where it knows it, else by 3.1.1.
    public static Publisher.Factory factory(BrokerAccess access) {
        return (clientId, lastWill) ->
                open(ConnectionSpec.of(access, clientId, false, 1000, lastWill).unhurried(), access.olderProtocol());
    }

    private static CompletableFuture<Publisher> open(ConnectionSpec spec, boolean older) {
        MqttPublisher publisher;
        try {
            publisher = new MqttPublisher(spec, older);
        } catch (SettingsException e) {
            return CompletableFuture.failedFuture(e);
        }
        return publisher
                .client
                .connect()
                .<Publisher>thenApply(sessionPresent -> publisher)
                .exceptionallyCompose(failure -> !older && spec.failure(failure).olderProtocol()
                        ? open(spec, true)
                        : CompletableFuture.failedFuture(failure));
    }

    private void deliver(ProtocolClient.WireMessage message, Acknowledgement acknowledgement) {
        InboundMessage inbound = new InboundMessage(
                "",
                message.topic(),
                message.payload(),
                message.qos(),
                message.retained(),
                Instant.now(),
                System.nanoTime(),
                message.correlation());
        try {
            listeners.forEach((filter, listener) -> {
                if (new Subscription(filter, 0).covers(new Subscription(message.topic(), 0))) {
                    listener.accept(inbound);
                }
            });
        } finally {
            acknowledgement.give();
        }
    }

    @Override
    public CompletionStage<Void> publish(OutboundMessage message) {
        return client.publish(message).thenApply(published -> null);
    }

    @Override
    public CompletionStage<Void> subscribe(String filter, int qos, Consumer<InboundMessage> listener) {
        listeners.put(filter, listener);
        return client.subscribe(List.of(new Subscription(filter, qos))).thenAccept(refused -> {
            if (!refused.isEmpty()) {
                throw new IllegalStateException("the broker refuses " + refused);
            }
        });
    }

    /// The client library has no way to break a connection off, so the will is said and then goodbye: on the wire, the
    /// others see the same.
    @Override
    public void drop() {
        CompletableFuture<?> said =
                lastWill == null ? CompletableFuture.completedFuture(null) : client.publish(lastWill);
        said.whenComplete((done, failure) -> client.disconnect());
    }

    @Override
    public void close() {
        client.disconnect()
                .completeOnTimeout(null, 1, TimeUnit.SECONDS)
                .exceptionally(failure -> null)
                .join();
    }
}

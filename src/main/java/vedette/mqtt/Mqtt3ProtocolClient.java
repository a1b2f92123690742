package vedette.mqtt;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.mqtt3.Mqtt3AsyncClient;
import com.hivemq.client.mqtt.mqtt3.exceptions.Mqtt3SubAckException;
import com.hivemq.client.mqtt.mqtt3.message.connect.Mqtt3ConnectBuilder;
import com.hivemq.client.mqtt.mqtt3.message.connect.connack.Mqtt3ConnAck;
import com.hivemq.client.mqtt.mqtt3.message.publish.Mqtt3Publish;
import com.hivemq.client.mqtt.mqtt3.message.subscribe.Mqtt3Subscribe;
import com.hivemq.client.mqtt.mqtt3.message.subscribe.Mqtt3Subscription;
import com.hivemq.client.mqtt.mqtt3.message.subscribe.suback.Mqtt3SubAckReturnCode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import vedette.message.OutboundMessage;
import vedette.message.Published;
import vedette.message.Subscription;
import vedette.settings.SettingsException;

/// MQTT 3.1.1, for brokers that know no more.
final class Mqtt3ProtocolClient implements ProtocolClient {
    private final ConnectionSpec spec;
    private final Listener listener;
    private final Mqtt3AsyncClient client;

    /// @throws SettingsException when the operator's files for the encryption can't be used
    Mqtt3ProtocolClient(ConnectionSpec spec, Listener listener) throws SettingsException {
        this.spec = spec;
        this.listener = listener;
        client = ClientBuilders.common(spec, listener).useMqttVersion3().buildAsync();
        listen();
    }

    /// Registered before connecting: with any other order, messages of a kept session are lost. When a session ends,
    /// the
    /// client ends what listens to it, without a word to whoever connects again: so that is begun anew each time.
    private void listen() {
        var _ = client.toRx()
                .publishes(MqttGlobalPublishFilter.ALL, true)
                .subscribe(
                        publish -> listener.received(wire(publish), OnceOnly.of(publish::acknowledge)), _ -> listen());
    }

    private static WireMessage wire(Mqtt3Publish publish) {
        return new WireMessage(
                publish.getTopic().toString(),
                publish.getPayloadAsBytes(),
                publish.getQos().getCode(),
                publish.isRetain(),
                null,
                List.of());
    }

    @Override
    public String protocol() {
        return "MQTT 3.1.1";
    }

    @Override
    public CompletableFuture<Boolean> connect() {
        Mqtt3ConnectBuilder.Send<CompletableFuture<Mqtt3ConnAck>> connect =
                client.connectWith().cleanSession(!spec.lasting()).keepAlive(ConnectionSpec.KEEP_ALIVE_SECONDS);
        String user = spec.login().user();
        if (user != null) {
            String password = spec.login().password();
            byte[] secret = password == null ? new byte[0] : password.getBytes(StandardCharsets.UTF_8);
            connect = connect.simpleAuth().username(user).password(secret).applySimpleAuth();
        }
        OutboundMessage will = spec.lastWill();
        if (will != null) {
            connect = connect.willPublish()
                    .topic(will.topic())
                    .payload(will.payload())
                    .qos(ClientBuilders.qos(will.qos()))
                    .retain(will.retain())
                    .applyWillPublish();
        }
        return connect.send().thenApply(Mqtt3ConnAck::isSessionPresent);
    }

    @Override
    public CompletableFuture<List<String>> subscribe(List<Subscription> subscriptions) {
        if (subscriptions.isEmpty()) {
            return CompletableFuture.completedFuture(List.of());
        }
        Mqtt3Subscribe subscribe = Mqtt3Subscribe.builder()
                .addSubscriptions(subscriptions.stream()
                        .map(one -> Mqtt3Subscription.builder()
                                .topicFilter(one.filter())
                                .qos(ClientBuilders.qos(one.qos()))
                                .build()))
                .build();
        return client.subscribe(subscribe)
                .thenApply(acknowledged -> List.<String>of())
                .exceptionally(failure -> refused(subscriptions, failure));
    }

    private static List<String> refused(List<Subscription> subscriptions, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (!(cause instanceof Mqtt3SubAckException refusal)) {
            throw new CompletionException(cause);
        }
        List<Mqtt3SubAckReturnCode> codes = refusal.getMqttMessage().getReturnCodes();
        List<String> refused = new ArrayList<>();
        for (int i = 0; i < codes.size() && i < subscriptions.size(); i++) {
            if (codes.get(i).isError()) {
                refused.add(subscriptions.get(i).filter());
            }
        }
        return refused;
    }

    @Override
    public CompletableFuture<Published> publish(OutboundMessage message) {
        try {
            return client.publishWith()
                    .topic(message.topic())
                    .payload(message.payload())
                    .qos(ClientBuilders.qos(message.qos()))
                    .retain(message.retain())
                    .send()
                    .thenApply(result -> Published.TAKEN)
                    .exceptionallyCompose(failure -> CompletableFuture.failedFuture(PublishRefusal.of(failure)));
        } catch (IllegalArgumentException e) {
            return CompletableFuture.failedFuture(PublishRefusal.of(e));
        }
    }

    @Override
    public CompletableFuture<Void> disconnect() {
        return client.disconnect();
    }
}

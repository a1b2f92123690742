package vedette.mqtt;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5SubAckException;
import com.hivemq.client.mqtt.mqtt5.message.connect.Mqtt5ConnectBuilder;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5Subscribe;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.suback.Mqtt5SubAck;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.suback.Mqtt5SubAckReasonCode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import vedette.message.OutboundMessage;
import vedette.message.Published;
import vedette.message.Subscription;
import vedette.settings.SettingsException;

/// MQTT 5.
final class Mqtt5ProtocolClient implements ProtocolClient {
    private final ConnectionSpec spec;
    private final Listener listener;
    private final Mqtt5AsyncClient client;

    /// @throws SettingsException when the operator's files for the encryption can't be used
    Mqtt5ProtocolClient(ConnectionSpec spec, Listener listener) throws SettingsException {
        this.spec = spec;
        this.listener = listener;
        client = ClientBuilders.common(spec, listener).useMqttVersion5().buildAsync();
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

    private static WireMessage wire(Mqtt5Publish publish) {
        return new WireMessage(
                publish.getTopic().toString(),
                publish.getPayloadAsBytes(),
                publish.getQos().getCode(),
                publish.isRetain(),
                publish.getCorrelationData().map(ClientBuilders::bytes).orElse(null),
                MessageProperties.of(publish));
    }

    @Override
    public String protocol() {
        return "MQTT 5";
    }

    @Override
    public CompletableFuture<Boolean> connect() {
        Mqtt5ConnectBuilder.Send<CompletableFuture<com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAck>>
                connect = client.connectWith()
                        .cleanStart(!spec.lasting())
                        .sessionExpiryInterval(spec.lasting() ? ConnectionSpec.SESSION_SECONDS : 0)
                        .keepAlive(ConnectionSpec.KEEP_ALIVE_SECONDS);
        connect = connect.restrictions()
                .receiveMaximum(spec.receiveMaximum())
                .maximumPacketSize(ConnectionSpec.LARGEST_PACKET)
                .applyRestrictions();
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
        return connect.send()
                .thenApply(com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAck::isSessionPresent);
    }

    @Override
    public CompletableFuture<List<String>> subscribe(List<Subscription> subscriptions) {
        if (subscriptions.isEmpty()) {
            return CompletableFuture.completedFuture(List.of());
        }
        Mqtt5Subscribe subscribe = Mqtt5Subscribe.builder()
                .addSubscriptions(subscriptions.stream()
                        .map(one -> com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5Subscription.builder()
                                .topicFilter(one.filter())
                                .qos(ClientBuilders.qos(one.qos()))
                                .retainHandling(OutboundProperties.retainHandling(one.kept()))
                                .retainAsPublished(one.kept() != Subscription.Kept.USUAL)
                                .build()))
                .build();
        return client.subscribe(subscribe)
                .thenApply(acknowledged -> List.<String>of())
                .exceptionally(failure -> refused(subscriptions, failure));
    }

    private static List<String> refused(List<Subscription> subscriptions, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (!(cause instanceof Mqtt5SubAckException refusal)) {
            throw new CompletionException(cause);
        }
        Mqtt5SubAck answer = refusal.getMqttMessage();
        List<String> refused = new ArrayList<>();
        List<Mqtt5SubAckReasonCode> codes = answer.getReasonCodes();
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
            return client.publish(OutboundProperties.of(message))
                    .<Published>thenCompose(result -> result.getError()
                            .<CompletableFuture<Published>>map(CompletableFuture::failedFuture)
                            .orElseGet(() -> CompletableFuture.completedFuture(PublishRefusal.taken(result))))
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

package vedette.mqtt;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import vedette.message.Acknowledgement;
import vedette.message.MessageProperty;
import vedette.message.OutboundMessage;
import vedette.message.Published;
import vedette.message.Subscription;

/// One MQTT client of one protocol version. A client that was disconnected can connect again.
interface ProtocolClient {
    /// What a client tells its connection. Called on network threads.
    interface Listener {
        void received(WireMessage message, Acknowledgement acknowledgement);

        void disconnected(Throwable cause);
    }

    /// A message without what only the transport knows.
    record WireMessage(
            String topic,
            byte[] payload,
            int qos,
            boolean retained,
            byte @org.jspecify.annotations.Nullable [] correlation,
            List<MessageProperty> properties) {}

    /// `MQTT 5` or `MQTT 3.1.1`.
    String protocol();

    /// Whether the broker still had the session.
    CompletableFuture<Boolean> connect();

    /// The filters that the broker refuses, usually none.
    CompletableFuture<List<String>> subscribe(List<Subscription> subscriptions);

    /// Ends with what the broker said, or exceptionally: with a `PublishRefusedException` where it will not take it;
    /// with an `IllegalStateException` where there was no connection and nothing was sent; with anything else where
    /// it is not known whether the broker has it.
    CompletableFuture<Published> publish(OutboundMessage message);

    CompletableFuture<Void> disconnect();
}

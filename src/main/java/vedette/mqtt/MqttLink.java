package vedette.mqtt;

import com.hivemq.client.mqtt.exceptions.MqttEncodeException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5PubAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5PubRecException;
import com.hivemq.client.mqtt.mqtt5.message.publish.puback.Mqtt5PubAckReasonCode;
import com.hivemq.client.mqtt.mqtt5.message.publish.pubrec.Mqtt5PubRecReasonCode;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import vedette.message.Acknowledgement;
import vedette.message.InboundMessage;
import vedette.message.LinkState;
import vedette.message.OutboundMessage;
import vedette.message.Subscription;

/// One connection to one broker that heals: hears what it subscribes to, and publishes. Opened once; who comes back to
/// the same session with a new link gets again what was not acknowledged on the former.
public final class MqttLink {
    /// Small ones are not kept to by all brokers: Mosquitto 2.0.11 then ends in a storm of disconnects. Whoever
    /// listens bounds what they hold themselves.
    private static final int RECEIVE_MAXIMUM = 65_535;

    private static final Set<Mqtt5PubAckReasonCode> FOR_GOOD = Set.of(
            Mqtt5PubAckReasonCode.NOT_AUTHORIZED,
            Mqtt5PubAckReasonCode.TOPIC_NAME_INVALID,
            Mqtt5PubAckReasonCode.PAYLOAD_FORMAT_INVALID);
    private static final Set<Mqtt5PubRecReasonCode> RECEIVED_FOR_GOOD = Set.of(
            Mqtt5PubRecReasonCode.NOT_AUTHORIZED,
            Mqtt5PubRecReasonCode.TOPIC_NAME_INVALID,
            Mqtt5PubRecReasonCode.PAYLOAD_FORMAT_INVALID);

    private final HealingConnection connection;

    /// What became of a message that was published.
    public enum Answer {
        /// The broker has it.
        TAKEN,
        /// The broker will never take it: it may not be published there, or is too large.
        REFUSED
    }

    /// Where a link leads.
    ///
    /// @param broker the broker's name in the settings
    /// @param clientId the link's own name for the broker, which keeps a lasting session under it
    /// @param lasting whether the broker keeps the session while the link is closed
    public record Place(String broker, BrokerAddress address, Login login, String clientId, boolean lasting) {}

    /// Connects from now on.
    ///
    /// @param receiver takes what is heard, with its acknowledgement, on network threads; must return at once
    /// @param states is told of each change, on the scheduler's thread
    /// @param scheduler one thread; stays the caller's
    public MqttLink(
            Place place,
            List<Subscription> topics,
            BiConsumer<InboundMessage, Acknowledgement> receiver,
            Consumer<LinkState> states,
            ScheduledExecutorService scheduler,
            Clock clock) {
        connection = new HealingConnection(
                new ConnectionSpec(
                        place.address(), place.login(), place.clientId(), place.lasting(), RECEIVE_MAXIMUM, null),
                topics,
                (message, acknowledgement) -> receiver.accept(inbound(place, message, clock), acknowledgement),
                states,
                scheduler,
                clock);
        connection.open();
    }

    private static InboundMessage inbound(Place place, ProtocolClient.WireMessage message, Clock clock) {
        return new InboundMessage(
                place.broker(),
                message.topic(),
                message.payload(),
                message.qos(),
                message.retained(),
                Instant.now(clock),
                System.nanoTime(),
                message.correlation(),
                message.properties());
    }

    /// Publishes in the order of the calls. Ends exceptionally where it is not known whether the broker has the
    /// message, and where the broker may take it later.
    public CompletableFuture<Answer> publish(OutboundMessage message) {
        try {
            return connection
                    .publish(message)
                    .thenApply(published -> Answer.TAKEN)
                    .exceptionally(MqttLink::refusal);
        } catch (IllegalArgumentException e) {
            // The client library finds what no broker would take.
            return CompletableFuture.completedFuture(Answer.REFUSED);
        }
    }

    private static Answer refusal(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        boolean refused = switch (cause) {
            case Mqtt5PubAckException answer ->
                FOR_GOOD.contains(answer.getMqttMessage().getReasonCode());
            case Mqtt5PubRecException answer ->
                RECEIVED_FOR_GOOD.contains(answer.getMqttMessage().getReasonCode());
            case MqttEncodeException tooLarge -> true;
            default -> false;
        };
        if (refused) {
            return Answer.REFUSED;
        }
        throw new CompletionException(cause);
    }

    /// Says goodbye; a lasting session stays with the broker. Ends when that is done or can't be.
    public CompletableFuture<Void> close() {
        return connection.close();
    }
}

package vedette.mqtt;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import vedette.message.Acknowledgement;
import vedette.message.InboundMessage;
import vedette.message.LinkState;
import vedette.message.OutboundMessage;
import vedette.message.Published;
import vedette.message.Subscription;

/// One connection to one broker that heals: hears what it subscribes to, and publishes. Opened once; who comes back to
/// the same session with a new link gets again what was not acknowledged on the former.
public final class MqttLink {
    /// Small ones are not kept to by all brokers: Mosquitto 2.0.11 then ends in a storm of disconnects. Whoever
    /// listens bounds what they hold themselves.
    private static final int RECEIVE_MAXIMUM = 65_535;

    private final HealingConnection connection;

    /// Where a link leads.
    ///
    /// @param broker the broker's name in the settings
    /// @param clientId the link's own name for the broker, which keeps a lasting session under it
    /// @param lasting whether the broker keeps the session while the link is closed
    public record Place(String broker, BrokerAccess access, String clientId, boolean lasting) {
        /// A place that is trusted as usual.
        public Place(String broker, BrokerAddress address, Login login, String clientId, boolean lasting) {
            this(broker, BrokerAccess.of(address, login), clientId, lasting);
        }
    }

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
                ConnectionSpec.of(place.access(), place.clientId(), place.lasting(), RECEIVE_MAXIMUM, null),
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

    /// Publishes in the order of the calls. Ends exceptionally: with a `PublishRefusedException` where the broker will
    /// not take it; otherwise it is not known whether the broker has the message.
    public CompletableFuture<Published> publish(OutboundMessage message) {
        return connection.publish(message);
    }

    /// Says goodbye; a lasting session stays with the broker. Ends when that is done or can't be.
    public CompletableFuture<Void> close() {
        return connection.close();
    }
}

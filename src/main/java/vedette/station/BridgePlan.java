package vedette.station;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import vedette.message.Acknowledgement;
import vedette.message.InboundMessage;
import vedette.message.LinkState;
import vedette.message.Subscription;
import vedette.mqtt.MqttLink;

/// What a bridge carries, and between which brokers.
///
/// @param name what the operator calls it
/// @param station the station's lasting name, by which messages that went round are known
/// @param from the broker that is listened to
/// @param to the broker that is published to
/// @param filter the topics to carry, with MQTT wildcards
/// @param renaming what becomes of their topics
/// @param retained whether messages that the first broker had kept are carried too, and kept by the second
public record BridgePlan(
        String name, String station, End from, End to, String filter, TopicRenaming renaming, boolean retained) {
    /// One broker of a bridge.
    ///
    /// @param broker the broker's name in the settings
    public record End(String broker, Opening opening) {}

    /// Opens a link to a broker.
    @FunctionalInterface
    public interface Opening {
        /// @param role what the bridge uses the link for, added to the station's name
        /// @param lasting whether the broker keeps the session
        MqttLink open(String role, boolean lasting, Ears ears, ScheduledExecutorService scheduler, Clock clock);
    }

    /// What a link hears and whom it tells.
    public record Ears(
            List<Subscription> topics,
            BiConsumer<InboundMessage, Acknowledgement> receiver,
            Consumer<LinkState> states) {
        public Ears {
            topics = List.copyOf(topics);
        }
    }

    /// What the bridge subscribes to.
    List<Subscription> topics() {
        return List.of(new Subscription(filter, 1, retained ? Subscription.Kept.ONCE : Subscription.Kept.NEVER));
    }
}

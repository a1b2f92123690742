package vedette.message;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A message as it came from a broker, or by another way to the same cameras.
///
/// @param broker the broker's name in the settings
/// @param topic the topic as sent, 1 to 65,535 bytes of UTF-8; not yet looked at
/// @param payload the bytes as sent; owned by the message, never changed
/// @param qos 0 to 2
/// @param retained true where the broker had kept it: it is the last known state, of unknown age
/// @param received the station's wall clock when it came
/// @param arrivedNanos `System.nanoTime()` when it came
/// @param correlation MQTT 5 correlation data, or null
/// @param properties what else an MQTT 5 message says of itself, in the sender's order; empty for MQTT 3.1.1
public record InboundMessage(
        String broker,
        String topic,
        byte[] payload,
        int qos,
        boolean retained,
        Instant received,
        long arrivedNanos,
        byte @Nullable [] correlation,
        List<MessageProperty> properties) {
    public InboundMessage {
        properties = List.copyOf(properties);
    }

    /// A message that says nothing else of itself.
    public InboundMessage(
            String broker,
            String topic,
            byte[] payload,
            int qos,
            boolean retained,
            Instant received,
            long arrivedNanos,
            byte @Nullable [] correlation) {
        this(broker, topic, payload, qos, retained, received, arrivedNanos, correlation, List.of());
    }

    /// A message that came by another way than the broker, now.
    ///
    /// @param topic the topic where the same would come by MQTT
    /// @param via the real way, without secrets
    public static InboundMessage beside(
            String broker, String topic, byte[] payload, Instant received, long arrivedNanos, String via) {
        List<MessageProperty> properties = List.of(
                new MessageProperty(MessageProperty.VIA, via), new MessageProperty(MessageProperty.READ_AS, topic));
        return new InboundMessage(broker, topic, payload, 0, false, received, arrivedNanos, null, properties);
    }

    /// The other way by which it came, without secrets (`http://nursery.lan:5000/video_feed`), or null where it came
    /// from the broker. No sender can claim it: what senders say of themselves has names that begin with `user:`.
    public @Nullable String via() {
        for (MessageProperty property : properties) {
            if (property.name().equals(MessageProperty.VIA)) {
                return property.value();
            }
        }
        return null;
    }

    /// Where it came from, for the log: its topic, or the other way by which it came.
    public String origin() {
        String via = via();
        return via == null ? topic : via;
    }
}

package vedette.message;

import java.util.List;

/// A message as it came, to be kept untouched.
///
/// @param topic the topic as sent; for what came by another way than MQTT, that way
/// @param qos 0 to 2
/// @param retained whether the broker had kept it
/// @param properties what an MQTT 5 message says of itself besides, in the sender's order
/// @param payload the bytes as sent; callers must not change them
public record OriginalMessage(
        String topic, int qos, boolean retained, List<MessageProperty> properties, byte[] payload) {
    public OriginalMessage {
        properties = List.copyOf(properties);
    }

    public static OriginalMessage of(InboundMessage message) {
        return withPayload(message, message.payload());
    }

    /// The message, but with these bytes in place of its own.
    public static OriginalMessage withPayload(InboundMessage message, byte[] payload) {
        return new OriginalMessage(message.origin(), message.qos(), message.retained(), message.properties(), payload);
    }
}

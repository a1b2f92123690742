package vedette.message;

import java.util.List;

/// A message as it came, to be kept untouched.
///
/// @param topic the topic as sent
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
        return new OriginalMessage(
                message.topic(), message.qos(), message.retained(), message.properties(), message.payload());
    }
}

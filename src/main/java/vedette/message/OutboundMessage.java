package vedette.message;

import java.util.List;

/// A message to send.
///
/// @param topic without wildcards
/// @param payload the bytes, not changed after this
/// @param qos 0 to 2
/// @param retain whether the broker should keep it for those who subscribe later
/// @param properties what else it says of itself where both sides speak MQTT 5, named as in [MessageProperty]
public record OutboundMessage(String topic, byte[] payload, int qos, boolean retain, List<MessageProperty> properties) {
    public OutboundMessage {
        if (topic.isEmpty() || topic.indexOf('+') >= 0 || topic.indexOf('#') >= 0) {
            throw new IllegalArgumentException("no topic to publish on: " + topic);
        }
        if (qos < 0 || qos > 2) {
            throw new IllegalArgumentException("no quality of service: " + qos);
        }
        properties = List.copyOf(properties);
    }

    /// A message that says nothing else of itself.
    public OutboundMessage(String topic, byte[] payload, int qos, boolean retain) {
        this(topic, payload, qos, retain, List.of());
    }
}

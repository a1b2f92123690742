package vedette.message;

/// A message to send.
///
/// @param topic without wildcards
/// @param payload the bytes, not changed after this
/// @param qos 0 to 2
/// @param retain whether the broker should keep it for those who subscribe later
public record OutboundMessage(String topic, byte[] payload, int qos, boolean retain) {
    public OutboundMessage {
        if (topic.isEmpty() || topic.indexOf('+') >= 0 || topic.indexOf('#') >= 0) {
            throw new IllegalArgumentException("no topic to publish on: " + topic);
        }
        if (qos < 0 || qos > 2) {
            throw new IllegalArgumentException("no quality of service: " + qos);
        }
    }
}

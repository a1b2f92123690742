package vedette.message;

/// Something that an MQTT 5 message says of itself besides topic and payload.
///
/// @param name `content-type`, `response-topic`, `correlation-data`, `message-expiry`, `payload-format`, or `user:` and
///     the sender's own name
/// @param value as text; correlation data in hexadecimal digits, message expiry in seconds
public record MessageProperty(String name, String value) {}

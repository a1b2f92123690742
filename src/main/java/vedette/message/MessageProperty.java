package vedette.message;

/// Something that an MQTT 5 message says of itself besides topic and payload, or that the station says of a message
/// that did not come by MQTT.
///
/// @param name `content-type`, `response-topic`, `correlation-data`, `message-expiry`, `payload-format`, or `user:` and
///     the sender's own name; [#VIA] and [#READ_AS] are the station's
/// @param value as text; correlation data in hexadecimal digits, message expiry in seconds
public record MessageProperty(String name, String value) {
    /// By which other way than MQTT the message came.
    public static final String VIA = "via";

    /// As a message on which MQTT topic it was read.
    public static final String READ_AS = "read-as";
}

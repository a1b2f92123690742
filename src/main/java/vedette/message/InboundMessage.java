package vedette.message;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A message as it came from a broker.
///
/// @param broker the broker's name in the settings
/// @param topic the topic as sent, 1 to 65,535 bytes of UTF-8; not yet looked at
/// @param payload the bytes as sent; owned by the message, never changed
/// @param qos 0 to 2
/// @param retained true where the broker had kept it: it is the last known state, of unknown age
/// @param received the station's wall clock when it came
/// @param arrivedNanos `System.nanoTime()` when it came
/// @param correlation MQTT 5 correlation data, or null
public record InboundMessage(
        String broker,
        String topic,
        byte[] payload,
        int qos,
        boolean retained,
        Instant received,
        long arrivedNanos,
        byte @Nullable [] correlation) {}

package vedette.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vedette.message.MessageProperty;
import vedette.message.OriginalMessage;
import vedette.model.LogEntry;

/// A record as it is read back from its header.
///
/// @param entries with their ids
/// @param message what its message was, or null where there was none
/// @param pictureHash the picture's SHA-256, or null
/// @param bytes how long message and picture are together
/// @param change what it does to the holds, or null
record KeptRecord(
        Instant received,
        String broker,
        List<LogEntry> entries,
        @Nullable Message message,
        @Nullable String pictureHash,
        long bytes,
        List<String> repeatIds,
        @Nullable HoldChange change) {
    /// A message without its payload.
    record Message(
            String topic, int qos, boolean retained, List<MessageProperty> properties, int bytes, String sha256) {
        OriginalMessage with(byte[] payload) {
            return new OriginalMessage(topic, qos, retained, properties, payload);
        }
    }

    RecentRecord recent() {
        return new RecentRecord(broker, received, repeatIds);
    }
}

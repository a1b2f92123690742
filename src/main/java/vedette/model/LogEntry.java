package vedette.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One event as the log keeps and exports it.
///
/// @param id rising in the order in which events were logged, from 1; 0 before it is logged
/// @param received when it came, by the station's clock, in milliseconds
/// @param claimed when it happened by the sender's clock, or null
/// @param broker the broker's name, empty for what the station itself did
/// @param system the dialect's id, or `station`
/// @param camera the camera's name, empty where it is about no camera
/// @param summary one sentence for the operator
/// @param confidence 0 to 1, or null
/// @param key what one searches it by (a plate's number, a message's id), or null
/// @param topic the topic it came on, empty where it came on none
/// @param payload the message as it came; callers must not change it
public record LogEntry(
        long id,
        Instant received,
        @Nullable Instant claimed,
        String broker,
        String system,
        String camera,
        EventKind kind,
        Severity severity,
        String summary,
        @Nullable Double confidence,
        @Nullable String key,
        String topic,
        byte[] payload) {
    /// The same entry under the id that the log gave it.
    public LogEntry withId(long newId) {
        return new LogEntry(
                newId,
                received,
                claimed,
                broker,
                system,
                camera,
                kind,
                severity,
                summary,
                confidence,
                key,
                topic,
                payload);
    }
}

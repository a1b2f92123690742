package vedette.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One event as the log keeps and exports it. What it came in, the message and the picture, is kept beside it and
/// asked for by the entry's id.
///
/// @param id rising in the order in which events were logged, from 1; 0 before it is logged
/// @param happened when it happened as far as the station can tell, in milliseconds of the station's clock: by this
///     time the log is ordered. That is `received`, unless the message was clearly late
/// @param received when it came, by the station's clock, in milliseconds
/// @param claimed when it happened by the sender's clock, or null
/// @param broker the broker's name, empty for what the station itself did
/// @param system the dialect's id, or `station`
/// @param camera the camera's name, empty where it is about no camera
/// @param summary one sentence for the operator
/// @param confidence 0 to 1, or null
/// @param key what one searches it by (a plate's number, a message's id, an operator's name), or null
/// @param labels what was seen or heard (`person`, `car`, `crying`), in the sender's words, each once
/// @param zones the camera's names for the areas it was in, each once
/// @param topic the topic it came on, empty where it came on none
/// @param payloadBytes the length of the message it came in, 0 where there was none
/// @param picture the SHA-256 of its picture in 64 hexadecimal digits of lower case, or null where it has none
/// @param gap for an event that opens or closes a gap of the log: its edges as known then; else null. An entry of the
///     kind `gap` has both edges; one of the kind `link` or `presence` opens one. The gap is the broker's where the
///     camera is empty, and the whole station's where the broker is empty too
public record LogEntry(
        long id,
        Instant happened,
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
        List<String> labels,
        List<String> zones,
        String topic,
        int payloadBytes,
        @Nullable String picture,
        @Nullable GapSpan gap) {
    public LogEntry {
        labels = List.copyOf(labels);
        zones = List.copyOf(zones);
    }

    /// Begins an entry about the station itself, of severity `info`, that happened when it was received.
    public static LogEntryBuilder of(EventKind kind, Instant received, String summary) {
        return new LogEntryBuilder(kind, received, summary);
    }

    /// Begins an entry that differs from this one.
    public LogEntryBuilder but() {
        return new LogEntryBuilder(this);
    }

    /// The same entry under the id that the log gave it.
    public LogEntry withId(long newId) {
        return but().id(newId).build();
    }
}

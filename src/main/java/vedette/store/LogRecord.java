package vedette.store;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vedette.message.OriginalMessage;
import vedette.model.LogEntry;

/// What is kept together or not at all: the entries that one message became, the message, and a picture.
///
/// @param entries at least one, at most 1,000; they share broker, time of receipt, topic and picture
/// @param original the message, or null where there was none
/// @param picture a JPEG that belongs to the entries, or null; entries need not name it, the log does
/// @param repeatIds what tells a repeat of the message, or of one of its events, from a new one; often one. Kept, so
///     that a message that comes again after a crash is known
public record LogRecord(
        List<LogEntry> entries, @Nullable OriginalMessage original, byte @Nullable [] picture, List<String> repeatIds) {
    /// More lines than any message has in earnest.
    public static final int MOST_ENTRIES = 1_000;

    public LogRecord {
        entries = List.copyOf(entries);
        repeatIds = List.copyOf(repeatIds);
        if (entries.isEmpty() || entries.size() > MOST_ENTRIES) {
            throw new IllegalArgumentException(entries.size() + " entries");
        }
    }

    /// A message without a picture.
    public static LogRecord of(List<LogEntry> entries, OriginalMessage message, List<String> repeatIds) {
        return new LogRecord(entries, message, null, repeatIds);
    }

    /// Something that the station itself did or noticed.
    public static LogRecord own(LogEntry entry) {
        return new LogRecord(List.of(entry), null, null, List.of());
    }
}

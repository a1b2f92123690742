package vedette.export;

import java.io.Closeable;
import java.io.Flushable;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import vedette.model.LogEntry;

/// Writes entries in a format for other programs.
interface EntryWriter extends Closeable, Flushable {
    /// The fields of every format, in their order.
    List<String> FIELDS = List.of(
            "id",
            "received",
            "claimed",
            "broker",
            "system",
            "camera",
            "kind",
            "severity",
            "summary",
            "confidence",
            "key",
            "topic",
            "payload");

    DateTimeFormatter TIME =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter().withZone(ZoneOffset.UTC);

    /// @param payload the message it came in, empty where there was none
    void write(LogEntry entry, byte[] payload) throws IOException;

    /// ISO 8601 in UTC with milliseconds, such as `2026-03-01T12:00:00.000Z`.
    static String time(Instant time) {
        return TIME.format(time);
    }
}

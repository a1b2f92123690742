package vedette.export;

import java.io.Closeable;
import java.io.Flushable;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
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
        LocalDateTime utc = LocalDateTime.ofEpochSecond(time.getEpochSecond(), time.getNano(), ZoneOffset.UTC);
        if (utc.getYear() < 1000 || utc.getYear() > 9999) {
            return TIME.format(time);
        }
        // By hand: the formatter takes longer than all of the rest of a row.
        char[] text = "0000-00-00T00:00:00.000Z".toCharArray();
        digits(text, 4, utc.getYear());
        digits(text, 7, utc.getMonthValue());
        digits(text, 10, utc.getDayOfMonth());
        digits(text, 13, utc.getHour());
        digits(text, 16, utc.getMinute());
        digits(text, 19, utc.getSecond());
        digits(text, 23, utc.getNano() / 1_000_000);
        return new String(text);
    }

    private static void digits(char[] text, int end, int number) {
        int at = end - 1;
        for (int rest = number; rest > 0; rest /= 10) {
            text[at--] = (char) ('0' + rest % 10);
        }
    }
}

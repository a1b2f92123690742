package vedette.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vedette.model.LogEntry;

/// [ExportFormat#CSV]: UTF-8, commas, CR LF, quotes where needed.
final class CsvEntryWriter implements EntryWriter {
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,15}(\\.[0-9]{1,15})?");

    private final CsvWriter csv;

    CsvEntryWriter(OutputStream stream) {
        csv = CsvWriter.builder().build(stream, StandardCharsets.UTF_8);
        csv.writeRecord(FIELDS);
    }

    @Override
    public void write(LogEntry entry, byte[] payload) {
        csv.writeRecord(
                Long.toString(entry.id()),
                EntryWriter.time(entry.received()),
                entry.claimed() == null ? "" : EntryWriter.time(entry.claimed()),
                guarded(entry.broker()),
                guarded(entry.system()),
                guarded(entry.camera()),
                entry.kind().word(),
                entry.severity().word(),
                guarded(entry.summary()),
                entry.confidence() == null ? "" : entry.confidence().toString(),
                guarded(entry.key()),
                guarded(entry.topic()),
                payload(payload));
    }

    static String payload(byte[] payload) {
        String text = PayloadText.plain(payload);
        return text == null || text.startsWith(PayloadText.BASE64)
                ? PayloadText.BASE64 + PayloadText.base64(payload)
                : guarded(text);
    }

    /// A text that a spreadsheet would calculate, perhaps with a command in it, gets an apostrophe. What
    /// comes from a camera comes from anyone who reaches the broker. A plain number is harmless and stays
    /// one.
    static String guarded(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        boolean formula = "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0;
        return formula && !NUMBER.matcher(text).matches() ? "'" + text : text;
    }

    @Override
    public void flush() throws IOException {
        csv.flush();
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}

package vedette.export;

import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import vedette.model.LogEntry;

/// [ExportFormat#NDJSON]: UTF-8, a line feed after each object.
final class NdjsonEntryWriter implements EntryWriter {
    private static final JsonFactory JSON =
            JsonFactory.builder().rootValueSeparator("").build();

    private final JsonGenerator json;

    NdjsonEntryWriter(OutputStream stream) {
        json = JSON.createGenerator(ObjectWriteContext.empty(), stream, JsonEncoding.UTF8);
    }

    @Override
    public void write(LogEntry entry, byte[] payload) {
        json.writeStartObject();
        json.writeNumberProperty("id", entry.id());
        json.writeStringProperty("received", EntryWriter.time(entry.received()));
        text("claimed", entry.claimed() == null ? null : EntryWriter.time(entry.claimed()));
        text("broker", entry.broker());
        text("system", entry.system());
        text("camera", entry.camera());
        text("kind", entry.kind().word());
        text("severity", entry.severity().word());
        text("summary", entry.summary());
        if (entry.confidence() == null) {
            json.writeNullProperty("confidence");
        } else {
            json.writeNumberProperty("confidence", entry.confidence());
        }
        text("key", entry.key());
        text("topic", entry.topic());
        payload(payload);
        json.writeEndObject();
        json.writeRaw('\n');
    }

    private void text(String field, @Nullable String value) {
        if (value == null) {
            json.writeNullProperty(field);
        } else {
            json.writeStringProperty(field, value);
        }
    }

    private void payload(byte[] payload) {
        String text = PayloadText.plain(payload);
        text("payload", text == null ? PayloadText.base64(payload) : text);
        if (text == null) {
            text("payload_encoding", "base64");
        }
    }

    @Override
    public void flush() {
        json.flush();
    }

    @Override
    public void close() {
        json.close();
    }
}

package vedette.store;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;
import vedette.journal.Content;
import vedette.journal.NewRecord;
import vedette.message.MessageProperty;
import vedette.message.OriginalMessage;
import vedette.model.GapSpan;
import vedette.model.LogEntry;

/// Writes records as the journal keeps them: a JSON object, which is what the chain goes through, that names the
/// message's payload and the picture by their SHA-256. Times are ISO 8601 in UTC. What has no value is left out.
final class RecordCodec {
    /// Its buffers are each thread's own: few threads write records, one of them many.
    static final JsonFactory JSON = JsonFactory.builder()
            .recyclerPool(JsonRecyclerPools.threadLocalPool())
            .build();

    private RecordCodec() {}

    /// @param change what the record does to the holds, or null
    static NewRecord encode(LogRecord record, @Nullable HoldChange change) {
        OriginalMessage original = record.original();
        byte[] picture = record.picture();
        List<Content> contents = new ArrayList<>(2);
        ByteArrayOutputStream header = new ByteArrayOutputStream(1_024);
        LogEntry first = record.entries().getFirst();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), header, JsonEncoding.UTF8)) {
            json.writeStartObject();
            json.writeStringProperty("received", first.received().toString());
            json.writeStringProperty("broker", first.broker());
            if (original != null) {
                Content payload = Content.of(original.payload());
                message(json, original, payload);
                if (payload.bytes().length > 0) {
                    contents.add(payload);
                }
            }
            if (picture != null) {
                Content kept = Content.of(picture);
                json.writeObjectPropertyStart("picture");
                content(json, kept);
                json.writeEndObject();
                contents.add(kept);
            }
            texts(json, "repeat", record.repeatIds());
            if (change != null) {
                change.write(json);
            }
            json.writeArrayPropertyStart("entries");
            String topic = original == null ? "" : original.topic();
            record.entries().forEach(entry -> entry(json, entry, topic));
            json.writeEndArray();
            json.writeEndObject();
        }
        return new NewRecord(record.entries().size(), header.toByteArray(), contents);
    }

    private static void message(JsonGenerator json, OriginalMessage message, Content payload) {
        json.writeObjectPropertyStart("message");
        json.writeStringProperty("topic", message.topic());
        json.writeNumberProperty("qos", message.qos());
        json.writeBooleanProperty("retained", message.retained());
        if (!message.properties().isEmpty()) {
            json.writeArrayPropertyStart("properties");
            for (MessageProperty property : message.properties()) {
                json.writeStartArray();
                json.writeString(property.name());
                json.writeString(property.value());
                json.writeEndArray();
            }
            json.writeEndArray();
        }
        content(json, payload);
        json.writeEndObject();
    }

    private static void content(JsonGenerator json, Content content) {
        json.writeNumberProperty("bytes", content.bytes().length);
        json.writeStringProperty("sha256", content.sha256());
    }

    private static void entry(JsonGenerator json, LogEntry entry, String topic) {
        json.writeStartObject();
        json.writeStringProperty("happened", entry.happened().toString());
        optional(json, "claimed", entry.claimed());
        json.writeStringProperty("system", entry.system());
        json.writeStringProperty("camera", entry.camera());
        json.writeStringProperty("kind", entry.kind().word());
        json.writeStringProperty("severity", entry.severity().word());
        json.writeStringProperty("summary", entry.summary());
        if (entry.confidence() != null) {
            json.writeNumberProperty("confidence", entry.confidence());
        }
        if (entry.key() != null) {
            json.writeStringProperty("key", entry.key());
        }
        texts(json, "labels", entry.labels());
        texts(json, "zones", entry.zones());
        if (!entry.topic().equals(topic)) {
            json.writeStringProperty("topic", entry.topic());
        }
        GapSpan gap = entry.gap();
        if (gap != null) {
            json.writeObjectPropertyStart("gap");
            json.writeStringProperty("since", gap.since().toString());
            optional(json, "until", gap.until());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void optional(JsonGenerator json, String name, @Nullable Instant time) {
        if (time != null) {
            json.writeStringProperty(name, time.toString());
        }
    }

    private static void texts(JsonGenerator json, String name, List<String> texts) {
        if (!texts.isEmpty()) {
            json.writeArrayPropertyStart(name);
            texts.forEach(json::writeString);
            json.writeEndArray();
        }
    }
}

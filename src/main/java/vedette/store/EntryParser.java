package vedette.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import vedette.model.EventKind;
import vedette.model.GapSpan;
import vedette.model.LogEntry;
import vedette.model.Severity;

/// One entry of a record's header, before it is known what it shares with the others.
final class EntryParser {
    private @Nullable Instant happened;
    private @Nullable Instant claimed;
    private String system = "";
    private String camera = "";
    private EventKind kind = EventKind.REJECTED;
    private Severity severity = Severity.INFO;
    private String summary = "";
    private @Nullable Double confidence;
    private @Nullable String key;
    private final List<String> labels = new ArrayList<>(0);
    private final List<String> zones = new ArrayList<>(0);
    private @Nullable String topic;
    private @Nullable GapSpan gap;

    private EntryParser() {}

    /// Reads the object that the parser stands at the beginning of.
    static EntryParser read(JsonParser json) {
        EntryParser entry = new EntryParser();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            entry.field(json.currentName(), json.nextToken(), json);
        }
        return entry;
    }

    private void field(String name, JsonToken value, JsonParser json) {
        switch (name) {
            case "happened" -> happened = Instant.parse(json.getString());
            case "claimed" -> claimed = Instant.parse(json.getString());
            case "system" -> system = json.getString();
            case "camera" -> camera = json.getString();
            case "kind" -> kind = EventKind.parse(json.getString());
            case "severity" -> severity = Severity.parse(json.getString());
            case "summary" -> summary = json.getString();
            case "confidence" -> confidence = json.getDoubleValue();
            case "key" -> key = json.getString();
            case "labels" -> RecordParser.texts(json, labels);
            case "zones" -> RecordParser.texts(json, zones);
            case "topic" -> topic = json.getString();
            case "gap" -> gap = gap(json);
            default -> {
                if (value.isStructStart()) {
                    json.skipChildren();
                }
            }
        }
    }

    private static GapSpan gap(JsonParser json) {
        Instant since = Instant.EPOCH;
        Instant until = null;
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            json.nextToken();
            if (name.equals("since")) {
                since = Instant.parse(json.getString());
            } else if (name.equals("until")) {
                until = Instant.parse(json.getString());
            }
        }
        return new GapSpan(since, until);
    }

    LogEntry build(
            long id, Instant received, String broker, String shared, int payloadBytes, @Nullable String picture) {
        return new LogEntry(
                id,
                happened == null ? received : happened,
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
                labels,
                zones,
                topic == null ? shared : topic,
                payloadBytes,
                picture,
                gap);
    }
}

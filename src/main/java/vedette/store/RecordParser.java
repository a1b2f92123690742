package vedette.store;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import vedette.journal.JournalRecord;
import vedette.message.MessageProperty;

/// Reads what [RecordCodec] wrote. Fields of later versions are skipped. Confined to one record.
final class RecordParser {
    private final JournalRecord record;
    private final JsonParser json;
    private final List<EntryParser> entries = new ArrayList<>();
    private final List<String> repeatIds = new ArrayList<>();
    private Instant received = Instant.EPOCH;
    private String broker = "";
    private KeptRecord.@Nullable Message message;
    private @Nullable String pictureHash;
    private int pictureBytes;
    private @Nullable HoldChange change;

    private RecordParser(JournalRecord record, JsonParser json) {
        this.record = record;
        this.json = json;
    }

    /// @throws IOException when the record is none of this log's
    static KeptRecord parse(JournalRecord record) throws IOException {
        try (JsonParser json = RecordCodec.JSON.createParser(ObjectReadContext.empty(), record.header())) {
            return new RecordParser(record, json).record(true);
        } catch (JacksonException | DateTimeException | IllegalArgumentException e) {
            throw new IOException("record " + record.id() + " can't be understood: " + e.getMessage(), e);
        }
    }

    /// Only what stands before the entries, for who has them from the index; the result has none.
    ///
    /// @throws IOException when the record is none of this log's
    static KeptRecord parseMessage(JournalRecord record) throws IOException {
        try (JsonParser json = RecordCodec.JSON.createParser(ObjectReadContext.empty(), record.header())) {
            return new RecordParser(record, json).record(false);
        } catch (JacksonException | DateTimeException | IllegalArgumentException e) {
            throw new IOException("record " + record.id() + " can't be understood: " + e.getMessage(), e);
        }
    }

    private KeptRecord record(boolean withEntries) throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new IOException("record " + record.id() + " is no object");
        }
        while (json.nextToken() == JsonToken.PROPERTY_NAME
                && (withEntries || !json.currentName().equals("entries"))) {
            field(json.currentName());
        }
        String topic = message == null ? "" : message.topic();
        int messageBytes = message == null ? 0 : message.bytes();
        List<vedette.model.LogEntry> built = new ArrayList<>(entries.size());
        for (EntryParser entry : entries) {
            built.add(entry.build(record.id() + built.size(), received, broker, topic, messageBytes, pictureHash));
        }
        return new KeptRecord(
                received,
                broker,
                built,
                message,
                pictureHash,
                (long) messageBytes + pictureBytes + record.header().length,
                repeatIds,
                change);
    }

    private void field(String name) {
        JsonToken value = json.nextToken();
        switch (name) {
            case "received" -> received = Instant.parse(json.getString());
            case "broker" -> broker = json.getString();
            case "message" -> message();
            case "picture" -> picture();
            case "repeat" -> texts(json, repeatIds);
            case "hold" -> hold();
            case "release" -> change = new HoldChange.Released(json.getLongValue());
            case "entries" -> {
                while (json.nextToken() == JsonToken.START_OBJECT) {
                    entries.add(EntryParser.read(json));
                }
            }
            default -> skip(value);
        }
    }

    private void skip(JsonToken value) {
        if (value.isStructStart()) {
            json.skipChildren();
        }
    }

    private void message() {
        String topic = "";
        int qos = 0;
        boolean retained = false;
        List<MessageProperty> properties = new ArrayList<>();
        int bytes = 0;
        String sha256 = "";
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            switch (name) {
                case "topic" -> topic = json.getString();
                case "qos" -> qos = json.getIntValue();
                case "retained" -> retained = value == JsonToken.VALUE_TRUE;
                case "properties" -> properties(properties);
                case "bytes" -> bytes = json.getIntValue();
                case "sha256" -> sha256 = json.getString();
                default -> skip(value);
            }
        }
        message = new KeptRecord.Message(topic, qos, retained, properties, bytes, sha256);
    }

    private void properties(List<MessageProperty> properties) {
        List<String> pair = new ArrayList<>(2);
        while (json.nextToken() == JsonToken.START_ARRAY) {
            pair.clear();
            texts(json, pair);
            if (pair.size() == 2) {
                properties.add(new MessageProperty(pair.get(0), pair.get(1)));
            }
        }
    }

    private void picture() {
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            switch (name) {
                case "bytes" -> pictureBytes = json.getIntValue();
                case "sha256" -> pictureHash = json.getString();
                default -> skip(value);
            }
        }
    }

    private void hold() {
        String reason = "";
        Set<Long> events = new HashSet<>();
        Instant from = null;
        Instant to = null;
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            switch (name) {
                case "reason" -> reason = json.getString();
                case "from" -> from = Instant.parse(json.getString());
                case "to" -> to = Instant.parse(json.getString());
                case "events" -> {
                    while (json.nextToken() == JsonToken.VALUE_NUMBER_INT) {
                        events.add(json.getLongValue());
                    }
                }
                default -> skip(value);
            }
        }
        change = new HoldChange.Placed(new Hold(record.id(), reason, events, from, to));
    }

    /// The texts of the array that the parser stands at the beginning of.
    static void texts(JsonParser json, List<String> into) {
        while (json.nextToken() == JsonToken.VALUE_STRING) {
            into.add(json.getString());
        }
    }
}

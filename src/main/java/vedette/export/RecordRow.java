package vedette.export;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The cells that a row of `events.csv` has by its record.
final class RecordRow {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JsonNode root;

    /// @throws IllegalArgumentException when the header can't be read
    RecordRow(byte[] header) {
        try {
            root = JSON.readTree(header);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("no header of a record", e);
        }
    }

    /// All cells from `received` to `topic`.
    ///
    /// @param index which of the record's events, from 0
    /// @throws IllegalArgumentException when the header lacks what every event has
    List<String> cells(int index) {
        JsonNode entry = root.path("entries").path(index);
        List<String> cells = new ArrayList<>();
        cells.add(time(root.path("received")));
        cells.add(time(entry.path("claimed")));
        cells.add(text(root.path("broker")));
        for (String field : List.of("system", "camera", "kind", "severity", "summary")) {
            cells.add(text(entry.path(field)));
        }
        JsonNode confidence = entry.path("confidence");
        cells.add(confidence.isNumber() ? Double.toString(confidence.doubleValue()) : "");
        cells.add(text(entry.path("key")));
        JsonNode topic = entry.path("topic");
        cells.add(text(topic.isMissingNode() ? root.path("message").path("topic") : topic));
        return cells;
    }

    private static String text(JsonNode value) {
        return CsvEntryWriter.guarded(string(value));
    }

    private static String time(JsonNode value) {
        String time = string(value);
        try {
            return time == null ? "" : EntryWriter.time(Instant.parse(time));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("no time: " + time, e);
        }
    }

    private static @Nullable String string(JsonNode value) {
        return value.isString() ? value.stringValue() : null;
    }
}

package vedette.dialect;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vedette.model.Printable;

/// A JSON value from outside, with its path for messages. Every getter checks type and range, and says where
/// it failed. A field that is `null` counts as absent.
public final class JsonPayload {
    /// The longest document that is read, in bytes. A number plate message with its pictures is the largest.
    public static final int LONGEST_DOCUMENT = JsonReader.LONGEST_DOCUMENT;

    /// The longest text that is taken from a field, in characters, except for pictures.
    public static final int LONGEST_TEXT = 4096;

    /// The longest list that is taken from a field, and the most fields of an object that are listed.
    public static final int LONGEST_LIST = 1024;

    /// How far beyond 0 and 1 a score may lie: single precision and rounding on the way, cut to the range.
    private static final double SCORE_TOLERANCE = 0.001;

    private final JsonNode node;
    private final String path;

    private JsonPayload(JsonNode node, String path) {
        this.node = node;
        this.path = path;
    }

    /// @throws MalformedPayloadException when the bytes are not one JSON document within the limits
    public static JsonPayload parse(byte[] bytes) throws MalformedPayloadException {
        return new JsonPayload(JsonReader.read(bytes), "$");
    }

    /// This value, which must be an object.
    public JsonPayload object() throws MalformedPayloadException {
        if (!node.isObject()) {
            throw malformed("is no object");
        }
        return this;
    }

    public boolean isObject() {
        return node.isObject();
    }

    public boolean isList() {
        return node.isArray();
    }

    public boolean isText() {
        return node.isString();
    }

    public boolean isNull() {
        return node.isNull();
    }

    public boolean isNumber() {
        return node.isNumber();
    }

    /// Whether there is a field of this name that is not null.
    public boolean has(String field) {
        return node.hasNonNull(field);
    }

    /// The value in this field, of whatever type, or null where there is none.
    public @Nullable JsonPayload optional(String field) {
        JsonNode child = node.get(field);
        return child == null || child.isNull() ? null : new JsonPayload(child, pathOf(field));
    }

    /// The value in this field, of whatever type.
    public JsonPayload required(String field) throws MalformedPayloadException {
        JsonPayload child = optional(field);
        if (child == null) {
            throw new MalformedPayloadException(pathOf(field) + ": is missing");
        }
        return child;
    }

    /// The object in this field, or null where there is none.
    public @Nullable JsonPayload optionalObject(String field) throws MalformedPayloadException {
        JsonPayload child = optional(field);
        return child == null ? null : child.object();
    }

    /// The object in this field.
    public JsonPayload requiredObject(String field) throws MalformedPayloadException {
        return required(field).object();
    }

    /// The values in this list field, empty where there is none.
    public List<JsonPayload> list(String field) throws MalformedPayloadException {
        JsonPayload child = optional(field);
        return child == null ? List.of() : child.items();
    }

    /// The objects in this list field, empty where there is none.
    public List<JsonPayload> objects(String field) throws MalformedPayloadException {
        List<JsonPayload> objects = list(field);
        for (JsonPayload item : objects) {
            item.object();
        }
        return objects;
    }

    /// The values in this value, which must be a list of at most [#LONGEST_LIST].
    public List<JsonPayload> items() throws MalformedPayloadException {
        return items(LONGEST_LIST);
    }

    /// The values in this value, which must be a list of at most so many.
    public List<JsonPayload> items(int most) throws MalformedPayloadException {
        if (!node.isArray()) {
            throw malformed("is no list");
        }
        requireShort(node.size(), most);
        List<JsonPayload> items = new ArrayList<>(node.size());
        for (int i = 0; i < node.size(); i++) {
            items.add(new JsonPayload(node.get(i), path + "[" + i + "]"));
        }
        return items;
    }

    /// The fields of this object, in the sender's order and without those that are null; at most [#LONGEST_LIST].
    public Map<String, JsonPayload> fields() throws MalformedPayloadException {
        object();
        requireShort(node.size(), LONGEST_LIST);
        Map<String, JsonPayload> fields = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (!field.getValue().isNull()) {
                fields.put(field.getKey(), new JsonPayload(field.getValue(), pathOf(field.getKey())));
            }
        }
        return fields;
    }

    /// The text in this field, at most [#LONGEST_TEXT] characters and possibly blank, or null where there is
    /// none.
    public @Nullable String optionalText(String field) throws MalformedPayloadException {
        JsonPayload child = optional(field);
        return child == null ? null : child.text();
    }

    /// The text in this field, not blank and at most [#LONGEST_TEXT] characters.
    public String requiredText(String field) throws MalformedPayloadException {
        JsonPayload child = required(field);
        String text = child.text();
        if (text.isBlank()) {
            throw child.malformed("is blank");
        }
        return text;
    }

    /// The text in this field, however long (a picture as base64), or null where there is none.
    public @Nullable String optionalLongText(String field) throws MalformedPayloadException {
        JsonPayload child = optional(field);
        return child == null ? null : child.longText();
    }

    /// This value, which must be a text of at most [#LONGEST_TEXT] characters.
    public String text() throws MalformedPayloadException {
        String text = longText();
        if (text.length() > LONGEST_TEXT) {
            throw malformed("is longer than " + LONGEST_TEXT + " characters");
        }
        return text;
    }

    /// This value, which must be a text, however long (a picture as base64).
    public String longText() throws MalformedPayloadException {
        if (!node.isString()) {
            throw malformed("is no text");
        }
        return node.stringValue();
    }

    /// The text, number or truth value in this field as text: senders differ about ids, years and tracks.
    /// Null where there is none or it is blank.
    public @Nullable String optionalWord(String field) throws MalformedPayloadException {
        JsonPayload child = optional(field);
        if (child == null) {
            return null;
        }
        String word = child.word();
        return word.isBlank() ? null : word;
    }

    /// This value as text, which must be a text, number or truth value.
    public String word() throws MalformedPayloadException {
        if (node.isString()) {
            return text();
        }
        if (!node.isNumber() && !node.isBoolean()) {
            throw malformed("is no single value");
        }
        return node.toString();
    }

    /// The finite number in this field, or nothing where there is none.
    public OptionalDouble optionalNumber(String field) throws MalformedPayloadException {
        JsonPayload child = optional(field);
        return child == null ? OptionalDouble.empty() : OptionalDouble.of(child.number());
    }

    /// The finite number in this field.
    public double requiredNumber(String field) throws MalformedPayloadException {
        return required(field).number();
    }

    /// This value, which must be a finite number.
    public double number() throws MalformedPayloadException {
        double number = node.isNumber() ? Double.parseDouble(node.toString()) : Double.NaN;
        if (!Double.isFinite(number)) {
            throw malformed(shown() + " is no finite number");
        }
        return number;
    }

    /// The finite numbers in this value, which must be a list.
    public List<Double> numbers() throws MalformedPayloadException {
        List<Double> numbers = new ArrayList<>();
        for (JsonPayload item : items()) {
            numbers.add(item.number());
        }
        return numbers;
    }

    /// The score in this field, from 0 to 1.
    public double requiredScore(String field) throws MalformedPayloadException {
        return required(field).score();
    }

    /// This value, which must be a score from 0 to 1; what rounding put a thousandth beyond is cut.
    public double score() throws MalformedPayloadException {
        double number = node.isNumber() ? Double.parseDouble(node.toString()) : Double.NaN;
        if (!(number >= -SCORE_TOLERANCE && number <= 1 + SCORE_TOLERANCE)) {
            throw malformed(shown() + " is no score");
        }
        return Math.clamp(number, 0.0, 1.0);
    }

    /// The truth value in this field, or null where there is none.
    public @Nullable Boolean optionalTruth(String field) throws MalformedPayloadException {
        JsonPayload child = optional(field);
        if (child != null && !child.node.isBoolean()) {
            throw child.malformed("is neither true nor false");
        }
        return child == null ? null : Boolean.valueOf(child.node.booleanValue());
    }

    /// The time in this field, as [WireTime] reads it. Null where there is none or where it makes no sense: a
    /// bad clock never spoils a message.
    ///
    /// @param zoneless the offset of times without one, or null where it can't be known
    public @Nullable Instant time(String field, @Nullable ZoneOffset zoneless) {
        JsonNode child = node.get(field);
        if (child == null) {
            return null;
        }
        if (child.isNumber()) {
            return WireTime.ofEpoch(Double.parseDouble(child.toString()));
        }
        return child.isString() ? WireTime.parse(child.stringValue(), zoneless) : null;
    }

    /// The value as compact JSON.
    public String json() {
        return node.toString();
    }

    /// The complaint about this value: `$.detections[0].box: has 3 numbers, not 4`.
    public MalformedPayloadException malformed(String what) {
        return new MalformedPayloadException(path + ": " + what);
    }

    private String shown() {
        return node.isContainer() ? "a list or object" : Printable.text(node.toString(), 40);
    }

    private void requireShort(int size, int most) throws MalformedPayloadException {
        if (size > most) {
            throw malformed("has " + size + " entries, more than " + most);
        }
    }

    private String pathOf(String field) {
        return path + "." + Printable.text(field, 40);
    }
}

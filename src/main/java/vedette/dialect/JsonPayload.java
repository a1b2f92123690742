package vedette.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vedette.model.Printable;

/// A JSON value from outside, with its path for messages. Every getter checks type and range, and says where it failed.
public final class JsonPayload {
    /// The longest document that is read, in bytes. A number plate message with its pictures is the largest.
    public static final int LONGEST_DOCUMENT = 8 << 20;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(64)
                            .maxNumberLength(64)
                            .maxStringLength(6 << 20)
                            .maxNameLength(1024)
                            .maxDocumentLength(LONGEST_DOCUMENT)
                            .build())
                    .build())
            .build();

    private final JsonNode node;
    private final String path;

    private JsonPayload(JsonNode node, String path) {
        this.node = node;
        this.path = path;
    }

    /// @throws MalformedPayloadException when the bytes are not one JSON document within the limits
    public static JsonPayload parse(byte[] bytes) throws MalformedPayloadException {
        if (bytes.length > LONGEST_DOCUMENT) {
            throw new MalformedPayloadException("longer than " + LONGEST_DOCUMENT + " bytes");
        }
        try {
            JsonNode root = MAPPER.readTree(bytes);
            if (root == null || root.isMissingNode()) {
                throw new MalformedPayloadException("empty, where JSON was expected");
            }
            return new JsonPayload(root, "$");
        } catch (JacksonException e) {
            throw new MalformedPayloadException("not JSON: " + Printable.text(e.getOriginalMessage(), 160));
        }
    }

    /// Whether there is a field of this name that is not null.
    public boolean has(String field) {
        return node.hasNonNull(field);
    }

    /// The object in this field, or null where there is none.
    public @Nullable JsonPayload optionalObject(String field) throws MalformedPayloadException {
        JsonNode child = node.get(field);
        if (child == null || child.isNull()) {
            return null;
        }
        if (!child.isObject()) {
            throw malformed(field, "is no object");
        }
        return new JsonPayload(child, path + "." + field);
    }

    /// The objects in this array field, empty where there is none.
    public List<JsonPayload> objects(String field) throws MalformedPayloadException {
        JsonNode child = node.get(field);
        if (child == null || child.isNull()) {
            return List.of();
        }
        if (!child.isArray()) {
            throw malformed(field, "is no list");
        }
        List<JsonPayload> objects = new ArrayList<>(child.size());
        for (int i = 0; i < child.size(); i++) {
            objects.add(new JsonPayload(child.get(i), path + "." + field + "[" + i + "]"));
        }
        return objects;
    }

    /// The text in this field, or null where there is none.
    public @Nullable String optionalText(String field) throws MalformedPayloadException {
        JsonNode child = node.get(field);
        if (child == null || child.isNull()) {
            return null;
        }
        if (!child.isString()) {
            throw malformed(field, "is no text");
        }
        return child.stringValue();
    }

    /// The finite number in this field, or nothing where there is none.
    public OptionalDouble optionalNumber(String field) throws MalformedPayloadException {
        JsonNode child = node.get(field);
        if (child == null || child.isNull()) {
            return OptionalDouble.empty();
        }
        if (!child.isNumber() || !Double.isFinite(child.doubleValue())) {
            throw malformed(field, Printable.text(child.toString(), 40) + " is no finite number");
        }
        return OptionalDouble.of(child.doubleValue());
    }

    /// The value as compact JSON.
    public String json() {
        return node.toString();
    }

    private MalformedPayloadException malformed(String field, String what) {
        return new MalformedPayloadException(path + "." + field + ": " + what);
    }
}

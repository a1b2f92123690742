package vedette.configuration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.core.json.JsonFactory;
import vedette.model.Printable;

/// Reads JSON token by token, so that what is not changed keeps its form to the letter.
final class JsonText {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(64)
                    .maxNumberLength(FieldValue.LONGEST_NUMBER)
                    .maxStringLength(ConfigDocument.LONGEST)
                    .maxNameLength(1024)
                    .maxDocumentLength(ConfigDocument.LONGEST)
                    .build())
            .build();

    private final JsonParser parser;
    private int fields;

    private JsonText(JsonParser parser) {
        this.parser = parser;
    }

    /// The object that a text is.
    ///
    /// @throws ConfigException when it is none, or more than is taken
    static ConfigNode.Branch object(String json) throws ConfigException {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            JsonText text = new JsonText(parser);
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new ConfigException("What the camera sent is no JSON object, so its fields can't be shown.");
            }
            ConfigNode.Branch root = text.branch();
            if (parser.nextToken() != null) {
                throw new ConfigException("What the camera sent goes on after its JSON object; it can't be shown.");
            }
            return root;
        } catch (JacksonException e) {
            throw new ConfigException("What the camera sent is not usable JSON: "
                    + Printable.text(String.valueOf(e.getOriginalMessage()), 160));
        }
    }

    private ConfigNode.Branch branch() throws ConfigException {
        Map<String, ConfigNode> children = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_OBJECT) {
                ConfigNode.Branch child = branch();
                count(child.children().isEmpty() ? 1 : 0);
                children.put(name, child);
            } else {
                count(1);
                children.put(name, new ConfigNode.Leaf(leaf(token)));
            }
        }
        return new ConfigNode.Branch(children);
    }

    private void count(int more) throws ConfigException {
        fields += more;
        if (fields > ConfigDocument.MOST_FIELDS) {
            throw new ConfigException("What the camera sent has more than " + ConfigDocument.MOST_FIELDS
                    + " fields; that many can't be shown.");
        }
    }

    private FieldValue leaf(JsonToken token) {
        return switch (token) {
            case VALUE_STRING -> FieldValue.text(parser.getString());
            case VALUE_TRUE, VALUE_FALSE -> FieldValue.truth(token == JsonToken.VALUE_TRUE);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new FieldValue(FieldValue.Kind.NUMBER, parser.getString());
            case START_ARRAY -> list();
            default -> new FieldValue(FieldValue.Kind.NOTHING, "null");
        };
    }

    private FieldValue list() {
        StringBuilder raw = new StringBuilder();
        boolean onlyTexts = true;
        int depth = 1;
        raw.append('[');
        while (depth > 0) {
            JsonToken token = parser.nextToken();
            onlyTexts &= depth > 1 || token == JsonToken.VALUE_STRING || token == JsonToken.END_ARRAY;
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            append(raw, token);
        }
        return new FieldValue(onlyTexts ? FieldValue.Kind.TEXTS : FieldValue.Kind.OTHER, raw.toString());
    }

    private void append(StringBuilder raw, JsonToken token) {
        char last = raw.charAt(raw.length() - 1);
        if (!token.isStructEnd() && last != '[' && last != '{' && last != ':') {
            raw.append(',');
        }
        switch (token) {
            case PROPERTY_NAME -> raw.append(quoted(parser.currentName())).append(':');
            case VALUE_STRING -> raw.append(quoted(parser.getString()));
            default -> raw.append(token.asString() == null ? parser.getString() : token.asString());
        }
    }

    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        JsonStringEncoder.getInstance().quoteAsString(text, quoted);
        return quoted.append('"').toString();
    }

    static String unquoted(String json) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            return parser.nextToken() == JsonToken.VALUE_STRING ? parser.getString() : json;
        } catch (JacksonException e) {
            return json;
        }
    }

    static List<String> texts(String json) {
        List<String> texts = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.VALUE_STRING) {
                texts.add(parser.getString());
            }
        } catch (JacksonException e) {
            return List.of();
        }
        return texts;
    }
}

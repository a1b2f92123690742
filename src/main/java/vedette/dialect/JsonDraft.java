package vedette.dialect;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.OptionalDouble;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A JSON object that is being written, field after field. Whatever its texts are, they stay texts. Confined to one
/// thread.
public final class JsonDraft {
    private final ObjectNode node;

    public JsonDraft() {
        this(JsonNodeFactory.instance.objectNode());
    }

    private JsonDraft(ObjectNode node) {
        this.node = node;
    }

    /// Begins with an object as it was read.
    ///
    /// @throws MalformedPayloadException when the text is not one JSON object within the limits
    public static JsonDraft of(String json) throws MalformedPayloadException {
        if (JsonReader.read(json.getBytes(StandardCharsets.UTF_8)) instanceof ObjectNode read) {
            return new JsonDraft(read);
        }
        throw new MalformedPayloadException("no object");
    }

    /// Takes fields out of it, where it has them.
    public JsonDraft without(Collection<String> names) {
        node.remove(names);
        return this;
    }

    /// A text field.
    public JsonDraft text(String name, String value) {
        node.put(name, value);
        return this;
    }

    /// A number, with the digits that are given.
    ///
    /// @throws IllegalArgumentException when the text is no decimal number
    public JsonDraft number(String name, String decimal) {
        OptionalDouble number = DecimalText.parse(decimal);
        if (number.isEmpty()) {
            throw new IllegalArgumentException("“" + name + "” must be a number");
        }
        node.put(name, new BigDecimal(decimal.strip()));
        return this;
    }

    /// An object within this one.
    public JsonDraft object(String name, JsonDraft within) {
        node.set(name, within.node.deepCopy());
        return this;
    }

    /// A value as it was read.
    ///
    /// @throws MalformedPayloadException when the text is not one JSON value within the limits
    public JsonDraft json(String name, String json) throws MalformedPayloadException {
        node.set(name, JsonReader.read(json.getBytes(StandardCharsets.UTF_8)));
        return this;
    }

    /// The object as UTF-8.
    public byte[] bytes() {
        return toString().getBytes(StandardCharsets.UTF_8);
    }

    /// The object in one line.
    @Override
    public String toString() {
        return node.toString();
    }
}

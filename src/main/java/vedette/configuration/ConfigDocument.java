package vedette.configuration;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A whole configuration as a camera sent it: its fields can be looked at and changed one by one, and all others stay
/// as they are, to the letter. Immutable.
public final class ConfigDocument {
    /// The longest configuration that is taken, in characters: 1 MB.
    public static final int LONGEST = 1 << 20;

    /// The most fields that a configuration may have.
    public static final int MOST_FIELDS = 2000;

    private final ConfigNode.Branch root;
    private final Map<String, FieldValue> fields;
    private final String json;

    private ConfigDocument(ConfigNode.Branch root) {
        this.root = root;
        Map<String, FieldValue> flat = new LinkedHashMap<>();
        flatten(root, "", flat);
        fields = Collections.unmodifiableMap(flat);
        StringBuilder text = new StringBuilder();
        write(root, text);
        json = text.toString();
    }

    /// @throws ConfigException when it is no JSON object, longer than [#LONGEST] or has more than [#MOST_FIELDS]
    ///     fields; says so in a sentence
    public static ConfigDocument parse(String json) throws ConfigException {
        if (json.length() > LONGEST) {
            throw new ConfigException("What the camera sent is longer than 1 MB; that much can't be shown.");
        }
        return new ConfigDocument(JsonText.object(json));
    }

    /// A configuration of these fields alone.
    ///
    /// @throws ConfigException when one of them would lie within another, or they are too many
    public static ConfigDocument of(Map<String, FieldValue> fields) throws ConfigException {
        return new ConfigDocument(new ConfigNode.Branch(new LinkedHashMap<>())).with(fields);
    }

    /// The fields by path (names from the outside in, joined by dots), in the camera's order. Lists are one field.
    public Map<String, FieldValue> fields() {
        return fields;
    }

    public @Nullable FieldValue field(String path) {
        return fields.get(path);
    }

    /// As a JSON text without blanks.
    public String json() {
        return json;
    }

    /// The same with other values for some fields. Those that were missing are added at the end of their object.
    ///
    /// @throws ConfigException when a field would lie within one that is no object, or it would become too much
    public ConfigDocument with(Map<String, FieldValue> changes) throws ConfigException {
        ConfigNode.Branch changed = root;
        for (Map.Entry<String, FieldValue> change : changes.entrySet()) {
            changed = with(changed, FieldPath.names(change.getKey()), change.getKey(), change.getValue());
        }
        ConfigDocument document = new ConfigDocument(changed);
        if (document.json.length() > LONGEST || document.fields.size() > MOST_FIELDS) {
            throw new ConfigException("The configuration would be longer than 1 MB, or have more than " + MOST_FIELDS
                    + " fields. Shorten it.");
        }
        return document;
    }

    private static ConfigNode.Branch with(ConfigNode.Branch branch, List<String> names, String path, FieldValue value)
            throws ConfigException {
        String name = names.getFirst();
        if (names.size() == 1) {
            return branch.with(name, new ConfigNode.Leaf(value));
        }
        ConfigNode child = branch.children().get(name);
        if (child instanceof ConfigNode.Leaf) {
            throw new ConfigException(path + " can't be set: the camera has a single value where it would lie.");
        }
        ConfigNode.Branch inner =
                child instanceof ConfigNode.Branch there ? there : new ConfigNode.Branch(new LinkedHashMap<>());
        return branch.with(name, with(inner, names.subList(1, names.size()), path, value));
    }

    private static void flatten(ConfigNode.Branch branch, String outer, Map<String, FieldValue> flat) {
        branch.children().forEach((name, child) -> {
            String path = FieldPath.join(outer, name);
            switch (child) {
                case ConfigNode.Leaf leaf -> flat.put(path, leaf.value());
                case ConfigNode.Branch inner
                when inner.children().isEmpty() -> flat.put(path, new FieldValue(FieldValue.Kind.OTHER, "{}"));
                case ConfigNode.Branch inner -> flatten(inner, path, flat);
            }
        });
    }

    private static void write(ConfigNode node, StringBuilder text) {
        switch (node) {
            case ConfigNode.Leaf leaf -> text.append(leaf.value().json());
            case ConfigNode.Branch branch -> {
                text.append('{');
                boolean first = true;
                for (Map.Entry<String, ConfigNode> child : branch.children().entrySet()) {
                    text.append(first ? "" : ",")
                            .append(JsonText.quoted(child.getKey()))
                            .append(':');
                    write(child.getValue(), text);
                    first = false;
                }
                text.append('}');
            }
        }
    }

    /// Whether both have the same fields with values that say the same, in whatever order and form.
    public boolean saysWhat(ConfigDocument other) {
        return fields.keySet().equals(other.fields.keySet())
                && fields.entrySet().stream().allMatch(field -> field.getValue().saysWhat(other.field(field.getKey())));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ConfigDocument document && json.equals(document.json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    @Override
    public String toString() {
        return json;
    }
}

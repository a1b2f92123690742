package vedette.dialect;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.toml.TomlMapper;
import vedette.model.Printable;

/// A table of a TOML file that a person wrote, with its place for messages. Strict: what nobody asked for by the time
/// of [#close] is refused, so that a misspelt key is not silently without effect. Confined to one thread.
public final class TomlTable {
    private static final TomlMapper TOML = new TomlMapper();
    private static final Pattern OPTION = Pattern.compile("\\$\\{([a-z_]{1,40})\\}");

    private final JsonNode node;
    private final String file;
    private final String path;
    private final Map<String, String> options;
    private final Set<String> asked = new HashSet<>();

    private TomlTable(JsonNode node, String file, String path, Map<String, String> options) {
        this.node = node;
        this.file = file;
        this.path = path;
        this.options = options;
    }

    /// @param file what messages call the file
    /// @throws MappingException when the text is no TOML
    public static TomlTable parse(String text, String file) throws MappingException {
        try {
            return new TomlTable(TOML.readTree(text), file, "", Map.of());
        } catch (JacksonException e) {
            String where =
                    e.getLocation() == null ? "" : " in line " + e.getLocation().getLineNr();
            throw new MappingException(
                    file + " is no valid TOML" + where + ": " + Printable.text(e.getOriginalMessage(), 200));
        }
    }

    /// The same table, in whose texts `${name}` stands for the option of this name.
    public TomlTable with(Map<String, String> chosen) {
        return new TomlTable(node, file, path, Map.copyOf(chosen));
    }

    private @Nullable JsonNode get(String key) {
        asked.add(key);
        JsonNode value = node.get(key);
        return value == null || value.isNull() ? null : value;
    }

    /// Whether there is such a key, which is then not asked for yet.
    public boolean has(String key) {
        return node.has(key);
    }

    /// Whether there is a text at this key, which is then not asked for yet.
    public boolean isText(String key) {
        JsonNode value = node.get(key);
        return value != null && value.isString();
    }

    /// The text at this key, or null where there is none.
    public @Nullable String text(String key) throws MappingException {
        JsonNode value = get(key);
        if (value != null && !value.isString()) {
            throw wrong(key, "must be text in quotes");
        }
        return value == null ? null : filled(key, value.stringValue());
    }

    private String filled(String key, String text) throws MappingException {
        StringBuilder filled = new StringBuilder();
        Matcher matcher = OPTION.matcher(text);
        while (matcher.find()) {
            String value = options.get(matcher.group(1));
            if (value == null) {
                throw wrong(key, "has " + matcher.group() + ", and [options] has no “" + matcher.group(1) + "”");
            }
            matcher.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        return matcher.appendTail(filled).toString();
    }

    public String text(String key, String otherwise) throws MappingException {
        String text = text(key);
        return text == null ? otherwise : text;
    }

    public String requiredText(String key) throws MappingException {
        String text = text(key);
        if (text == null || text.isBlank()) {
            throw wrong(key, "is missing");
        }
        return text;
    }

    /// One of these words, or the first of them where the key is not there.
    public String word(String key, List<String> known) throws MappingException {
        String word = text(key, known.getFirst());
        if (!known.contains(word)) {
            throw wrong(key, "is “" + word + "”; it can be " + String.join(", ", known));
        }
        return word;
    }

    /// The texts at this key, written as one text or as a list; empty where there is none.
    public List<String> texts(String key) throws MappingException {
        JsonNode value = get(key);
        if (value == null) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode each : value.isArray() ? value : List.of(value)) {
            if (!each.isString() || each.stringValue().isBlank()) {
                throw wrong(key, "must be a text in quotes, or a list of them");
            }
            texts.add(filled(key, each.stringValue()));
        }
        return texts;
    }

    public boolean truth(String key, boolean otherwise) throws MappingException {
        JsonNode value = get(key);
        if (value != null && !value.isBoolean()) {
            throw wrong(key, "can be true or false");
        }
        return value == null ? otherwise : value.booleanValue();
    }

    /// The whole number at this key.
    public int whole(String key, int least, int most, int otherwise) throws MappingException {
        JsonNode value = get(key);
        if (value == null) {
            return otherwise;
        }
        if (!value.isInt() || value.intValue() < least || value.intValue() > most) {
            throw wrong(key, "must be a whole number from " + least + " to " + most);
        }
        return value.intValue();
    }

    /// The table at this key; an empty one where there is none.
    public TomlTable table(String key) throws MappingException {
        JsonNode value = get(key);
        if (value != null && !value.isObject()) {
            throw wrong(key, "must be a table: [" + path + key + "]");
        }
        return new TomlTable(value == null ? TOML.createObjectNode() : value, file, path + key + ".", options);
    }

    /// The tables at this key, each written as `[[key]]`.
    public List<TomlTable> tables(String key) throws MappingException {
        JsonNode value = get(key);
        List<TomlTable> tables = new ArrayList<>();
        if (value == null) {
            return tables;
        }
        for (JsonNode each : value.isArray() ? value : List.of(value)) {
            if (!value.isArray() || !each.isObject()) {
                throw wrong(key, "must be written as [[" + path + key + "]], once for each");
            }
            tables.add(new TomlTable(each, file, path + key + "[" + tables.size() + "].", options));
        }
        return tables;
    }

    /// Everything in this table, which must be texts, in the file's order.
    public Map<String, String> allTexts() throws MappingException {
        Map<String, String> all = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> each : node.properties()) {
            String text = text(each.getKey());
            all.put(each.getKey(), text == null ? "" : text);
        }
        return all;
    }

    /// The keys of this table, in the file's order.
    public List<String> keys() {
        return node.properties().stream().map(Map.Entry::getKey).toList();
    }

    /// @throws MappingException when the table has a key that nobody asked for
    public void close() throws MappingException {
        for (String key : keys()) {
            if (!asked.contains(key)) {
                throw wrong(
                        key,
                        "is not known here; known are "
                                + String.join(", ", asked.stream().sorted().toList()));
            }
        }
    }

    /// The complaint about what is at this key: `gate.toml: topic[2].form is “x”; it can be …`.
    public MappingException wrong(String key, String what) {
        return new MappingException(file + ": " + path + Printable.text(key, 60) + " " + what);
    }
}

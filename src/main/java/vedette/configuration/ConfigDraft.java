package vedette.configuration;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vedette.dialect.ConfigField;

/// Changes that were not sent yet. Immutable.
///
/// @param base what the camera reported when the changes were begun
/// @param changes the changed fields by path; never one that says what the base says
public record ConfigDraft(ConfigDocument base, Map<String, FieldValue> changes) {
    public ConfigDraft {
        changes = Collections.unmodifiableMap(new LinkedHashMap<>(changes));
    }

    public static ConfigDraft of(ConfigDocument base) {
        return new ConfigDraft(base, Map.of());
    }

    /// What turns one configuration into another, as far as both have fields: others can't be set.
    static ConfigDraft towards(ConfigDocument base, Map<String, FieldValue> wanted) {
        ConfigDraft draft = of(base);
        for (Map.Entry<String, FieldValue> field : wanted.entrySet()) {
            draft = base.field(field.getKey()) == null ? draft : draft.with(field.getKey(), field.getValue());
        }
        return draft;
    }

    ConfigDraft with(String path, FieldValue wanted) {
        Map<String, FieldValue> changed = new LinkedHashMap<>(changes);
        if (wanted.saysWhat(base.field(path))) {
            changed.remove(path);
        } else {
            changed.put(path, wanted);
        }
        return new ConfigDraft(base, changed);
    }

    ConfigDraft without(String path) {
        Map<String, FieldValue> changed = new LinkedHashMap<>(changes);
        changed.remove(path);
        return new ConfigDraft(base, changed);
    }

    /// Without what was sent; what was changed otherwise meanwhile stays.
    @Nullable
    ConfigDraft without(Map<String, FieldValue> sent) {
        Map<String, FieldValue> left = new LinkedHashMap<>(changes);
        left.entrySet().removeIf(drafted -> drafted.getValue().saysWhat(sent.get(drafted.getKey())));
        return left.isEmpty() ? null : new ConfigDraft(base, left);
    }

    /// The changes beside what the camera says now.
    public List<Difference> differences(ConfigDocument now) {
        List<Difference> differences = new ArrayList<>();
        changes.forEach(
                (path, wanted) -> differences.add(new Difference(path, base.field(path), wanted, now.field(path))));
        return differences;
    }

    /// What is wrong with the changes: a sentence for each field that can't be sent so, by path.
    public Map<String, String> problems(ConfigDocument now, List<ConfigField> schema) {
        Map<String, String> problems = new LinkedHashMap<>();
        Map<String, FormField> form = new LinkedHashMap<>();
        FormField.all(now, schema).forEach(field -> form.put(field.path(), field));
        changes.forEach((path, wanted) -> {
            FormField field = form.get(path);
            String problem = field == null ? missing(path, wanted) : field.problem(wanted);
            if (!problem.isEmpty()) {
                problems.put(path, problem);
            }
        });
        return problems;
    }

    /// A field that was there when the change was begun may be set again; one that nobody knows may not.
    private String missing(String path, @Nullable FieldValue wanted) {
        FieldValue old = base.field(path);
        return old != null && wanted != null && old.kind() == wanted.kind() ? "" : "The camera has no such field.";
    }
}

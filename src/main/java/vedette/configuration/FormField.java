package vedette.configuration;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vedette.dialect.ConfigField;

/// A field as a form shows it: made from what the camera sends, and from what is known of it. What the camera sends
/// comes first: knowledge that contradicts it is told beside it, and changes nothing.
///
/// @param path its names, joined by dots
/// @param reported what the camera sends, or null where it doesn't send the field
/// @param type what can be typed there, or null where it can only be looked at
/// @param known what is known of it, or null
/// @param remark how the camera contradicts what is known of it, as a sentence; empty where it doesn't
public record FormField(
        String path,
        @Nullable FieldValue reported,
        ConfigField.@Nullable Type type,
        @Nullable ConfigField known,
        String remark) {
    /// The fields of a form: the camera's, in its order, and then those that it should have and doesn't send.
    public static List<FormField> all(@Nullable ConfigDocument reported, List<ConfigField> schema) {
        Map<String, ConfigField> known = new LinkedHashMap<>();
        schema.forEach(field -> known.put(field.path(), field));
        Map<String, FieldValue> sent = reported == null ? Map.of() : reported.fields();
        Set<String> paths = new LinkedHashSet<>(sent.keySet());
        paths.addAll(known.keySet());
        List<FormField> fields = new ArrayList<>();
        paths.forEach(path -> fields.add(of(path, sent.get(path), known.get(path))));
        return List.copyOf(fields);
    }

    private static FormField of(String path, @Nullable FieldValue value, @Nullable ConfigField known) {
        ConfigField.Type sent = value == null ? null : typeOf(value);
        if (known == null) {
            return new FormField(path, value, sent, null, "");
        }
        if (value == null || value.kind() == FieldValue.Kind.NOTHING) {
            return new FormField(path, value, known.readOnly() ? null : known.type(), known, "");
        }
        if (!fits(sent, value, known.type())) {
            String remark = "The camera sends " + words(sent, value) + " here, where " + words(known.type())
                    + " is expected. It is kept as it is.";
            return new FormField(path, value, known.readOnly() ? null : sent, known, remark);
        }
        String outside = beyond(value, known);
        return new FormField(
                path,
                value,
                known.readOnly() ? null : known.type(),
                known,
                outside.isEmpty() ? "" : "The camera has " + value.shown() + " here: " + outside + " It is kept.");
    }

    private static ConfigField.@Nullable Type typeOf(FieldValue value) {
        return switch (value.kind()) {
            case TEXT -> ConfigField.Type.TEXT;
            case NUMBER -> ConfigField.Type.NUMBER;
            case TRUTH -> ConfigField.Type.TRUTH;
            case TEXTS -> ConfigField.Type.TEXTS;
            case NOTHING, OTHER -> null;
        };
    }

    private static boolean fits(ConfigField.@Nullable Type sent, FieldValue value, ConfigField.Type expected) {
        return expected == ConfigField.Type.WHOLE_NUMBER
                ? sent == ConfigField.Type.NUMBER && isWhole(value)
                : sent == expected;
    }

    private static boolean isWhole(FieldValue value) {
        BigDecimal number = value.number();
        // By the digits alone: an exponent of a billion must not be written out.
        return number != null
                && (number.signum() == 0 || number.stripTrailingZeros().scale() <= 0);
    }

    private static String words(ConfigField.@Nullable Type type, FieldValue value) {
        return type == null ? "something else" : value.kind() == FieldValue.Kind.NUMBER ? "a number" : words(type);
    }

    private static String words(ConfigField.Type type) {
        return switch (type) {
            case TEXT -> "a text";
            case WHOLE_NUMBER -> "a whole number";
            case NUMBER -> "a number";
            case TRUTH -> "on or off";
            case TEXTS -> "a list of texts";
        };
    }

    /// What is wrong with a value for this field, as a sentence; empty where nothing is.
    public String problem(FieldValue wanted) {
        ConfigField.Type needed = type;
        if (needed == null) {
            return "This field can't be changed.";
        }
        if (needed == ConfigField.Type.NUMBER && wanted.kind() != FieldValue.Kind.NUMBER) {
            return "Give a number, such as 0.85.";
        }
        if (needed == ConfigField.Type.WHOLE_NUMBER && !(wanted.kind() == FieldValue.Kind.NUMBER && isWhole(wanted))) {
            return "Give a whole number.";
        }
        if (wanted.kind() == FieldValue.Kind.NUMBER && wanted.number() == null) {
            return "This number is beyond all measure.";
        }
        if (!fits(typeOf(wanted), wanted, needed)) {
            return "Give " + words(needed) + ".";
        }
        ConfigField rules = known;
        String outside = rules == null ? "" : beyond(wanted, rules);
        return outside.isEmpty() ? "" : Character.toUpperCase(outside.charAt(0)) + outside.substring(1);
    }

    private static String beyond(FieldValue value, ConfigField rules) {
        BigDecimal number = value.number();
        Double least = rules.least();
        Double most = rules.most();
        boolean low = number != null && least != null && number.compareTo(BigDecimal.valueOf(least)) < 0;
        boolean high = number != null && most != null && number.compareTo(BigDecimal.valueOf(most)) > 0;
        if (low || high) {
            String unit = rules.unit().isEmpty() ? "" : " " + rules.unit();
            return least != null && most != null
                    ? "allowed are " + digits(least) + " to " + digits(most) + unit + "."
                    : low ? "at least " + digits(least) + unit + "." : "at most " + digits(most) + unit + ".";
        }
        List<String> choices = rules.choices();
        if (!choices.isEmpty() && value.kind() == FieldValue.Kind.TEXT && !choices.contains(value.plain())) {
            return "allowed are " + String.join(", ", choices) + ".";
        }
        boolean strange = !choices.isEmpty() && !choices.containsAll(value.items());
        return strange ? "allowed are " + String.join(", ", choices) + "." : "";
    }

    private static String digits(@Nullable Double number) {
        return number == null
                ? ""
                : BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    /// Its unit, empty for none.
    public String unit() {
        return known == null ? "" : known.unit();
    }

    /// What there is to choose from; empty where anything can be typed.
    public List<String> choices() {
        return known == null ? List.of() : known.choices();
    }

    /// Reads what is typed into a field of this type.
    public FieldValue typed(String text) {
        return type == ConfigField.Type.NUMBER || type == ConfigField.Type.WHOLE_NUMBER
                ? FieldValue.typedNumber(text)
                : FieldValue.text(text);
    }
}

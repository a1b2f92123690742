package vedette.configuration;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vedette.dialect.JsonAgreement;
import vedette.model.Printable;

/// The value of one field, in the form in which it stands in the configuration: `1.0` stays `1.0`, and a number of
/// any length is exact. Immutable.
///
/// @param kind what it is
/// @param json as it is written
public record FieldValue(Kind kind, String json) {
    /// What a value is.
    public enum Kind {
        TEXT,
        NUMBER,
        TRUTH,
        /// A list of texts; an empty list counts as one.
        TEXTS,
        /// `null`.
        NOTHING,
        /// A list of other things, or an object without fields.
        OTHER
    }

    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");

    private static final int LONGEST_EXPONENT = 10_000;

    /// A longer number is no setting.
    static final int LONGEST_NUMBER = 400;

    public static FieldValue text(String text) {
        return new FieldValue(Kind.TEXT, JsonText.quoted(text));
    }

    public static FieldValue truth(boolean truth) {
        return new FieldValue(Kind.TRUTH, Boolean.toString(truth));
    }

    public static FieldValue texts(List<String> texts) {
        return new FieldValue(
                Kind.TEXTS,
                "[" + String.join(",", texts.stream().map(JsonText::quoted).toList()) + "]");
    }

    /// A number in the form in which it is typed, or a text where it is none.
    public static FieldValue typedNumber(String typed) {
        String number = typed.strip();
        return isNumber(number) ? new FieldValue(Kind.NUMBER, number) : text(typed);
    }

    private static boolean isNumber(String typed) {
        return typed.length() <= LONGEST_NUMBER && NUMBER.matcher(typed).matches();
    }

    /// What it says, without JSON's quotes.
    public String plain() {
        return kind == Kind.TEXT ? JsonText.unquoted(json) : json;
    }

    /// The texts of a list of texts, else nothing.
    public List<String> items() {
        return kind == Kind.TEXTS ? JsonText.texts(json) : List.of();
    }

    /// As the operator reads it, on one line: `0.85`, `high`, `on`, `email, sms`.
    public String shown() {
        return switch (kind) {
            case TEXT -> plain().isEmpty() ? "(empty)" : Printable.text(plain(), 120);
            case TRUTH -> json.equals("true") ? "on" : "off";
            case TEXTS -> items().isEmpty() ? "(none)" : Printable.text(String.join(", ", items()), 120);
            case NOTHING -> "nothing";
            case NUMBER, OTHER -> Printable.text(json, 120);
        };
    }

    /// Its number, or null where it is none or beyond all measure.
    public @Nullable BigDecimal number() {
        if (kind != Kind.NUMBER) {
            return null;
        }
        try {
            BigDecimal number = new BigDecimal(json);
            return Math.abs((long) number.scale()) > LONGEST_EXPONENT ? null : number;
        } catch (NumberFormatException | ArithmeticException e) {
            return null;
        }
    }

    /// Whether both say the same: numbers by what they are worth, so that 0.8 is 0.80.
    public boolean saysWhat(@Nullable FieldValue other) {
        if (other == null || kind != other.kind) {
            return false;
        }
        if (kind == Kind.TEXTS) {
            return new ArrayList<>(items()).equals(other.items());
        }
        BigDecimal mine = number();
        BigDecimal its = other.number();
        return (mine != null && its != null) ? mine.compareTo(its) == 0 : plain().equals(other.plain());
    }

    /// Whether a camera that was told this one and says the other has done as it was told: also where it counts in
    /// single precision, which makes 0.8500000238 of 0.85.
    public boolean isMetBy(@Nullable FieldValue other) {
        boolean numeric = kind == Kind.NUMBER || kind == Kind.OTHER;
        return saysWhat(other)
                || (numeric && other != null && kind == other.kind && JsonAgreement.covers(other.json, json));
    }
}

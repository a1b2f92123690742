package vedette.dialect.builtin;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vedette.dialect.DecimalText;
import vedette.dialect.JsonPayload;
import vedette.dialect.MalformedPayloadException;
import vedette.model.Reading;

/// Collects the readings of a status message, in the order in which they should be shown.
final class Readings {
    /// A number with what senders put behind it: `33.3 ms`, `12 %`.
    private static final Pattern WITH_UNIT =
            Pattern.compile("([+-]?[0-9]{1,15}(?:\\.[0-9]{1,15})?)\\s*[%°a-zA-Z/]{0,8}");

    /// How Python prints a time span: `0:00:05`, `2 days, 3:04:05.678`.
    private static final Pattern SPAN =
            Pattern.compile("(?:([0-9]{1,6}) days?, )?([0-9]{1,6}):([0-9]{2}):([0-9]{2})(?:\\.[0-9]{1,9})?");

    private static final String SECONDS = " seconds";

    private final Map<String, Reading> readings = new LinkedHashMap<>();

    /// A number, sent as a number or as text with or without a unit. Other words (`n/a`) are kept as words.
    Readings measure(String name, JsonPayload from, String field, String unit) throws MalformedPayloadException {
        JsonPayload value = from.optional(field);
        if (value == null) {
            return this;
        }
        if (value.isNumber()) {
            readings.putIfAbsent(name, Reading.of(value.number(), unit));
            return this;
        }
        String text = value.text().strip();
        Matcher withUnit = WITH_UNIT.matcher(text);
        if (withUnit.matches()) {
            double number = DecimalText.parse(withUnit.group(1)).orElseThrow();
            readings.putIfAbsent(name, Reading.of(number, unit));
        } else if (!text.isEmpty()) {
            readings.putIfAbsent(name, Reading.of(Words.label(text)));
        }
        return this;
    }

    /// A time span in seconds, sent as a number or as `2 days, 3:04:05`.
    Readings span(String name, JsonPayload from, String field) throws MalformedPayloadException {
        JsonPayload value = from.optional(field);
        if (value == null || !value.isText()) {
            return measure(name, from, field, "s");
        }
        Matcher span = SPAN.matcher(value.text().strip());
        if (!span.matches()) {
            return measure(name, from, field, "s");
        }
        @Nullable String days = span.group(1);
        long seconds = (days == null ? 0 : Long.parseLong(days) * 86_400)
                + Long.parseLong(span.group(2)) * 3600
                + Long.parseLong(span.group(3)) * 60
                + Long.parseLong(span.group(4));
        readings.putIfAbsent(name, Reading.of((double) seconds, "s"));
        return this;
    }

    /// A word.
    Readings word(String name, JsonPayload from, String field) throws MalformedPayloadException {
        String word = from.optionalText(field);
        if (word != null && !word.isBlank()) {
            readings.putIfAbsent(name, Reading.of(Words.label(word)));
        }
        return this;
    }

    Map<String, Reading> collected() {
        return readings;
    }

    /// The number that a text is, in seconds where it says so (`86400 seconds`), else its words.
    static Reading ofText(String text) {
        String stripped = text.strip();
        boolean seconds = stripped.endsWith(SECONDS);
        OptionalDouble number =
                DecimalText.parse(seconds ? stripped.substring(0, stripped.length() - SECONDS.length()) : stripped);
        return number.isPresent()
                ? Reading.of(number.getAsDouble(), seconds ? "s" : "")
                : Reading.of(Words.label(stripped));
    }
}

package vedette.dialect.builtin;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vedette.dialect.JsonPayload;
import vedette.dialect.MalformedPayloadException;
import vedette.model.Printable;
import vedette.model.Reading;
import vedette.model.Severity;

/// What the words on the wire mean, whatever their spelling, and how words from the wire are made fit to
/// show.
final class Words {
    /// The longest label, status or command that is kept, in characters.
    static final int LONGEST_LABEL = 80;

    /// The longest sentence that is kept, in characters.
    static final int LONGEST_SENTENCE = 400;

    /// The most values that are taken from one message whose fields nobody knows.
    static final int MOST_VALUES = 64;

    private static final Set<String> ONLINE = Set.of("online", "connected", "available");
    private static final Set<String> OFFLINE = Set.of("offline", "disconnected", "unavailable");
    private static final Set<String> GONE =
            Set.of("inactive", "stopped", "stopping", "shutdown", "down", "dead", "lost");

    private Words() {}

    /// A label, status or command, on one line.
    static String label(String text) {
        return Printable.text(text.strip(), LONGEST_LABEL);
    }

    /// A sentence, on one line.
    static String sentence(String text) {
        return Printable.text(text.strip(), LONGEST_SENTENCE);
    }

    /// What an alert's level asks of the operator. A level that nobody knows, or none, is a warning:
    /// overlooking it would be worse than one look too many.
    static Severity severity(@Nullable String level) {
        return switch (level == null ? "" : lower(level)) {
            case "info", "information", "notice", "debug", "success", "ok", "low", "normal" -> Severity.INFO;
            case "danger", "error", "critical", "fatal", "alert", "emergency", "high" -> Severity.CRITICAL;
            default -> Severity.WARNING;
        };
    }

    /// Whether a word says `online`.
    static boolean isOnline(String word) {
        return ONLINE.contains(lower(word));
    }

    /// Whether a word says `offline`.
    static boolean isOffline(String word) {
        return OFFLINE.contains(lower(word));
    }

    /// Whether a heartbeat's status says that its sender leaves. A sender that complains is still there.
    static boolean isLeaving(String word) {
        return isOffline(word) || GONE.contains(lower(word));
    }

    /// The single values within a value, at most [#MOST_VALUES], under their names: nested ones with dots
    /// between (`disk.used`, `zones.0`), the value itself as `value`.
    ///
    /// @param except names of the outermost fields to leave out
    static Map<String, JsonPayload> values(JsonPayload from, Set<String> except) throws MalformedPayloadException {
        Map<String, JsonPayload> values = new LinkedHashMap<>();
        if (from.isObject()) {
            for (Map.Entry<String, JsonPayload> field : from.fields().entrySet()) {
                if (!except.contains(field.getKey())) {
                    collect(label(field.getKey()), field.getValue(), values);
                }
            }
        } else {
            collect("value", from, values);
        }
        return values;
    }

    private static void collect(String name, JsonPayload from, Map<String, JsonPayload> values)
            throws MalformedPayloadException {
        if (values.size() >= MOST_VALUES) {
            return;
        }
        if (from.isObject()) {
            for (Map.Entry<String, JsonPayload> field : from.fields().entrySet()) {
                collect(label(name + "." + field.getKey()), field.getValue(), values);
            }
        } else if (from.isList()) {
            int index = 0;
            for (JsonPayload item : from.items()) {
                collect(label(name + "." + index++), item, values);
            }
        } else if (!from.isNull()) {
            values.put(name, from);
        }
    }

    /// The same as readings without units.
    static Map<String, Reading> readings(JsonPayload from, Set<String> except) throws MalformedPayloadException {
        Map<String, Reading> readings = new LinkedHashMap<>();
        for (Map.Entry<String, JsonPayload> value : values(from, except).entrySet()) {
            JsonPayload single = value.getValue();
            readings.put(
                    value.getKey(),
                    single.isNumber() ? Reading.of(single.number(), "") : Reading.of(label(single.word())));
        }
        return readings;
    }

    /// The same in words: `delay_seconds 5, reason scheduled_maintenance`.
    static String listed(JsonPayload from, Set<String> except) throws MalformedPayloadException {
        StringBuilder listed = new StringBuilder();
        for (Map.Entry<String, JsonPayload> value : values(from, except).entrySet()) {
            listed.append(listed.isEmpty() ? "" : ", ");
            String name = value.getKey();
            listed.append(name.equals("value") ? "" : name + " ")
                    .append(value.getValue().word().strip());
        }
        return sentence(listed.toString());
    }

    static String lower(String word) {
        return word.strip().toLowerCase(Locale.ROOT);
    }
}

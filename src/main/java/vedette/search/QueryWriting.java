package vedette.search;

import java.util.Collection;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vedette.model.EventKind;

/// Writes a filter as one would type it.
final class QueryWriting {
    private static final Pattern PLAIN = Pattern.compile("[^\\s,\"\\\\]+");
    /// What would be taken for a field.
    private static final Pattern FIELD = Pattern.compile("\\p{L}+:.*", Pattern.DOTALL);

    private QueryWriting() {}

    static String of(EventFilter filter) {
        StringJoiner parts = new StringJoiner(" ");
        add(parts, QueryField.CAMERA, filter.cameras());
        add(parts, QueryField.KIND, filter.kinds().stream().map(EventKind::word).toList());
        if (filter.atLeast() != null) {
            parts.add("severity:" + filter.atLeast().word());
        }
        add(parts, QueryField.SYSTEM, filter.systems());
        add(parts, QueryField.LABEL, filter.labels());
        add(parts, QueryField.ZONE, filter.zones());
        add(parts, QueryField.PLATE, filter.plates());
        if (filter.scoreAtLeast() > 0) {
            parts.add(String.format(Locale.ROOT, "score:%.2f", filter.scoreAtLeast()));
        }
        if (filter.from() != null) {
            parts.add("after:" + filter.from());
        }
        if (filter.to() != null) {
            parts.add("before:" + filter.to());
        }
        Stream.of(filter.text().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .map(word -> PLAIN.matcher(word).matches() && !FIELD.matcher(word).matches() ? word : commas(word))
                .forEach(parts::add);
        return parts.toString();
    }

    private static void add(StringJoiner parts, QueryField field, Collection<String> values) {
        if (!values.isEmpty()) {
            parts.add(field.word() + ":"
                    + values.stream().sorted().map(QueryWriting::value).collect(Collectors.joining(",")));
        }
    }

    /// A comma does not end a word.
    private static String commas(String word) {
        boolean plain = PLAIN.matcher(word.replace(",", "x")).matches();
        return plain && !FIELD.matcher(word).matches() ? word : quoted(word);
    }

    /// A value, with quotation marks where it needs them.
    static String value(String text) {
        return PLAIN.matcher(text).matches() ? text : quoted(text);
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}

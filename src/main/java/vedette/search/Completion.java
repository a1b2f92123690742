package vedette.search;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vedette.model.EventKind;
import vedette.model.Severity;

/// What is being typed at the caret of a search, so that a screen can offer how it may go on.
///
/// @param field whose value is typed; null where a field's name or a word is
/// @param beginning what of it stands before the caret, without quotation marks
/// @param from where the range to replace begins
/// @param to where it ends, exclusive: the end of what the caret is in
public record Completion(@Nullable QueryField field, String beginning, int from, int to) {
    /// @param caret 0 to the text's length
    public static Completion at(String text, int caret) {
        int at = Math.clamp(caret, 0, text.length());
        List<QueryPart> before = QueryPart.split(text.substring(0, at));
        if (before.isEmpty() || before.getLast().to() < at) {
            return new Completion(null, "", at, at);
        }
        QueryPart part = before.getLast();
        QueryPart.Value value = part.values().getLast();
        int to = end(text, part.from(), at);
        QueryField field = part.field() == null ? null : QueryField.of(part.field()).orElse(null);
        if (part.field() != null && field == null) {
            return new Completion(null, "", at, at);
        }
        return new Completion(field, value.text(), value.from(), to);
    }

    /// Where the value that the caret is in ends.
    private static int end(String text, int partFrom, int caret) {
        return QueryPart.split(text).stream()
                .filter(part -> part.from() == partFrom)
                .flatMap(part -> part.values().stream())
                .filter(value -> value.from() <= caret && caret <= value.to())
                .mapToInt(QueryPart.Value::to)
                .findFirst()
                .orElse(caret);
    }

    /// What is known without the log: field names with their colon, and values of the fields that have a list of them.
    public List<String> known() {
        Stream<String> all =
                switch (field) {
                    case null -> Stream.of(QueryField.values()).map(each -> each.word() + ":");
                    case KIND -> Stream.of(EventKind.values()).map(EventKind::word);
                    case SEVERITY -> Stream.of(Severity.values()).map(Severity::word);
                    case AFTER, BEFORE, ON -> Stream.of("today", "yesterday", "1h", "24h", "7d");
                    case SCORE -> Stream.of("0.5", "0.6", "0.7", "0.8", "0.9");
                    case CAMERA, SYSTEM, LABEL, ZONE, PLATE -> Stream.of();
                };
        String begun = beginning.toLowerCase(Locale.ROOT);
        return all.filter(each -> each.startsWith(begun)).toList();
    }

    /// The text with what is typed at the caret replaced.
    ///
    /// @param chosen a field's name with its colon, or a value
    public String applied(String text, String chosen) {
        String typed = field == null ? chosen : QueryWriting.value(chosen);
        return text.substring(0, from) + typed + text.substring(to);
    }
}

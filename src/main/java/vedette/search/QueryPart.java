package vedette.search;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A part of a typed search, between blanks.
///
/// @param from where in the text it begins
/// @param to where it ends, exclusive
/// @param field what stands before its colon, null where it has none
/// @param values what stands behind the colon, split at commas; without a colon the whole part
record QueryPart(int from, int to, @Nullable String field, List<Value> values) {
    /// @param from where in the text it begins, with its quotation mark
    /// @param to where it ends, exclusive
    /// @param text without the quotation marks
    /// @param open whether a quotation mark is missing at its end
    record Value(int from, int to, String text, boolean open) {}

    static List<QueryPart> split(String text) {
        List<QueryPart> parts = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else {
                QueryPart part = read(text, at);
                parts.add(part);
                at = part.to;
            }
        }
        return parts;
    }

    private static QueryPart read(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isLetter(text.charAt(at))) {
            at++;
        }
        String field = null;
        if (at > from && at < text.length() && text.charAt(at) == ':') {
            field = text.substring(from, at);
            at++;
        } else {
            at = from;
        }
        List<Value> values = new ArrayList<>();
        while (true) {
            Value value = value(text, at, field != null);
            values.add(value);
            at = value.to;
            if (field == null || at >= text.length() || text.charAt(at) != ',') {
                return new QueryPart(from, at, field, values);
            }
            at++;
        }
    }

    private static Value value(String text, int from, boolean ofField) {
        StringBuilder value = new StringBuilder();
        boolean quoted = false;
        int at = from;
        while (at < text.length()) {
            char each = text.charAt(at);
            if (each == '"') {
                quoted = !quoted;
            } else if (quoted && each == '\\' && at + 1 < text.length()) {
                value.append(text.charAt(++at));
            } else if (!quoted && (Character.isWhitespace(each) || (ofField && each == ','))) {
                break;
            } else {
                value.append(each);
            }
            at++;
        }
        return new Value(from, at, value.toString(), quoted);
    }
}

package vedette.watchlist;

import java.util.Locale;

/// Texts as JSON writes them.
public final class JsonText {
    private JsonText() {}

    /// The text in quotation marks.
    public static String of(String text) {
        StringBuilder json = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (each == '"' || each == '\\') {
                json.append('\\').append(each);
            } else if (each < 0x20 || Character.isSurrogate(each)) {
                json.append(String.format(Locale.ROOT, "\\u%04x", (int) each));
            } else {
                json.append(each);
            }
        }
        return json.append('"').toString();
    }
}

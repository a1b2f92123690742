package vedette.model;

import java.util.Locale;

/// Makes text from outside safe to show and to log on one line.
public final class Printable {
    private Printable() {}

    /// The text with control characters as `\u001b`, cut with an ellipsis after `longest` characters.
    public static String text(String text, int longest) {
        StringBuilder shown = new StringBuilder(Math.min(text.length(), longest) + 8);
        for (int i = 0; i < text.length(); ) {
            if (shown.length() >= longest) {
                return shown.append('…').toString();
            }
            int codePoint = text.codePointAt(i);
            if (isHarmless(codePoint)) {
                shown.appendCodePoint(codePoint);
            } else {
                shown.append(String.format("\\u%04x", codePoint));
            }
            i += Character.charCount(codePoint);
        }
        return shown.toString();
    }

    /// Neither ends a line, nor turns its direction round, nor is unseen.
    private static boolean isHarmless(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    /// A number of things: `1 entry`, `2,000 entries`.
    public static String counted(long number, String one, String many) {
        return number == 1 ? "1 " + one : String.format(Locale.ROOT, "%,d %s", number, many);
    }
}

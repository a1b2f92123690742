package vedette.model;

/// Makes text from outside safe to show and to log on one line.
public final class Printable {
    private Printable() {}

    /// The text with control characters as `\u001b`, cut with an ellipsis after `longest` characters.
    public static String text(String text, int longest) {
        StringBuilder shown = new StringBuilder(Math.min(text.length(), longest) + 8);
        for (int i = 0; i < text.length(); i++) {
            if (shown.length() >= longest) {
                return shown.append('…').toString();
            }
            char c = text.charAt(i);
            if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT || Character.isSurrogate(c)) {
                appendEscaped(shown, text, i);
                if (Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1))) {
                    i++;
                }
            } else {
                shown.append(c);
            }
        }
        return shown.toString();
    }

    private static void appendEscaped(StringBuilder shown, String text, int at) {
        char c = text.charAt(at);
        boolean pair =
                Character.isHighSurrogate(c) && at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1));
        if (pair) {
            shown.append(c).append(text.charAt(at + 1));
        } else {
            shown.append(String.format("\\u%04x", (int) c));
        }
    }
}

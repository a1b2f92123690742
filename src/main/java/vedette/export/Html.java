package vedette.export;

import vedette.model.Printable;

/// Text in HTML.
final class Html {
    /// Longer texts than this are no reading matter.
    private static final int LONGEST = 4_000;

    private Html() {}

    /// The text, harmless in content and in quoted attributes; what can't be seen as `\u200b`.
    static String text(String text) {
        return escape(Printable.text(text, LONGEST));
    }

    /// The text of several lines.
    static String lines(String text, int longest) {
        StringBuilder lines = new StringBuilder();
        String cut = text.length() > longest ? text.substring(0, longest) + "…" : text;
        cut.lines().forEach(line -> lines.append(text(line)).append('\n'));
        return lines.toString();
    }

    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            switch (character) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(character);
            }
        }
        return escaped.toString();
    }
}

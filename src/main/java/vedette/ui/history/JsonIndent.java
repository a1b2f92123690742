package vedette.ui.history;

import vedette.ui.Words;

/// Indents JSON without understanding more of it than its brackets, commas and strings, so that broken and hostile JSON
/// is shown too, as far as it goes. Long strings (pictures in Base64) are shortened. Nothing it makes can hide text or
/// reorder it: control, format and lone surrogate characters are escaped.
final class JsonIndent {
    private static final int LONGEST_STRING = 400;
    private static final int LONGEST_LIST = 80;
    private static final int DEEPEST = 40;
    private static final String STEP = "  ";

    private final String json;
    private final int longest;
    private final StringBuilder shown;
    private int at;
    private int depth;

    private JsonIndent(String json, int longest) {
        this.json = json;
        this.longest = longest;
        shown = new StringBuilder(Math.min(json.length() * 2, longest) + 16);
    }

    /// @param longest the most characters of the result, at least 200
    static String of(String json, int longest) {
        return new JsonIndent(json, longest).run();
    }

    private String run() {
        // A string adds at most its limit and a note, all else at most a line: checked before each.
        int room = LONGEST_STRING * 6 + 200;
        int most = Math.max(longest - room, longest / 2);
        while (at < json.length()) {
            if (shown.length() >= most) {
                return cut();
            }
            step(json.charAt(at));
        }
        return shown.length() > longest ? cut() : shown.toString();
    }

    private String cut() {
        shown.setLength(Math.min(shown.length(), longest - 64));
        return shown.append("\n… and ")
                .append(Words.count(json.length() - at))
                .append(" more characters")
                .toString();
    }

    private void step(char c) {
        switch (c) {
            case '{', '[' -> open(c);
            case '}', ']' -> close(c);
            case ',' -> {
                shown.append(c);
                newLine();
                at++;
            }
            case ':' -> {
                shown.append(": ");
                at++;
            }
            case '"' -> string();
            case ' ', '\t', '\r', '\n' -> at++;
            default -> at += appendVisible(shown, json, at);
        }
    }

    private void open(char bracket) {
        int end = bracket == '[' ? endOfShortList() : -1;
        if (end > 0) {
            appendShortList(end);
            return;
        }
        shown.append(bracket);
        depth++;
        at++;
        int next = at;
        while (next < json.length() && Character.isWhitespace(json.charAt(next))) {
            next++;
        }
        if (next < json.length() && (json.charAt(next) == '}' || json.charAt(next) == ']')) {
            depth--;
            shown.append(json.charAt(next));
            at = next + 1;
        } else {
            newLine();
        }
    }

    /// Where a list of a few numbers or words without quotes ends, such as a box; -1 for any other list.
    private int endOfShortList() {
        for (int i = at + 1; i < Math.min(json.length(), at + LONGEST_LIST); i++) {
            char c = json.charAt(i);
            if (c == ']') {
                return i;
            }
            boolean plain = c > ' ' && c < 0x7f && "[{}\":".indexOf(c) < 0;
            if (!plain && !Character.isWhitespace(c)) {
                return -1;
            }
        }
        return -1;
    }

    private void appendShortList(int end) {
        String list = json.substring(at, end + 1).replaceAll("\\s+", "").replace(",", ", ");
        shown.append(list);
        at = end + 1;
    }

    private void close(char bracket) {
        depth = Math.max(0, depth - 1);
        newLine();
        shown.append(bracket);
        at++;
    }

    private void newLine() {
        shown.append('\n').append(STEP.repeat(Math.min(depth, DEEPEST)));
    }

    private void string() {
        shown.append('"');
        int start = ++at;
        while (at < json.length() && json.charAt(at) != '"') {
            boolean fits = at - start < LONGEST_STRING;
            if (json.charAt(at) == '\\' && at + 1 < json.length()) {
                if (fits) {
                    shown.append('\\');
                }
                at++;
            }
            at += fits ? appendVisible(shown, json, at) : 1;
        }
        int spare = at - start - LONGEST_STRING;
        if (spare > 1) {
            shown.append("… (").append(Words.count(at - start)).append(" characters)");
        }
        if (at < json.length()) {
            shown.append('"');
            at++;
        }
    }

    /// Appends the character at a place so that it can be seen.
    ///
    /// @return how many `char`s it has: 1 or 2
    static int appendVisible(StringBuilder shown, String text, int at) {
        int point = text.codePointAt(at);
        switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> {
                for (int i = at; i < at + Character.charCount(point); i++) {
                    shown.append(String.format("\\u%04x", (int) text.charAt(i)));
                }
            }
            default -> shown.appendCodePoint(point);
        }
        return Character.charCount(point);
    }
}

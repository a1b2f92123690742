package vedette.search;

/// A text in which `*` stands for any characters and `?` for one. Comparing takes no more than the product of both
/// lengths, whatever was typed.
///
/// @param pattern what was typed, in the form in which texts are compared
public record Wildcard(String pattern) {
    /// Whether it stands for more than itself.
    public boolean isOpen() {
        return firstOpen() < pattern.length();
    }

    /// What each text that it describes begins with.
    public String head() {
        return pattern.substring(0, firstOpen());
    }

    /// What each text that it describes ends with.
    public String tail() {
        return pattern.substring(Math.max(pattern.lastIndexOf('*'), pattern.lastIndexOf('?')) + 1);
    }

    /// Whether only what stands before its single, last `*` decides.
    public boolean isHeadOnly() {
        return firstOpen() == pattern.length() - 1 && pattern.endsWith("*");
    }

    /// The pattern of the texts read backwards.
    public Wildcard backwards() {
        return new Wildcard(new StringBuilder(pattern).reverse().toString());
    }

    private int firstOpen() {
        for (int i = 0; i < pattern.length(); i++) {
            if (pattern.charAt(i) == '*' || pattern.charAt(i) == '?') {
                return i;
            }
        }
        return pattern.length();
    }

    /// Whether it describes the whole of a text.
    public boolean matches(String text) {
        int at = 0;
        int in = 0;
        int star = -1;
        int resume = 0;
        while (at < text.length()) {
            char wanted = in < pattern.length() ? pattern.charAt(in) : 0;
            if (wanted == '*') {
                star = in++;
                resume = at;
            } else if (in < pattern.length() && wanted == '?') {
                at += Character.charCount(text.codePointAt(at));
                in++;
            } else if (in < pattern.length() && wanted == text.charAt(at)) {
                at++;
                in++;
            } else if (star >= 0) {
                in = star + 1;
                at = ++resume;
            } else {
                return false;
            }
        }
        while (in < pattern.length() && pattern.charAt(in) == '*') {
            in++;
        }
        return in == pattern.length();
    }
}

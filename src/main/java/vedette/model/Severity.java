package vedette.model;

import java.util.Locale;

/// How much an event asks of the operator, rising.
public enum Severity {
    INFO,
    WARNING,
    CRITICAL;

    /// The word used in exports, filters and on the command line: the name in lower case.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @throws IllegalArgumentException when the word is none of `info`, `warning`, `critical`
    public static Severity parse(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}

package vedette.model;

import java.util.Locale;

/// The kinds under which events are filed, filtered and exported.
public enum EventKind {
    DETECTION,
    PLATE,
    EMOTION,
    CRYING,
    ALERT,
    HEALTH,
    PRESENCE,
    CONFIG,
    COMMAND,
    WATCHLIST,
    TELEMETRY,
    SNAPSHOT,
    LINK,
    GAP,
    AUDIT,
    REJECTED;

    /// The word used in exports, filters and on the command line: the name in lower case.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @throws IllegalArgumentException when no kind has that word
    public static EventKind parse(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}

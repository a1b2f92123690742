package vedette.watchlist;

import java.util.Locale;
import java.util.Optional;

/// Which list an entry stands on. The order is that of precedence: what is blocked is a hit whatever else allows it.
public enum ListKind {
    /// The black list: a hit is critical.
    BLOCK,
    /// Looked out for: a hit is a warning.
    WATCH,
    /// The white list: expected, so no alert.
    ALLOW;

    /// The word in files, in the log and on the screen: the name in lower case.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The list that a word of an operator's table or of a camera system stands for; empty where it stands for none.
    public static Optional<ListKind> find(String word) {
        String plain = word.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_-]", "");
        return switch (plain) {
            case "block", "blocked", "blocklist", "black", "blacklist", "blacklisted", "deny", "denied", "denylist" ->
                Optional.of(BLOCK);
            case "watch", "watched", "watchlist", "grey", "gray", "greylist", "graylist", "observe" ->
                Optional.of(WATCH);
            case "allow", "allowed", "allowlist", "white", "whitelist", "whitelisted", "permit", "permitted" ->
                Optional.of(ALLOW);
            default -> Optional.empty();
        };
    }
}

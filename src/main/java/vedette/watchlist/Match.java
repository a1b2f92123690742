package vedette.watchlist;

/// An entry that describes a plate.
///
/// @param exact true where the characters are the same; false where they are only after those that cameras confuse are
///     taken for the same (O and 0, I and 1, B and 8, S and 5, Z and 2)
public record Match(WatchEntry entry, boolean exact) {
    /// `exact` or `possible`.
    public String word() {
        return exact ? "exact" : "possible";
    }

    /// The same entry, of which it is not sure that it is meant.
    Match inDoubt() {
        return new Match(entry, false);
    }

    /// Whether an operator who was told of the other must be told of this one, too: by its list, or because it is
    /// sure now.
    boolean isHigherThan(Match other) {
        int lists = entry.list().compareTo(other.entry.list());
        return lists < 0 || (lists == 0 && exact && !other.exact);
    }

    /// Whether this one counts more: by its list, then by being exact, then by being about this plate alone.
    boolean outranks(Match other) {
        int lists = entry.list().compareTo(other.entry.list());
        if (lists != 0 || exact != other.exact) {
            return lists < 0 || (lists == 0 && exact);
        }
        return PlateText.isOpen(other.entry.pattern()) && !PlateText.isOpen(entry.pattern());
    }
}

package vedette.watchlist;

import java.time.Instant;
import java.time.ZoneId;
import vedette.model.Printable;

/// A plate, or a pattern of plates, on a list. Immutable.
///
/// @param plate as it was typed; `*` stands for any characters and `?` for one
/// @param pattern the same as it is compared
/// @param list which list it stands on
/// @param reason why, on one line; may be empty
/// @param validity when it counts
/// @param source where it came from
/// @param owner who put it there: the operator's account, or the broker; may be empty
/// @param added when it was put there
public record WatchEntry(
        String plate,
        String pattern,
        ListKind list,
        String reason,
        Validity validity,
        Source source,
        String owner,
        Instant added) {
    /// Longer reasons are cut.
    public static final int LONGEST_REASON = 200;

    /// A pattern with fewer characters of its own than these would describe half of all plates.
    private static final int FEWEST_OWN = 2;

    /// Where an entry came from.
    public enum Source {
        OPERATOR,
        IMPORT,
        /// A server's list, which its broker holds. Not kept on disk: it comes again.
        BROKER;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /// What tells entries apart: a plate stands once on each list of each source.
    ///
    /// @param from the broker that holds it; empty for the station's own
    public record Key(String pattern, ListKind list, String from) {}

    /// @throws IllegalArgumentException when nothing can be looked for by it; says why in a sentence
    public static WatchEntry of(
            String plate, ListKind list, String reason, Validity validity, Source source, String owner, Instant added) {
        String typed = Printable.text(plate.strip(), 2 * PlateText.LONGEST);
        String pattern = PlateText.pattern(plate);
        long own =
                pattern.codePoints().filter(each -> each != '*' && each != '?').count();
        if (own == 0) {
            throw new IllegalArgumentException(
                    typed.isEmpty() ? "there is no plate" : "“" + typed + "” has neither letters nor digits");
        }
        if (PlateText.isOpen(pattern) && own < FEWEST_OWN) {
            throw new IllegalArgumentException(
                    "“" + typed + "” would describe far too many plates: give two characters");
        }
        if (pattern.length() > PlateText.LONGEST) {
            throw new IllegalArgumentException(
                    "“" + typed + "” is longer than a plate can be: " + PlateText.LONGEST + " characters");
        }
        return new WatchEntry(
                typed,
                pattern,
                list,
                Printable.text(reason.strip(), LONGEST_REASON),
                validity,
                source,
                Printable.text(owner, 128),
                added);
    }

    public Key key() {
        return new Key(pattern, list, source == Source.BROKER ? owner : "");
    }

    /// Whether it is the station's own, so that the operator can change it.
    public boolean isOwn() {
        return source != Source.BROKER;
    }

    /// Whether it says the same of the plate, whoever put it there and when.
    public boolean saysTheSame(WatchEntry other) {
        return plate.equals(other.plate)
                && list == other.list
                && reason.equals(other.reason)
                && validity.equals(other.validity);
    }

    /// On one line: `ABC1234, block, stolen, until 1 Dec 2026`.
    public String inWords(ZoneId zone) {
        return plate + ", " + list.word() + (reason.isEmpty() ? "" : ", " + reason) + ", " + validity.inWords(zone);
    }
}

package vedette.watchlist;

import java.util.List;
import java.util.StringJoiner;
import vedette.model.Printable;

/// How the vote on a plate stands.
///
/// @param plate the reading that leads, as it was sent
/// @param agreeing how many looks read it so
/// @param looks how many there were
/// @param share its share of the weight of all votes, 0 to 1
/// @param best the highest confidence with which it was read
/// @param others what else was read
public record Tally(String plate, int agreeing, int looks, double share, double best, List<Other> others) {
    private static final int SHOWN_OTHERS = 3;

    /// Another reading.
    public record Other(String plate, int looks) {}

    public Tally {
        others = List.copyOf(others);
    }

    /// `in 5 of 6 looks, once A8C1234`; `in one look`.
    public String inWords() {
        if (looks == 1) {
            return "in one look";
        }
        StringJoiner words = new StringJoiner(", ");
        words.add(agreeing == looks ? "in all " + looks + " looks" : "in " + agreeing + " of " + looks + " looks");
        others.stream().limit(SHOWN_OTHERS).forEach(other -> words.add(times(other.looks()) + " " + shown(other)));
        if (others.size() > SHOWN_OTHERS) {
            words.add("and others");
        }
        return words.toString();
    }

    private static String shown(Other other) {
        return Printable.text(other.plate(), PlateText.LONGEST);
    }

    private static String times(int times) {
        return times == 1 ? "once" : times == 2 ? "twice" : times + " times";
    }
}

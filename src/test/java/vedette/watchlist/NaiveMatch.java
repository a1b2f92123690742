package vedette.watchlist;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a list says of a plate by looking at each entry with a regular expression: slow and plain.
final class NaiveMatch {
    private static final String[] CLASSES = {"O0", "I1", "B8", "S5", "Z2"};

    private NaiveMatch() {}

    static @Nullable Match of(List<WatchEntry> entries, String read) {
        String plate = read.replaceAll("[^\\p{L}\\p{M}\\p{N}]", "").toUpperCase(java.util.Locale.ROOT);
        Match best = null;
        for (WatchEntry entry : entries) {
            if (plate.isEmpty() || !fits(entry.plate(), plate, true)) {
                continue;
            }
            Match match = new Match(entry, fits(entry.plate(), plate, false));
            if (best == null || rank(match) < rank(best)) {
                best = match;
            }
        }
        return best;
    }

    private static int rank(Match match) {
        boolean open =
                match.entry().plate().contains("*") || match.entry().plate().contains("?");
        return List.of(ListKind.BLOCK, ListKind.WATCH, ListKind.ALLOW)
                                .indexOf(match.entry().list())
                        * 4
                + (match.exact() ? 0 : 2)
                + (open ? 1 : 0);
    }

    private static boolean fits(String typed, String plate, boolean confused) {
        StringBuilder pattern = new StringBuilder();
        for (char each : typed.toUpperCase(java.util.Locale.ROOT).toCharArray()) {
            if (each == '*') {
                pattern.append(".*");
            } else if (each == '?') {
                pattern.append('.');
            } else if (Character.isLetterOrDigit(each)) {
                pattern.append(confused ? alike(each) : Pattern.quote(String.valueOf(each)));
            }
        }
        return Pattern.matches(pattern.toString(), plate);
    }

    private static String alike(char each) {
        for (String two : CLASSES) {
            if (two.indexOf(each) >= 0) {
                return "[" + two + "]";
            }
        }
        return Pattern.quote(String.valueOf(each));
    }
}

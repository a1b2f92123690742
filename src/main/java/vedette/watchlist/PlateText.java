package vedette.watchlist;

import java.text.Normalizer;
import java.util.Locale;

/// Plates and patterns as they are compared. Whatever the script: letters, marks and digits count, in upper case;
/// blanks, hyphens, dots and everything else that only separates do not. In a read, `?`, `*`, `_` and `#` stand
/// where the camera could not read a character, and count as [#UNKNOWN].
public final class PlateText {
    /// More characters than these are on no plate.
    public static final int LONGEST = 32;

    /// Stands in a compared plate for one character that could not be read.
    static final char UNKNOWN = '?';

    private PlateText() {}

    /// A plate as it was read; empty where no character of it was.
    public static String of(String read) {
        String kept = kept(read, false);
        return kept.chars().allMatch(each -> each == UNKNOWN) ? "" : kept;
    }

    /// How many characters of a compared plate could not be read.
    static int unknown(String plate) {
        return (int) plate.chars().filter(each -> each == UNKNOWN).count();
    }

    /// What is looked for: `*` stands for any characters, none as well, and `?` for one. `**` is `*`, and `*?` is `?*`.
    public static String pattern(String typed) {
        String kept = kept(typed, true);
        String before;
        do {
            before = kept;
            kept = kept.replace("**", "*").replace("*?", "?*");
        } while (!kept.equals(before));
        return kept;
    }

    private static String kept(String text, boolean wildcards) {
        String upper = isPlain(text)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
        if (wildcards ? isPattern(upper) : isReady(upper)) {
            return upper;
        }
        StringBuilder kept = new StringBuilder(upper.length());
        upper.codePoints()
                .map(each -> !wildcards && isUnreadable(each) ? UNKNOWN : each)
                .filter(each -> counts(each) || each == UNKNOWN || (wildcards && each == '*'))
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }

    /// Whether there is nothing to fold: most plates.
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (each >= 0x80 || (each >= 'a' && each <= 'z')) {
                return false;
            }
        }
        return true;
    }

    private static boolean isReady(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isPlateAscii(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isUnreadable(int each) {
        return each == '?' || each == '*' || each == '_' || each == '#' || each == 0xFFFD;
    }

    private static boolean isPattern(String text) {
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (!isPlateAscii(each) && each != '*' && each != '?') {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlateAscii(char each) {
        return (each >= 'A' && each <= 'Z') || (each >= '0' && each <= '9');
    }

    private static boolean counts(int codePoint) {
        if (codePoint < 0x80) {
            return isPlateAscii((char) codePoint);
        }
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default -> Character.isLetterOrDigit(codePoint);
        };
    }

    /// A plate or pattern with one character for each class of those that cameras confuse: O and 0, I and 1, B and 8, S
    /// and 5, Z and 2. Two plates that may be the same have the same skeleton.
    public static String skeleton(String compared) {
        StringBuilder bones = null;
        for (int i = 0; i < compared.length(); i++) {
            char each = compared.charAt(i);
            char bone = bone(each);
            if (bone != each) {
                bones = bones == null ? new StringBuilder(compared) : bones;
                bones.setCharAt(i, bone);
            }
        }
        return bones == null ? compared : bones.toString();
    }

    private static char bone(char each) {
        return switch (each) {
            case 'O' -> '0';
            case 'I' -> '1';
            case 'B' -> '8';
            case 'S' -> '5';
            case 'Z' -> '2';
            default -> each;
        };
    }

    /// Whether a compared pattern stands for more than itself.
    public static boolean isOpen(String pattern) {
        return pattern.indexOf('*') >= 0 || pattern.indexOf('?') >= 0;
    }

    /// Whether two compared plates may be the same: as long, and each character the same, confused or not read.
    static boolean mayBeSame(String one, String other) {
        if (one.length() != other.length()) {
            return false;
        }
        for (int i = 0; i < one.length(); i++) {
            char mine = bone(one.charAt(i));
            char theirs = bone(other.charAt(i));
            if (mine != theirs && mine != UNKNOWN && theirs != UNKNOWN) {
                return false;
            }
        }
        return true;
    }

    /// Whether two compared plates differ by one character at most: another one, one more, or one less.
    static boolean isNear(String one, String other) {
        if (one.length() > other.length()) {
            return isNear(other, one);
        }
        if (other.length() - one.length() > 1) {
            return false;
        }
        int same = 0;
        while (same < one.length() && one.charAt(same) == other.charAt(same)) {
            same++;
        }
        int skip = one.length() == other.length() ? 1 : 0;
        int from = Math.min(one.length(), same + skip);
        return one.regionMatches(from, other, Math.min(other.length(), same + 1), one.length() - from)
                && one.length() - from == Math.max(0, other.length() - same - 1);
    }
}

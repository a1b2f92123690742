package vedette.search;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vedette.model.EventKind;
import vedette.model.LogEntry;

/// What an entry is found by. The answer in memory ([EventFilter#matches]) and the index of the log are both made of
/// this, so that they can't differ.
public final class Terms {
    /// Longer terms are cut to this many characters.
    public static final int LONGEST = 64;
    /// More words than these, more labels and more zones of one entry are not found by: no camera sends them in
    /// earnest.
    public static final int MOST = 200;
    /// A score of 1; a step is 0.05.
    public static final int HIGHEST_STEP = 20;

    private static final int KEPT = 47;

    private Terms() {}

    /// How labels and zones are compared.
    public static String folded(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /// A value that is compared as a whole. One that is too long is cut, and ends in a hash of what was cut off.
    public static String value(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        long hash = 0xcbf29ce484222325L;
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (each & 0xff)) * 0x100000001b3L;
        }
        int end = Character.isHighSurrogate(text.charAt(KEPT - 1)) ? KEPT - 1 : KEPT;
        return text.substring(0, end) + '\u0001' + String.format(Locale.ROOT, "%016x", hash);
    }

    /// A plate's number as it is compared: in lower case, without blanks and hyphens.
    public static String plate(String number) {
        String folded = folded(number);
        StringBuilder kept = new StringBuilder(folded.length());
        for (int i = 0; i < folded.length(); i++) {
            char each = folded.charAt(i);
            if (each != '-' && each != ' ' && (each < '\t' || each > '\r')) {
                kept.append(each);
            }
        }
        return kept.toString();
    }

    /// The plate that an entry is about, ready to be compared; null where it is about none.
    public static @Nullable String plateOf(LogEntry entry) {
        String key = entry.key();
        boolean told = entry.kind() == EventKind.PLATE || entry.kind() == EventKind.WATCHLIST;
        return key == null || !told ? null : value(plate(key));
    }

    /// The highest multiple of 0.05 that a confidence reaches, as 0 to 20.
    public static int step(double confidence) {
        return (int) Math.clamp(Math.floor(confidence * HIGHEST_STEP + 1e-7), 0, HIGHEST_STEP);
    }

    /// The labels or zones by which an entry is found, folded and cut.
    public static List<String> values(List<String> texts) {
        return switch (texts.size()) {
            case 0 -> List.of();
            case 1 -> List.of(value(folded(texts.getFirst())));
            default ->
                texts.stream()
                        .limit(MOST)
                        .map(text -> value(folded(text)))
                        .distinct()
                        .toList();
        };
    }

    /// The words of an entry, each once.
    public static Set<String> of(LogEntry entry) {
        Set<String> words = new LinkedHashSet<>();
        texts(entry, text -> words(text, word -> words.size() < MOST || words.contains(word), words::add));
        return words;
    }

    /// The texts whose words are searched for. What names something comes first, where an entry has too many words.
    public static void texts(LogEntry entry, Consumer<String> taker) {
        taker.accept(entry.camera());
        if (entry.key() != null) {
            taker.accept(entry.key());
        }
        taker.accept(entry.summary());
        entry.labels().forEach(taker);
        entry.zones().forEach(taker);
        taker.accept(entry.topic());
    }

    /// The words of a text in their order: runs of letters, marks and digits in lower case, cut to [#LONGEST].
    public static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        words(text, word -> true, words::add);
        return words;
    }

    private static void words(String text, Predicate<String> wanted, Consumer<String> taker) {
        String folded = folded(text);
        int begun = -1;
        int length;
        for (int i = 0; i <= folded.length(); i += length) {
            boolean ended = i == folded.length();
            int each = ended ? ' ' : folded.codePointAt(i);
            length = Character.charCount(each);
            if (isPartOfWord(each)) {
                begun = begun < 0 ? i : begun;
            } else if (begun >= 0) {
                String word = folded.substring(begun, Math.min(i, begun + LONGEST));
                if (wanted.test(word)) {
                    taker.accept(word);
                }
                begun = -1;
            }
        }
    }

    private static boolean isPartOfWord(int codePoint) {
        if (codePoint < 0x80) {
            return (codePoint >= 'a' && codePoint <= 'z')
                    || (codePoint >= '0' && codePoint <= '9')
                    || (codePoint >= 'A' && codePoint <= 'Z');
        }
        return switch (Character.getType(codePoint)) {
            case Character.UPPERCASE_LETTER,
                    Character.LOWERCASE_LETTER,
                    Character.TITLECASE_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.OTHER_LETTER,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.DECIMAL_DIGIT_NUMBER,
                    Character.LETTER_NUMBER,
                    Character.OTHER_NUMBER -> true;
            default -> false;
        };
    }

    /// The words that are searched for. What is joined by other characters is several words, and a word without `*` is
    /// the beginning of one.
    public static List<Wildcard> wanted(String text) {
        Set<String> patterns = new LinkedHashSet<>();
        StringBuilder word = new StringBuilder();
        folded(text + " ").codePoints().forEach(each -> {
            if (each == '*' || isPartOfWord(each)) {
                word.appendCodePoint(each);
            } else {
                addPattern(word.toString(), patterns);
                word.setLength(0);
            }
        });
        return patterns.stream().map(Wildcard::new).toList();
    }

    private static void addPattern(String word, Set<String> patterns) {
        if (word.contains("*")) {
            if (!word.replace("*", "").isEmpty()) {
                patterns.add(word);
            }
        } else if (!word.isEmpty()) {
            patterns.add(word.substring(0, Math.min(LONGEST, word.length())) + "*");
        }
    }
}

package vedette.search;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import vedette.model.LogEntry;

/// What an entry is found by.
final class Terms {
    private Terms() {}

    static String folded(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /// A plate's number as it is compared: in lower case, without blanks and hyphens.
    static String plate(String number) {
        return folded(number).replaceAll("[\\s-]", "");
    }

    /// The terms of an entry's texts: runs of letters and digits.
    static Stream<String> of(LogEntry entry) {
        return Stream.concat(
                        Stream.of(entry.summary(), entry.camera(), entry.topic(), entry.key()),
                        Stream.concat(entry.labels().stream(), entry.zones().stream()))
                .filter(Objects::nonNull)
                .flatMap(text -> Stream.of(folded(text).split("[^\\p{L}\\p{N}]+")))
                .filter(term -> !term.isEmpty())
                .distinct();
    }

    /// The words that are searched for. What is joined by other characters is several words.
    static List<String> words(String text) {
        return Stream.of(folded(text).split("[^\\p{L}\\p{N}*]+"))
                .filter(word -> !word.replace("*", "").isEmpty())
                .distinct()
                .toList();
    }
}

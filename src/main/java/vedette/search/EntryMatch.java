package vedette.search;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vedette.model.EventKind;
import vedette.model.LogEntry;

/// Compares one entry with a filter, without an index.
final class EntryMatch {
    private EntryMatch() {}

    static boolean matches(EventFilter filter, LogEntry entry) {
        return (filter.from() == null || !entry.happened().isBefore(filter.from()))
                && (filter.to() == null || entry.happened().isBefore(filter.to()))
                && (filter.cameras().isEmpty() || filter.cameras().contains(entry.camera()))
                && (filter.kinds().isEmpty() || filter.kinds().contains(entry.kind()))
                && (filter.atLeast() == null || entry.severity().compareTo(filter.atLeast()) >= 0)
                && (filter.systems().isEmpty() || filter.systems().contains(entry.system()))
                && anyOf(filter.labels(), entry.labels())
                && anyOf(filter.zones(), entry.zones())
                && plate(filter.plates(), entry)
                && scored(filter.scoreAtLeast(), entry.confidence())
                && Terms.words(filter.text()).stream().allMatch(word -> said(word, entry));
    }

    private static boolean anyOf(Set<String> wanted, List<String> there) {
        return wanted.isEmpty()
                || there.stream()
                        .map(Terms::folded)
                        .anyMatch(wanted.stream().map(Terms::folded).collect(Collectors.toSet())::contains);
    }

    private static boolean plate(Set<String> wanted, LogEntry entry) {
        if (wanted.isEmpty()) {
            return true;
        }
        String key = entry.key();
        if (key == null || (entry.kind() != EventKind.PLATE && entry.kind() != EventKind.WATCHLIST)) {
            return false;
        }
        String number = Terms.plate(key);
        return wanted.stream()
                .anyMatch(each -> wildcards(Terms.plate(each)).matcher(number).matches());
    }

    private static boolean scored(double least, @Nullable Double confidence) {
        return least <= 0 || (confidence != null && confidence >= least - 1e-9);
    }

    private static boolean said(String word, LogEntry entry) {
        Pattern pattern = wildcards(word.contains("*") ? word : word + "*");
        return Terms.of(entry).anyMatch(term -> pattern.matcher(term).matches());
    }

    private static Pattern wildcards(String text) {
        String expression = Stream.of(text.split("(?<=[*?])|(?=[*?])"))
                .map(part -> part.equals("*") ? ".*" : part.equals("?") ? "." : Pattern.quote(part))
                .collect(Collectors.joining());
        return Pattern.compile(expression, Pattern.DOTALL | Pattern.UNICODE_CASE);
    }
}

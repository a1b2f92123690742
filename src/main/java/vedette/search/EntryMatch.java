package vedette.search;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vedette.model.LogEntry;

/// Compares one entry with a filter, without an index.
final class EntryMatch {
    private EntryMatch() {}

    static boolean matches(EventFilter filter, LogEntry entry) {
        return (filter.from() == null || !entry.happened().isBefore(filter.from()))
                && (filter.to() == null || entry.happened().isBefore(filter.to()))
                && one(filter.cameras(), entry.camera())
                && (filter.kinds().isEmpty() || filter.kinds().contains(entry.kind()))
                && (filter.atLeast() == null || entry.severity().compareTo(filter.atLeast()) >= 0)
                && one(filter.systems(), entry.system())
                && anyOf(filter.labels(), entry.labels())
                && anyOf(filter.zones(), entry.zones())
                && plate(filter.plates(), Terms.plateOf(entry))
                && scored(filter.scoreAtLeast(), entry.confidence())
                && said(Terms.wanted(filter.text()), entry);
    }

    private static boolean one(Set<String> wanted, String there) {
        return wanted.isEmpty()
                || wanted.contains(there)
                || (there.length() > Terms.LONGEST && wanted.contains(Terms.value(there)));
    }

    private static boolean anyOf(Set<String> wanted, List<String> there) {
        if (wanted.isEmpty()) {
            return true;
        }
        Set<String> folded =
                wanted.stream().map(text -> Terms.value(Terms.folded(text))).collect(Collectors.toSet());
        return Terms.values(there).stream().anyMatch(folded::contains);
    }

    private static boolean plate(Set<String> wanted, @Nullable String number) {
        return wanted.isEmpty()
                || (number != null
                        && wanted.stream().map(EntryMatch::plates).anyMatch(each -> each.matches(number)));
    }

    private static Wildcard plates(String wanted) {
        return new Wildcard(Terms.value(Terms.plate(wanted)));
    }

    private static boolean scored(double least, @Nullable Double confidence) {
        return least <= 0 || (confidence != null && Terms.step(confidence) >= Math.round(least * Terms.HIGHEST_STEP));
    }

    private static boolean said(List<Wildcard> wanted, LogEntry entry) {
        if (wanted.isEmpty()) {
            return true;
        }
        Set<String> words = Terms.of(entry);
        return wanted.stream().allMatch(each -> words.stream().anyMatch(each::matches));
    }
}

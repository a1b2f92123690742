package vedette.export;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import vedette.model.EventKind;
import vedette.search.EventFilter;

/// A filter in words, for people.
final class FilterWords {
    private FilterWords() {}

    /// One sentence part for each thing that the filter asks for; empty where it asks for nothing.
    static List<String> of(EventFilter filter, Function<Instant, String> time) {
        List<String> words = new ArrayList<>();
        if (filter.from() != null) {
            words.add("from " + time.apply(filter.from()));
        }
        if (filter.to() != null) {
            words.add("before " + time.apply(filter.to()));
        }
        add(words, "camera", filter.cameras().stream().map(name -> name.isEmpty() ? "(no camera)" : name).toList());
        add(words, "kind", filter.kinds().stream().map(EventKind::word).toList());
        if (filter.atLeast() != null) {
            words.add("severity at least " + filter.atLeast().word());
        }
        add(words, "system", filter.systems());
        add(words, "label", filter.labels());
        add(words, "zone", filter.zones());
        add(words, "plate", filter.plates());
        if (filter.scoreAtLeast() > 0) {
            words.add(String.format(Locale.ROOT, "confidence at least %.2f", filter.scoreAtLeast()));
        }
        if (!filter.text().isBlank()) {
            words.add("with the words “" + filter.text().strip() + "”");
        }
        return words;
    }

    /// All in one line.
    static String line(EventFilter filter, Function<Instant, String> time) {
        List<String> words = of(filter, time);
        return words.isEmpty() ? "all events" : String.join("; ", words);
    }

    private static void add(List<String> words, String what, Collection<String> values) {
        if (!values.isEmpty()) {
            words.add(what + " "
                    + values.stream().sorted().map(value -> "“" + value + "”").collect(Collectors.joining(" or ")));
        }
    }
}

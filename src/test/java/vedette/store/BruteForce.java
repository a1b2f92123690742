package vedette.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vedette.model.LogEntry;
import vedette.search.EventFilter;
import vedette.search.Terms;

/// The answers without an index.
final class BruteForce {
    private BruteForce() {}

    static Facets facets(List<LogEntry> all, EventFilter filter) {
        Map<Facets.Facet, List<Facets.Value>> values = new EnumMap<>(Facets.Facet.class);
        for (Facets.Facet facet : Facets.Facet.values()) {
            EventFilter open = without(filter, facet);
            values.put(
                    facet,
                    all.stream()
                            .filter(open::matches)
                            .flatMap(entry -> values(facet, entry))
                            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                            .entrySet()
                            .stream()
                            .map(each -> new Facets.Value(each.getKey(), each.getValue()))
                            .sorted(Comparator.comparingLong(Facets.Value::count)
                                    .reversed()
                                    .thenComparing(Facets.Value::value))
                            .toList());
        }
        return new Facets(all.stream().filter(filter::matches).count(), values);
    }

    private static EventFilter without(EventFilter filter, Facets.Facet facet) {
        return switch (facet) {
            case CAMERA -> filter.ofCameras(Set.of());
            case KIND -> filter.ofKinds(Set.of());
            case SEVERITY -> filter.atLeast(null);
            case SYSTEM -> filter.ofSystems(Set.of());
            case LABEL -> filter.withLabels(Set.of());
            case ZONE -> filter.inZones(Set.of());
            case PLATE -> filter.ofPlates(Set.of());
            case SCORE -> filter.scored(0);
        };
    }

    private static Stream<String> values(Facets.Facet facet, LogEntry entry) {
        return switch (facet) {
            case CAMERA -> Stream.of(Terms.value(entry.camera()));
            case KIND -> Stream.of(entry.kind().word());
            case SEVERITY -> Stream.of(entry.severity().word());
            case SYSTEM -> Stream.of(entry.system());
            case LABEL -> Terms.values(entry.labels()).stream();
            case ZONE -> Terms.values(entry.zones()).stream();
            case PLATE -> Stream.ofNullable(Terms.plateOf(entry));
            case SCORE ->
                Stream.ofNullable(entry.confidence())
                        .map(score -> String.format(Locale.ROOT, "%.2f", Terms.step(score) * 0.05));
        };
    }

    static List<TimeBucket> histogram(
            List<LogEntry> all, EventFilter filter, Instant from, Instant to, int buckets) {
        long span = to.toEpochMilli() - from.toEpochMilli();
        List<TimeBucket> counted = new ArrayList<>();
        for (int i = 0; i < buckets; i++) {
            Instant begin = from.plusMillis(Math.ceilDiv(i * span, (long) buckets));
            Instant end = from.plusMillis(Math.ceilDiv((i + 1) * span, (long) buckets));
            List<LogEntry> inside = all.stream()
                    .filter(filter::matches)
                    .filter(EventFilter.ALL.between(begin, end)::matches)
                    .toList();
            counted.add(new TimeBucket(
                    begin,
                    end,
                    inside.size(),
                    inside.stream().map(LogEntry::severity).max(Comparator.naturalOrder()).orElse(null),
                    inside.stream().collect(Collectors.groupingBy(LogEntry::kind, Collectors.counting()))));
        }
        return counted;
    }

    static List<String> plates(List<LogEntry> all, String beginning) {
        return all.stream()
                .flatMap(entry -> Stream.ofNullable(Terms.plateOf(entry)))
                .filter(plate -> plate.startsWith(beginning))
                .distinct()
                .sorted()
                .toList();
    }
}

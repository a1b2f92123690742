package vedette.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vedette.model.EventKind;
import vedette.model.LogEntry;
import vedette.model.Severity;
import vedette.search.EventFilter;
import vedette.store.Facets.Facet;

/// The answers to an event log's questions, worked out from lists.
///
/// @param recordOf the record of each entry, by the entry's id
record MemoryAnswers(List<LogEntry> entries, Map<Long, LogRecord> recordOf, List<Gap> gaps) {
    /// Those that a filter shows, the newest first.
    List<LogEntry> matching(EventFilter filter) {
        return matching(filter, key -> true);
    }

    private List<LogEntry> matching(EventFilter filter, Predicate<PageKey> place) {
        return entries.stream()
                .filter(filter::matches)
                .filter(entry -> place.test(PageKey.of(entry)))
                .sorted(Comparator.comparing(PageKey::of).reversed())
                .toList();
    }

    Page page(EventFilter filter, @Nullable PageKey before, int limit) {
        List<LogEntry> all = matching(filter, key -> before == null || key.compareTo(before) < 0);
        return new Page(all.subList(0, Math.min(limit, all.size())), all.size() > limit);
    }

    Page pageAfter(EventFilter filter, PageKey after, int limit) {
        List<LogEntry> all = matching(filter, key -> key.compareTo(after) > 0);
        return new Page(all.subList(Math.max(0, all.size() - limit), all.size()), all.size() > limit);
    }

    List<TimeBucket> histogram(EventFilter filter, Instant from, Instant to, int buckets) {
        long span = Duration.between(from, to).toMillis();
        return IntStream.range(0, buckets)
                .mapToObj(i ->
                        bucket(filter, from.plusMillis(span * i / buckets), from.plusMillis(span * (i + 1) / buckets)))
                .toList();
    }

    private TimeBucket bucket(EventFilter filter, Instant from, Instant to) {
        List<LogEntry> inside = matching(
                filter, key -> !key.happened().isBefore(from) && key.happened().isBefore(to));
        Severity worst = inside.stream()
                .map(LogEntry::severity)
                .max(Comparator.naturalOrder())
                .orElse(null);
        Map<EventKind, Long> kinds =
                inside.stream().collect(Collectors.groupingBy(LogEntry::kind, Collectors.counting()));
        return new TimeBucket(from, to, inside.size(), worst, kinds);
    }

    Facets facets(EventFilter filter) {
        Map<Facet, List<Facets.Value>> values = new HashMap<>();
        values.put(Facet.CAMERA, counted(filter.ofCameras(Set.of()), entry -> Stream.of(entry.camera())));
        values.put(
                Facet.KIND,
                counted(
                        filter.ofKinds(Set.of()),
                        entry -> Stream.of(entry.kind().word())));
        values.put(
                Facet.SEVERITY,
                counted(
                        filter.atLeast(null),
                        entry -> Stream.of(entry.severity().word())));
        values.put(Facet.SYSTEM, counted(filter.ofSystems(Set.of()), entry -> Stream.of(entry.system())));
        values.put(Facet.LABEL, counted(filter.withLabels(Set.of()), entry -> entry.labels().stream()));
        values.put(Facet.ZONE, counted(filter.inZones(Set.of()), entry -> entry.zones().stream()));
        values.put(Facet.PLATE, counted(filter.ofPlates(Set.of()), MemoryAnswers::plate));
        return new Facets(matching(filter).size(), values);
    }

    private static Stream<String> plate(LogEntry entry) {
        return entry.kind() == EventKind.PLATE ? Stream.ofNullable(entry.key()) : Stream.empty();
    }

    private List<Facets.Value> counted(EventFilter filter, Function<LogEntry, Stream<String>> values) {
        return matching(filter, key -> true).stream()
                .flatMap(values)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                .entrySet()
                .stream()
                .map(each -> new Facets.Value(each.getKey(), each.getValue()))
                .sorted(Comparator.comparingLong(Facets.Value::count).reversed().thenComparing(Facets.Value::value))
                .toList();
    }

    Coverage coverage(EventFilter filter) {
        Instant first = entries.stream()
                .map(LogEntry::happened)
                .min(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        Instant last = entries.stream()
                .map(LogEntry::happened)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        Instant from = filter.from() == null ? first : filter.from();
        Instant to = filter.to() == null ? last : filter.to();
        Duration unheard = gaps.stream().map(gap -> overlap(gap, from, to)).reduce(Duration.ZERO, Duration::plus);
        return new Coverage(from, to, unheard, gaps, gaps.size());
    }

    private static Duration overlap(Gap gap, Instant from, Instant to) {
        Instant since = gap.since().isBefore(from) ? from : gap.since();
        Instant until = gap.until() == null || gap.until().isAfter(to) ? to : gap.until();
        return until.isAfter(since) ? Duration.between(since, until) : Duration.ZERO;
    }

    /// The values of a facet that begin so.
    static List<String> complete(Facets all, Facet facet, String beginning, int limit) {
        return all.values().getOrDefault(facet, List.of()).stream()
                .map(Facets.Value::value)
                .filter(value -> value.regionMatches(true, 0, beginning, 0, beginning.length()))
                .sorted()
                .limit(limit)
                .toList();
    }

    Optional<Original> original(long id) {
        return Optional.ofNullable(recordOf.get(id))
                .map(record -> new Original(
                        record.entries().getFirst().broker(),
                        record.entries().getFirst().received(),
                        record.original()));
    }

    Optional<byte[]> picture(long id) {
        return Optional.ofNullable(recordOf.get(id)).flatMap(record -> Optional.ofNullable(record.picture()));
    }

    /// Gives entries to who takes them, with what it wants of their records.
    <R> R hand(List<LogEntry> all, Coverage coverage, EntryStream<R> taker) {
        try {
            taker.begin(all.size(), coverage);
            for (LogEntry entry : all) {
                LogRecord record = Objects.requireNonNull(recordOf.get(entry.id()));
                boolean wantsMessage = taker.depth() != EntryStream.Depth.ENTRIES;
                boolean wantsPicture = taker.depth() == EntryStream.Depth.PICTURES;
                taker.take(
                        entry,
                        wantsMessage ? new Original(entry.broker(), entry.received(), record.original()) : null,
                        wantsPicture ? record.picture() : null);
            }
            return taker.end();
        } catch (IOException e) {
            taker.abandon();
            throw new UncheckedIOException(e);
        }
    }
}

package vedette.store;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vedette.journal.JournalReader;
import vedette.model.EventKind;
import vedette.model.LogEntry;
import vedette.model.Severity;
import vedette.search.EventFilter;
import vedette.store.Facets.Facet;

/// The event log over lists in memory, for tests of those who use it. Keeps each record at once, or holds back until it
/// is told; answers at once, or when told to and in whichever order.
public final class MemoryLog implements EventLog {
    /// What was asked, in order.
    public record Asked(String question, EventFilter filter) {}

    /// Whether answers wait in [#waitingAnswers].
    public volatile boolean holdingAnswers;

    /// Set to have questions fail.
    public volatile @Nullable Exception failure;

    /// What the log says of its writing.
    public volatile @Nullable String writeFailure;

    public final Deque<Runnable> waitingAnswers = new ArrayDeque<>();
    public final ConcurrentLinkedQueue<Asked> asked = new ConcurrentLinkedQueue<>();
    public final List<CompletableFuture<?>> questions = new ArrayList<>();
    public final List<Gap> gaps = new ArrayList<>();
    public final List<RecentRecord> recent = new ArrayList<>();
    public final List<Gap> openGaps = new ArrayList<>();
    public final List<LogRecord> records = new ArrayList<>();
    public volatile @Nullable Instant lastAlive;
    public volatile boolean closedInOrder = true;

    private final List<LogEntry> entries = new ArrayList<>();
    private final Map<Long, LogRecord> recordOf = new HashMap<>();
    private final List<Hold> held = new ArrayList<>();
    private final Deque<Runnable> unkept = new ArrayDeque<>();
    private final Runnable closing;
    private long extraEntries;
    private boolean holdingBack;
    private boolean closed;

    public MemoryLog() {
        this(() -> {});
    }

    /// @param closing run when the log is closed
    public MemoryLog(Runnable closing) {
        this.closing = closing;
    }

    /// Has the log claim to have so many entries more than it has.
    public synchronized void claim(long more) {
        extraEntries = more;
    }

    public synchronized void holdBack() {
        holdingBack = true;
    }

    /// Keeps what waits, the oldest first, and what comes from now on.
    public synchronized void keepAll() {
        holdingBack = false;
        while (!unkept.isEmpty()) {
            unkept.removeFirst().run();
        }
    }

    public void add(LogEntry entry) {
        addAll(List.of(entry));
    }

    public synchronized void addAll(List<LogEntry> more) {
        for (LogEntry each : more) {
            LogEntry entry = each.withId(entries.size() + 1L);
            entries.add(entry);
            recordOf.put(entry.id(), LogRecord.own(entry));
        }
    }

    @Override
    public synchronized void append(LogRecord record, Runnable whenKept) {
        if (closed) {
            throw new IllegalStateException("closed");
        }
        records.add(record);
        for (LogEntry each : record.entries()) {
            LogEntry entry = each.withId(entries.size() + 1L);
            entries.add(entry);
            recordOf.put(entry.id(), record);
        }
        if (holdingBack) {
            unkept.addLast(whenKept);
        } else {
            whenKept.run();
        }
    }

    /// In the order in which they were logged.
    public synchronized List<LogEntry> entries() {
        return List.copyOf(entries);
    }

    /// The message that an entry came in, empty where there was none.
    public synchronized byte[] payloadOf(LogEntry entry) {
        LogRecord record = recordOf.get(entry.id());
        return record == null || record.original() == null
                ? new byte[0]
                : record.original().payload();
    }

    public List<LogEntry> entries(EventKind kind) {
        return entries().stream().filter(entry -> entry.kind() == kind).toList();
    }

    public List<String> summaries(EventKind kind) {
        return entries(kind).stream().map(LogEntry::summary).toList();
    }

    public List<String> summaries() {
        return entries().stream().map(LogEntry::summary).toList();
    }

    private synchronized <T> CompletableFuture<T> answer(String question, EventFilter filter, Supplier<T> work) {
        asked.add(new Asked(question, filter));
        CompletableFuture<T> future = new CompletableFuture<>();
        questions.add(future);
        Exception fails = failure;
        T answer = work.get();
        Runnable give = () -> {
            if (fails == null) {
                future.complete(answer);
            } else {
                future.completeExceptionally(fails);
            }
        };
        if (holdingAnswers) {
            waitingAnswers.add(give);
        } else {
            give.run();
        }
        return future;
    }

    private List<LogEntry> matching(EventFilter filter, Predicate<PageKey> place) {
        return entries.stream()
                .filter(filter::matches)
                .filter(entry -> place.test(PageKey.of(entry)))
                .sorted(Comparator.comparing(PageKey::of).reversed())
                .toList();
    }

    @Override
    public CompletableFuture<Page> page(EventFilter filter, @Nullable PageKey before, int limit) {
        return answer("page", filter, () -> {
            List<LogEntry> all = matching(filter, key -> before == null || key.compareTo(before) < 0);
            return new Page(all.subList(0, Math.min(limit, all.size())), all.size() > limit);
        });
    }

    @Override
    public CompletableFuture<Page> pageAfter(EventFilter filter, PageKey after, int limit) {
        return answer("pageAfter", filter, () -> {
            List<LogEntry> all = matching(filter, key -> key.compareTo(after) > 0);
            return new Page(all.subList(Math.max(0, all.size() - limit), all.size()), all.size() > limit);
        });
    }

    @Override
    public CompletableFuture<Long> count(EventFilter filter) {
        return answer(
                "count", filter, () -> (long) matching(filter, key -> true).size());
    }

    @Override
    public CompletableFuture<List<TimeBucket>> histogram(EventFilter filter, Instant from, Instant to, int buckets) {
        return answer("histogram", filter, () -> {
            long span = Duration.between(from, to).toMillis();
            return IntStream.range(0, buckets)
                    .mapToObj(i -> bucket(
                            filter, from.plusMillis(span * i / buckets), from.plusMillis(span * (i + 1) / buckets)))
                    .toList();
        });
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

    @Override
    public CompletableFuture<Facets> facets(EventFilter filter) {
        return answer("facets", filter, () -> {
            Map<Facet, List<Facets.Value>> values = new HashMap<>();
            values.put(Facet.CAMERA, counted(filter.ofCameras(java.util.Set.of()), entry -> Stream.of(entry.camera())));
            values.put(
                    Facet.KIND,
                    counted(
                            filter.ofKinds(java.util.Set.of()),
                            entry -> Stream.of(entry.kind().word())));
            values.put(
                    Facet.SEVERITY,
                    counted(
                            filter.atLeast(null),
                            entry -> Stream.of(entry.severity().word())));
            values.put(Facet.SYSTEM, counted(filter.ofSystems(java.util.Set.of()), entry -> Stream.of(entry.system())));
            values.put(Facet.LABEL, counted(filter.withLabels(java.util.Set.of()), entry -> entry.labels().stream()));
            values.put(Facet.ZONE, counted(filter.inZones(java.util.Set.of()), entry -> entry.zones().stream()));
            values.put(Facet.PLATE, counted(filter.ofPlates(java.util.Set.of()), MemoryLog::plate));
            return new Facets(matching(filter, key -> true).size(), values);
        });
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

    @Override
    public CompletableFuture<List<String>> complete(Facet facet, String beginning, int limit) {
        return facets(EventFilter.ALL)
                .thenApply(all -> all.values().getOrDefault(facet, List.of()).stream()
                        .map(Facets.Value::value)
                        .filter(value -> value.regionMatches(true, 0, beginning, 0, beginning.length()))
                        .sorted()
                        .limit(limit)
                        .toList());
    }

    @Override
    public CompletableFuture<Coverage> coverage(EventFilter filter) {
        return answer("coverage", filter, () -> {
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
        });
    }

    private static Duration overlap(Gap gap, Instant from, Instant to) {
        Instant since = gap.since().isBefore(from) ? from : gap.since();
        Instant until = gap.until() == null || gap.until().isAfter(to) ? to : gap.until();
        return until.isAfter(since) ? Duration.between(since, until) : Duration.ZERO;
    }

    @Override
    public CompletableFuture<Optional<Original>> original(long id) {
        return answer(
                "original",
                EventFilter.ALL,
                () -> Optional.ofNullable(recordOf.get(id))
                        .map(record -> new Original(
                                record.entries().getFirst().broker(),
                                record.entries().getFirst().received(),
                                record.original())));
    }

    @Override
    public CompletableFuture<Optional<byte[]>> picture(long id) {
        return answer(
                "picture",
                EventFilter.ALL,
                () -> Optional.ofNullable(recordOf.get(id)).flatMap(record -> Optional.ofNullable(record.picture())));
    }

    @Override
    public <R> CompletableFuture<R> stream(EventFilter filter, EntryStream<R> taker) {
        List<LogEntry> all;
        synchronized (this) {
            all = matching(filter, key -> true).reversed();
        }
        return coverage(filter).thenApply(coverage -> {
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
                throw new java.io.UncheckedIOException(e);
            }
        });
    }

    @Override
    public CompletableFuture<List<Hold>> holds() {
        return answer("holds", EventFilter.ALL, () -> List.copyOf(held));
    }

    @Override
    public synchronized CompletableFuture<Hold> hold(Hold wanted) {
        Hold placed = new Hold(entries.size() + 1L, wanted.reason(), wanted.events(), wanted.from(), wanted.to());
        held.add(placed);
        return CompletableFuture.completedFuture(placed);
    }

    @Override
    public synchronized CompletableFuture<Void> release(long id) {
        held.removeIf(each -> each.id() == id);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<List<String>> cameras() {
        return answer(
                "cameras",
                EventFilter.ALL,
                () -> entries.stream().map(LogEntry::camera).distinct().sorted().toList());
    }

    @Override
    public Optional<JournalReader> journal() {
        return Optional.empty();
    }

    @Override
    public List<RecentRecord> recent() {
        return List.copyOf(recent);
    }

    @Override
    public @Nullable Instant lastAlive() {
        return lastAlive;
    }

    @Override
    public boolean closedInOrder() {
        return closedInOrder;
    }

    @Override
    public List<Gap> openGaps() {
        return List.copyOf(openGaps);
    }

    @Override
    public synchronized LogStatus status() {
        return new LogStatus(size() - unkept.size(), 0, unkept.size(), 0, false, writeFailure, List.of());
    }

    @Override
    public synchronized long size() {
        return entries.size() + extraEntries;
    }

    @Override
    public synchronized void close() {
        closed = true;
        closing.run();
    }
}

package vedette.store;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vedette.journal.JournalReader;
import vedette.model.EventKind;
import vedette.model.LogEntry;
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

    /// Set to have holds answered later, or not.
    public volatile @Nullable CompletableFuture<Hold> holdAnswer;

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

    private MemoryAnswers answers() {
        return new MemoryAnswers(entries, recordOf, gaps);
    }

    @Override
    public CompletableFuture<Page> page(EventFilter filter, @Nullable PageKey before, int limit) {
        return answer("page", filter, () -> answers().page(filter, before, limit));
    }

    @Override
    public CompletableFuture<Page> pageAfter(EventFilter filter, PageKey after, int limit) {
        return answer("pageAfter", filter, () -> answers().pageAfter(filter, after, limit));
    }

    @Override
    public CompletableFuture<Long> count(EventFilter filter) {
        return answer("count", filter, () -> (long) answers().matching(filter).size());
    }

    @Override
    public CompletableFuture<List<TimeBucket>> histogram(EventFilter filter, Instant from, Instant to, int buckets) {
        return answer("histogram", filter, () -> answers().histogram(filter, from, to, buckets));
    }

    @Override
    public CompletableFuture<Facets> facets(EventFilter filter) {
        return answer("facets", filter, () -> answers().facets(filter));
    }

    @Override
    public CompletableFuture<List<String>> complete(Facet facet, String beginning, int limit) {
        return facets(EventFilter.ALL).thenApply(all -> MemoryAnswers.complete(all, facet, beginning, limit));
    }

    @Override
    public CompletableFuture<Coverage> coverage(EventFilter filter) {
        return answer("coverage", filter, () -> answers().coverage(filter));
    }

    @Override
    public CompletableFuture<Optional<Original>> original(long id) {
        return answer("original", EventFilter.ALL, () -> answers().original(id));
    }

    @Override
    public CompletableFuture<Optional<byte[]>> picture(long id) {
        return answer("picture", EventFilter.ALL, () -> answers().picture(id));
    }

    @Override
    public <R> CompletableFuture<R> stream(EventFilter filter, EntryStream<R> taker) {
        List<LogEntry> all;
        synchronized (this) {
            all = answers().matching(filter).reversed();
        }
        return coverage(filter).thenApply(coverage -> answers().hand(all, coverage, taker));
    }

    @Override
    public CompletableFuture<List<Hold>> holds() {
        return answer("holds", EventFilter.ALL, () -> List.copyOf(held));
    }

    @Override
    public synchronized CompletableFuture<Hold> hold(Hold wanted) {
        CompletableFuture<Hold> later = holdAnswer;
        if (later != null) {
            return later;
        }
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
    public OptionalLong idInJournal(long id) {
        return OptionalLong.of(id);
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
    public CompletableFuture<List<Gap>> openGaps() {
        return CompletableFuture.completedFuture(List.copyOf(openGaps));
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

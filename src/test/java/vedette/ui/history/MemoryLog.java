package vedette.ui.history;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import vedette.model.LogEntry;
import vedette.model.Severity;
import vedette.store.EventFilter;
import vedette.store.ExportFormat;
import vedette.store.ExportProgress;
import vedette.store.ExportResult;
import vedette.store.LogReader;
import vedette.store.Page;
import vedette.store.PageKey;
import vedette.store.TimeBucket;

/// The event log's questions over a list. Answers at once, or when told to and in whichever order.
final class MemoryLog implements LogReader {
    /// What was asked, in order.
    record Asked(String question, EventFilter filter) {}

    /// An export that was asked for.
    record Exported(EventFilter filter, ExportFormat format, Path target, ExportProgress progress) {}

    /// Whether answers wait in [#waiting].
    volatile boolean holding;

    /// Set to have page questions fail.
    volatile @Nullable Exception failure;

    final Deque<Runnable> waiting = new ArrayDeque<>();
    final ConcurrentLinkedQueue<Asked> asked = new ConcurrentLinkedQueue<>();
    final List<CompletableFuture<?>> questions = new ArrayList<>();
    final List<Exported> exports = new ArrayList<>();
    private final List<LogEntry> entries = new ArrayList<>();

    synchronized void add(LogEntry entry) {
        entries.add(entry.withId(entries.size() + 1L));
        entries.sort(Comparator.comparing(PageKey::of).reversed());
    }

    synchronized void addAll(List<LogEntry> more) {
        for (LogEntry entry : more) {
            entries.add(entry.withId(entries.size() + 1L));
        }
        entries.sort(Comparator.comparing(PageKey::of).reversed());
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
        if (holding) {
            waiting.add(give);
        } else {
            give.run();
        }
        return future;
    }

    private List<LogEntry> matching(EventFilter filter, Predicate<PageKey> place) {
        return entries.stream()
                .filter(filter::matches)
                .filter(entry -> place.test(PageKey.of(entry)))
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
                filter, key -> !key.received().isBefore(from) && key.received().isBefore(to));
        Severity worst = inside.stream()
                .map(LogEntry::severity)
                .max(Comparator.naturalOrder())
                .orElse(null);
        return new TimeBucket(from, to, inside.size(), worst);
    }

    @Override
    public synchronized CompletableFuture<ExportResult> export(
            EventFilter filter, ExportFormat format, Path target, ExportProgress progress) {
        exports.add(new Exported(filter, format, target, progress));
        long matching = matching(filter, key -> true).size();
        return answer("export", filter, () -> new ExportResult(target, matching, matching * 120));
    }

    @Override
    public CompletableFuture<List<String>> cameras() {
        return answer(
                "cameras",
                EventFilter.ALL,
                () -> entries.stream().map(LogEntry::camera).distinct().sorted().toList());
    }

    @Override
    public synchronized long size() {
        return entries.size();
    }

    @Override
    public void close() {}
}

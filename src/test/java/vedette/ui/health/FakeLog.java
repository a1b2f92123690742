package vedette.ui.health;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import vedette.model.LogEntry;
import vedette.store.EventFilter;
import vedette.store.EventLog;
import vedette.store.ExportFormat;
import vedette.store.ExportProgress;
import vedette.store.ExportResult;
import vedette.store.LogStatus;
import vedette.store.Page;
import vedette.store.PageKey;
import vedette.store.TimeBucket;

/// A log that only counts, and says what the test wants it to say of itself.
final class FakeLog implements EventLog {
    private final AtomicLong entries = new AtomicLong(1_284_300);
    volatile @Nullable String failure;

    @Override
    public void append(LogEntry entry, Runnable whenKept) {
        entries.incrementAndGet();
        whenKept.run();
    }

    @Override
    public LogStatus status() {
        return new LogStatus(entries.get(), 0, 0, failure, List.of());
    }

    @Override
    public CompletableFuture<Page> page(EventFilter filter, @Nullable PageKey before, int limit) {
        return CompletableFuture.completedFuture(new Page(List.of(), false));
    }

    @Override
    public CompletableFuture<Page> pageAfter(EventFilter filter, PageKey after, int limit) {
        return CompletableFuture.completedFuture(new Page(List.of(), false));
    }

    @Override
    public CompletableFuture<Long> count(EventFilter filter) {
        return CompletableFuture.completedFuture(0L);
    }

    @Override
    public CompletableFuture<List<TimeBucket>> histogram(EventFilter filter, Instant from, Instant to, int buckets) {
        return CompletableFuture.completedFuture(List.of());
    }

    @Override
    public CompletableFuture<ExportResult> export(
            EventFilter filter, ExportFormat format, Path target, ExportProgress progress) {
        return CompletableFuture.failedFuture(new UnsupportedOperationException());
    }

    @Override
    public CompletableFuture<List<String>> cameras() {
        return CompletableFuture.completedFuture(List.of());
    }

    @Override
    public long size() {
        return entries.get();
    }

    @Override
    public void close() {}
}

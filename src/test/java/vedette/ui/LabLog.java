package vedette.ui;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
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

/// A log in memory that gives its newest entries.
public final class LabLog implements EventLog {
    private final List<LogEntry> entries = new ArrayList<>();

    @Override
    public synchronized void append(LogEntry entry, Runnable whenKept) {
        entries.add(entry.withId(entries.size() + 1L));
        whenKept.run();
    }

    public synchronized List<String> summaries() {
        return entries.stream().map(LogEntry::summary).toList();
    }

    @Override
    public synchronized CompletableFuture<Page> page(EventFilter filter, @Nullable PageKey before, int limit) {
        List<LogEntry> found =
                entries.reversed().stream().filter(filter::matches).toList();
        return CompletableFuture.completedFuture(
                new Page(found.subList(0, Math.min(limit, found.size())), found.size() > limit));
    }

    @Override
    public synchronized LogStatus status() {
        return new LogStatus(entries.size(), 0, 0, null, List.of());
    }

    @Override
    public synchronized long size() {
        return entries.size();
    }

    @Override
    public CompletableFuture<Page> pageAfter(EventFilter filter, PageKey after, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<Long> count(EventFilter filter) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<List<TimeBucket>> histogram(EventFilter filter, Instant from, Instant to, int buckets) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<ExportResult> export(
            EventFilter filter, ExportFormat format, Path target, ExportProgress progress) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<List<String>> cameras() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}

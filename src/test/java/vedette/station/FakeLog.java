package vedette.station;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import vedette.model.EventKind;
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

/// A log in memory that keeps each entry at once, or holds back until it is told.
final class FakeLog implements EventLog {
    private final List<LogEntry> entries = new ArrayList<>();
    private final Deque<Runnable> held = new ArrayDeque<>();
    private final Runnable closing;
    private boolean holding;
    private boolean closed;

    FakeLog() {
        this(() -> {});
    }

    /// @param closing run when the log is closed
    FakeLog(Runnable closing) {
        this.closing = closing;
    }

    synchronized void holdBack() {
        holding = true;
    }

    /// Keeps what waits, the oldest first, and what comes from now on.
    synchronized void keepAll() {
        holding = false;
        while (!held.isEmpty()) {
            held.removeFirst().run();
        }
    }

    @Override
    public synchronized void append(LogEntry entry, Runnable whenKept) {
        if (closed) {
            throw new IllegalStateException("closed");
        }
        entries.add(entry);
        if (holding) {
            held.addLast(whenKept);
        } else {
            whenKept.run();
        }
    }

    synchronized List<LogEntry> entries() {
        return List.copyOf(entries);
    }

    List<LogEntry> entries(EventKind kind) {
        return entries().stream().filter(entry -> entry.kind() == kind).toList();
    }

    List<String> summaries(EventKind kind) {
        return entries(kind).stream().map(LogEntry::summary).toList();
    }

    @Override
    public synchronized LogStatus status() {
        return new LogStatus(entries.size() - held.size(), 0, held.size(), null, List.of());
    }

    @Override
    public synchronized void close() {
        closed = true;
        closing.run();
    }

    @Override
    public CompletableFuture<Page> page(EventFilter filter, @Nullable PageKey before, int limit) {
        throw new UnsupportedOperationException();
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
    public synchronized long size() {
        return entries.size();
    }
}

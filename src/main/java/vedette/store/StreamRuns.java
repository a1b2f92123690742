package vedette.store;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Handle;
import vedette.search.EventFilter;

/// Streams entries, each stream on a thread and a connection of its own.
final class StreamRuns implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ConnectionFactory connections;
    private final ReaderLane.Readiness readiness;
    private final RecordSource records;
    private final Clock clock;
    private final ThreadFactory threads;
    /// By identity, as futures have no other equality.
    private final Map<Integer, CompletableFuture<?>> running = new ConcurrentHashMap<>();

    private final AtomicInteger number = new AtomicInteger();
    private volatile boolean closed;

    StreamRuns(
            ConnectionFactory connections,
            ReaderLane.Readiness readiness,
            RecordSource records,
            Clock clock,
            ThreadFactory threads) {
        this.connections = connections;
        this.readiness = readiness;
        this.records = records;
        this.clock = clock;
        this.threads = threads;
    }

    <R> CompletableFuture<R> start(EventFilter filter, EntryStream<R> taker) {
        CompletableFuture<R> future = new CompletableFuture<>();
        if (closed) {
            taker.abandon();
            future.completeExceptionally(new EventLogException("The event log is closed.", null));
            return future;
        }
        int mine = number.incrementAndGet();
        running.put(mine, future);
        threads.newThread(() -> {
                    run(filter, taker, future);
                    running.remove(mine);
                })
                .start();
        return future;
    }

    @SuppressWarnings("CatchingUnchecked") // the stream's loop: whatever fails is told to who asked
    private <R> void run(EventFilter filter, EntryStream<R> taker, CompletableFuture<R> future) {
        try {
            if (!readiness.await(PATIENCE)) {
                throw new EventLogException("The event log's index can't be asked at the moment.", null);
            }
            try (Handle handle = IndexTables.jdbi(connections).open();
                    StreamRun run = new StreamRun(handle, records, filter, taker, future)) {
                run.run(clock, future);
                if (future.isDone()) {
                    taker.abandon();
                } else {
                    future.complete(taker.end());
                }
            }
        } catch (Exception e) {
            taker.abandon();
            future.completeExceptionally(LogFailure.explained(e));
        }
    }

    @Override
    public void close() {
        closed = true;
        running.values().forEach(each -> each.cancel(true));
    }
}

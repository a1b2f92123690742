package vedette.store;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
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
    private final Set<CompletableFuture<?>> running = ConcurrentHashMap.newKeySet();
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
        running.add(future);
        threads.newThread(() -> run(filter, taker, future)).start();
        return future;
    }

    @SuppressWarnings("CatchingUnchecked") // the stream's loop: whatever fails is told to who asked
    private <R> void run(EventFilter filter, EntryStream<R> taker, CompletableFuture<R> future) {
        boolean ended = false;
        try {
            if (!readiness.await(PATIENCE)) {
                throw new EventLogException("The event log's index can't be asked at the moment.", null);
            }
            try (Handle handle = IndexTables.jdbi(connections).open();
                    StreamRun<R> run = new StreamRun<>(handle, records, filter, taker, clock)) {
                ended = run.begin(future);
                while (!ended && !future.isDone()) {
                    ended = run.step();
                }
                if (ended && !future.isDone()) {
                    future.complete(taker.end());
                } else {
                    taker.abandon();
                }
            }
        } catch (Exception e) {
            taker.abandon();
            future.completeExceptionally(LogFailure.explained(e));
        } finally {
            running.remove(future);
        }
    }

    @Override
    public void close() {
        closed = true;
        running.forEach(each -> each.cancel(true));
    }
}

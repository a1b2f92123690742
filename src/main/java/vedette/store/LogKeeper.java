package vedette.store;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vedette.journal.Journal;
import vedette.model.EventKind;
import vedette.search.EventFilter;

/// Removes whole days that need not be kept any longer: says so in the log, puts signed tombstones into the journal,
/// and
/// takes the events out of the index. Interrupted at any point, the next time does the rest.
final class LogKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LogKeeper.class);
    private static final Duration FIRST = Duration.ofMinutes(2);
    private static final Duration EVERY = Duration.ofHours(1);

    /// The rest goes the next time.
    private static final int MOST_AT_ONCE = 1_000_000;

    /// Says in the log what is done.
    interface Note {
        void note(EventKind kind, String summary) throws InterruptedException;
    }

    private final Journal journal;
    private final LogIndex index;
    private final LongConsumer removed;
    private final Note notes;
    private final Clock clock;
    private final RetentionPolicy policy;
    private final ScheduledExecutorService thread;

    LogKeeper(
            Journal journal,
            LogIndex index,
            LongConsumer removed,
            Note notes,
            Clock clock,
            RetentionPolicy policy,
            ThreadFactory threads) {
        this.journal = journal;
        this.index = index;
        this.removed = removed;
        this.notes = notes;
        this.clock = clock;
        this.policy = policy;
        thread = Executors.newSingleThreadScheduledExecutor(threads);
    }

    void start() {
        thread.scheduleWithFixedDelay(this::tidyOrTell, FIRST.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    @SuppressWarnings("CatchingUnchecked") // the lane's loop: what failed now is tried again next time
    private void tidyOrTell() {
        try {
            tidyNow();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LOG.warn("what need not be kept could not be removed", e);
        }
    }

    /// @return how many events were removed, when they are
    CompletableFuture<Long> tidy() {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return tidyNow();
                    } catch (IOException e) {
                        throw new CompletionException(LogFailure.explained(e));
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        throw new CompletionException(e);
                    }
                },
                thread);
    }

    private long tidyNow() throws IOException, InterruptedException {
        Map<EventKind, NavigableMap<Integer, Long>> bytes = index.ask(
                        (found, handle) -> KeptBytes.read(handle.getConnection(), index.recorder()))
                .join();
        Map<EventKind, Integer> firstDays =
                new RetentionPlan(policy, clock.instant(), journal.bytes()).firstDays(bytes);
        List<Hold> holds = index.ask((found, handle) -> HoldTable.read(handle.getConnection()))
                .join();
        long all = 0;
        for (Map.Entry<EventKind, Integer> each : firstDays.entrySet()) {
            all += remove(each.getKey(), each.getValue(), holds);
        }
        return all;
    }

    /// @param firstDay the oldest day that is kept
    private long remove(EventKind kind, int firstDay, List<Hold> holds) throws IOException, InterruptedException {
        Instant before = KeptBytes.begin(firstDay);
        long[] forgettable = index.ask((found, handle) -> found.forgettable(handle, kind, before, MOST_AT_ONCE))
                .join();
        long[] ids = withoutHeld(kind, before, forgettable, holds);
        if (ids.length > 0) {
            Arrays.sort(ids);
            String what = ids.length + " events of the kind " + kind.word() + " from before " + before;
            notes.note(EventKind.AUDIT, "removed, as the log is set to: " + what);
            journal.remove(id -> Arrays.binarySearch(ids, id) >= 0, ids[ids.length - 1] + 1, what);
        }
        index.change((handle, writer, recorder) -> {
                    writer.remove(global(ids, recorder));
                    if (ids.length == forgettable.length && ids.length < MOST_AT_ONCE) {
                        KeptBytes.forget(handle.getConnection(), recorder, kind, firstDay);
                    }
                    writer.flush();
                    handle.getConnection().commit();
                })
                .join();
        removed.accept(ids.length);
        return ids.length;
    }

    private static long[] global(long[] ids, int recorder) {
        return LongStream.of(ids).map(id -> RecorderIds.base(recorder) | id).toArray();
    }

    private long[] withoutHeld(EventKind kind, Instant before, long[] forgettable, List<Hold> holds) {
        Set<Long> held = new HashSet<>();
        for (Hold hold : holds) {
            held.addAll(hold.events());
            if (hold.from() != null || hold.to() != null) {
                Instant end = hold.to() == null || hold.to().isAfter(before) ? before : hold.to();
                EventFilter filter = EventFilter.ALL.ofKinds(Set.of(kind)).between(hold.from(), end);
                held.addAll(index.ids(filter).join());
            }
        }
        int recorder = index.recorder();
        return LongStream.of(forgettable)
                .filter(id -> RecorderIds.recorder(id) == recorder && !held.contains(id))
                .map(RecorderIds::local)
                .toArray();
    }

    @Override
    public void close() {
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
                LOG.warn("what was being removed from the log does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

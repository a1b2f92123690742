package vedette.store;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vedette.journal.Journal;
import vedette.model.EventKind;

/// Removes whole days that need not be kept any longer, and tidies up behind the writing, now and then. Interrupted
/// at any point, the next time does the rest.
final class LogKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LogKeeper.class);
    private static final Duration EVERY = Duration.ofHours(1);
    /// Also how soon what could not be done is tried again.
    private static final Duration LOOK_EVERY = Duration.ofMinutes(2);

    private final Journal journal;
    private final LogIndex index;
    private final Retention retention;
    private final Clock clock;
    private final RetentionPolicy policy;
    private final ScheduledExecutorService thread;
    /// Confined to the thread.
    private long next = System.nanoTime();

    LogKeeper(
            Journal journal,
            LogIndex index,
            Retention retention,
            Clock clock,
            RetentionPolicy policy,
            ThreadFactory threads) {
        this.journal = journal;
        this.index = index;
        this.retention = retention;
        this.clock = clock;
        this.policy = policy;
        thread = Executors.newSingleThreadScheduledExecutor(threads);
    }

    void start() {
        thread.scheduleWithFixedDelay(
                this::lookAfter, LOOK_EVERY.toMillis(), LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    @SuppressWarnings("CatchingUnchecked") // the lane's loop: what failed now is tried again next time
    private void lookAfter() {
        try {
            journal.seal();
            if (System.nanoTime() - next >= 0) {
                next = System.nanoTime() + EVERY.toNanos();
                if (!tidyNow().isComplete()) {
                    next = System.nanoTime();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LOG.warn("the log could not be tidied up; it is tried again", e);
        }
    }

    /// @return how many events were removed, when they are
    CompletableFuture<Long> tidy() {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return tidyNow().events();
                    } catch (IOException e) {
                        throw new CompletionException(LogFailure.explained(e));
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        throw new CompletionException(e);
                    }
                },
                thread);
    }

    /// What days take is known only about, and what is held takes room all the same: so what the removing really
    /// freed decides whether more days have to go.
    private Retention.Outcome tidyNow() throws IOException, InterruptedException {
        Map<EventKind, Integer> done = new EnumMap<>(EventKind.class);
        long removed = 0;
        while (true) {
            Map<EventKind, NavigableMap<Integer, Long>> days = Retention.answer(
                    index.ask((found, handle) -> KeptBytes.read(handle.getConnection(), index.recorder())));
            done.forEach((kind, first) ->
                    days.computeIfPresent(kind, (same, all) -> new TreeMap<>(all.tailMap(first, true))));
            Map<EventKind, Integer> firstDays =
                    new RetentionPlan(policy, clock.instant(), journal.bytes()).firstDays(days);
            firstDays
                    .entrySet()
                    .removeIf(each -> each.getValue() <= done.getOrDefault(each.getKey(), Integer.MIN_VALUE));
            if (firstDays.isEmpty()) {
                return new Retention.Outcome(removed, true);
            }
            Retention.Outcome now = retention.remove(firstDays);
            removed += now.events();
            if (!now.isComplete()) {
                return new Retention.Outcome(removed, false);
            }
            done.putAll(firstDays);
        }
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

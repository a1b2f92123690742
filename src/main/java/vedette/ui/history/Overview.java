package vedette.ui.history;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import vedette.search.EventFilter;
import vedette.store.Coverage;
import vedette.store.LogReader;
import vedette.store.PageKey;
import vedette.store.TimeBucket;
import vedette.ui.Question;

/// What is counted over all that a filter shows: how many events, how many when, and how much of the time was
/// heard. Counting a long log takes a while,
/// so it is repeated the less often the longer it takes. On one thread, the executor's.
final class Overview {
    private static final Duration LEAST_PAUSE = Duration.ofSeconds(2);
    private static final int PAUSE_PER_WORK = 10;

    private final LogReader log;
    private final Clock clock;
    private final Question histogram;
    private final Question counting;
    private final Question covering;
    private final Seen seen;
    private EventFilter filter = EventFilter.ALL;
    private boolean outdated;
    private long askedNanos;
    private long pauseNanos = LEAST_PAUSE.toNanos();

    /// Hears what was counted.
    interface Seen {
        void counted(long events);

        void bars(List<TimeBucket> buckets);

        /// @param coverage null while it is not known
        void covered(@Nullable Coverage coverage);
    }

    Overview(LogReader log, Clock clock, Executor thread, Seen seen) {
        this.log = log;
        this.clock = clock;
        this.seen = seen;
        histogram = new Question(thread);
        counting = new Question(thread);
        covering = new Question(thread);
    }

    /// Counts what a filter shows.
    void show(EventFilter shown) {
        filter = shown;
        ask();
    }

    /// Something was logged.
    void outdate() {
        outdated = true;
    }

    /// Counts again, when something was logged and the last time is long enough ago.
    void pulse(long nowNanos) {
        if (outdated
                && !histogram.isOpen()
                && !counting.isOpen()
                && !covering.isOpen()
                && nowNanos - askedNanos > pauseNanos) {
            ask();
        }
    }

    private void ask() {
        outdated = false;
        askedNanos = System.nanoTime();
        EventFilter asked = filter;
        histogram.ask(histogram(asked), seen::bars, sentence -> seen.bars(List.of()));
        counting.ask(
                log.count(asked),
                events -> {
                    pauseNanos = Math.max(LEAST_PAUSE.toNanos(), (System.nanoTime() - askedNanos) * PAUSE_PER_WORK);
                    seen.counted(events);
                },
                sentence -> seen.counted(-1));
        covering.ask(log.coverage(asked), seen::covered, sentence -> seen.covered(null));
    }

    private CompletableFuture<List<TimeBucket>> histogram(EventFilter asked) {
        Instant end = asked.to() == null || asked.to().isAfter(clock.instant()) ? clock.instant() : asked.to();
        Instant from = asked.from();
        if (from != null) {
            return bars(asked, from, end);
        }
        // The filter has no beginning: the bars begin with the oldest entry.
        return log.pageAfter(asked, new PageKey(Instant.EPOCH, 0), 1)
                .thenCompose(oldest -> oldest.entries().isEmpty()
                        ? CompletableFuture.completedFuture(List.of())
                        : bars(asked, oldest.entries().getFirst().happened(), end));
    }

    private CompletableFuture<List<TimeBucket>> bars(EventFilter asked, Instant from, Instant end) {
        Instant to = end.isAfter(from) ? end.plusMillis(1) : from.plusMillis(TimeRuler.BARS);
        return log.histogram(asked, from, to, TimeRuler.BARS);
    }

    /// Wants no answers any more.
    void abandon() {
        histogram.abandon();
        counting.abandon();
        covering.abandon();
    }
}

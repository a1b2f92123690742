package vedette.store;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vedette.journal.JournalException;
import vedette.journal.JournalReader;

/// The thread that places and releases holds: who asks for one never waits, not even where the disk takes nothing.
final class HoldLane implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HoldLane.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(30);

    /// Puts a change into the log.
    interface Writer {
        /// @return false where the log takes nothing for so long
        boolean offer(String summary, HoldChange change, AppendQueue.WhenKept whenKept, Duration atMost)
                throws InterruptedException;

        /// Why nothing is being kept at the moment, or null.
        @Nullable
        String failure();
    }

    private final LogIndex index;
    private final HoldGate gate;
    private final Writer writer;
    private final ExecutorService thread;

    HoldLane(LogIndex index, HoldGate gate, Writer writer, ThreadFactory threads) {
        this.index = index;
        this.gate = gate;
        this.writer = writer;
        thread = Executors.newSingleThreadExecutor(threads);
    }

    /// As [EventLog#hold].
    CompletableFuture<Hold> hold(Hold wanted) {
        String what = wanted.events().isEmpty()
                ? "the time from " + wanted.from() + " to " + wanted.to()
                : wanted.events().size() + (wanted.events().size() == 1 ? " event" : " events");
        String summary = "kept from being removed: " + what + " (" + wanted.reason() + ")";
        CompletableFuture<Long> placed = new CompletableFuture<>();
        run(placed, () -> write(summary, new HoldChange.Placed(wanted), wanted.events(), placed));
        CompletableFuture<Hold> answer = new CompletableFuture<>();
        placed.whenComplete((id, failure) -> {
            if (failure != null) {
                answer.completeExceptionally(failure);
            } else {
                run(answer, () -> answer.complete(confirmed(wanted, id)));
            }
        });
        return answer;
    }

    /// As [EventLog#release].
    CompletableFuture<Void> release(long id) {
        String summary = "may be removed again: what hold " + id + " kept";
        CompletableFuture<Long> released = new CompletableFuture<>();
        run(released, () -> write(summary, new HoldChange.Released(id), Set.of(), released));
        return released.thenAccept(done -> {});
    }

    private void run(CompletableFuture<?> answer, Step step) {
        try {
            thread.execute(new Task(answer, step));
        } catch (RejectedExecutionException e) {
            answer.completeExceptionally(closed(e));
        }
    }

    private interface Step {
        void run() throws EventLogException, IOException, InterruptedException;
    }

    private record Task(CompletableFuture<?> answer, Step step) implements Runnable {
        @Override
        @SuppressWarnings("CatchingUnchecked") // the lane's loop: whoever asked hears of it
        public void run() {
            try {
                step.run();
            } catch (InterruptedException | IllegalStateException e) {
                answer.completeExceptionally(closed(e));
            } catch (Exception e) {
                answer.completeExceptionally(LogFailure.explained(e));
            }
        }
    }

    private static EventLogException closed(@Nullable Exception cause) {
        return new EventLogException("The event log is closed.", cause);
    }

    /// @param events what must be there, and is not removed before the change is in the journal
    private void write(String summary, HoldChange change, Set<Long> events, CompletableFuture<Long> kept)
            throws EventLogException, IOException, InterruptedException {
        gate.enter();
        boolean taken = false;
        try {
            requireAll(events);
            // While nothing can be written, it would not be known when this one will be.
            taken = writer.failure() == null
                    && writer.offer(
                            summary,
                            change,
                            id -> {
                                gate.leave();
                                kept.complete(id);
                            },
                            PATIENCE);
        } finally {
            if (!taken) {
                gate.leave();
            }
        }
        if (!taken) {
            String failure = writer.failure();
            throw new EventLogException(
                    "The event log takes nothing at the moment. " + (failure == null ? "" : failure + " ")
                            + "Try again then.",
                    null);
        }
    }

    private void requireAll(Set<Long> events) throws EventLogException, IOException, InterruptedException {
        Set<Long> missing = index.database().isShared() ? missing(events) : missing(index.journal(), events);
        if (!missing.isEmpty()) {
            throw new EventLogException(
                    events.size() == 1
                            ? "It was removed from the log before."
                            : missing.size() + " of the events were removed from the log before.",
                    null);
        }
    }

    private static Set<Long> missing(JournalReader journal, Set<Long> events) throws IOException {
        Set<Long> missing = new HashSet<>();
        for (long id : events) {
            try {
                if (journal.record(id).isEmpty()) {
                    missing.add(id);
                }
            } catch (JournalException e) {
                LOG.debug("event {} is damaged, and not removed for that reason", id, e);
            }
        }
        return missing;
    }

    private Set<Long> missing(Set<Long> events) throws EventLogException, InterruptedException {
        if (events.isEmpty()) {
            return Set.of();
        }
        try {
            return index.ask((found, handle) -> HoldTable.missing(handle.getConnection(), events))
                    .get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new EventLogException("The event log is busy. Try again in a moment.", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof EventLogException known
                    ? known
                    : new EventLogException("The event log can't be read: " + LogFailure.reason(e) + ".", e);
        }
    }

    /// Other recorders know of a hold once it is in the database, and may have removed its events before that.
    private Hold confirmed(Hold wanted, long id) throws EventLogException, IOException, InterruptedException {
        if (index.database().isShared()) {
            if (!index.lane().awaitIndexed(id + 1, ANSWER)) {
                throw new EventLogException(
                        "It is written down, but the other recorders can't be told yet, since the database takes"
                                + " nothing. Look later whether it is in the list.",
                        null);
            }
            requireAll(wanted.events());
        }
        return new Hold(
                RecorderIds.base(index.recorder()) | id, wanted.reason(), wanted.events(), wanted.from(), wanted.to());
    }

    @Override
    public void close() {
        for (Runnable each : thread.shutdownNow()) {
            if (each instanceof Task(CompletableFuture<?> answer, Step step)) {
                answer.completeExceptionally(closed(null));
            }
        }
        try {
            if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
                LOG.warn("a hold that was being placed does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

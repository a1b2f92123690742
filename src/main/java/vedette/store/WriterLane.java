package vedette.store;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vedette.journal.Journal;

/// The thread that writes the journal: takes what waits in batches, makes each safe, and only then says so. A batch is
/// written again and again while the disk does not take it; nothing is given up before the log is closed.
final class WriterLane implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WriterLane.class);
    private static final Duration IDLE = Duration.ofSeconds(5);

    /// More waiting records than these are a burst.
    private static final int MANY = 512;

    /// Records a second: more than any cameras send for long, and less than the index follows beside the writing.
    private static final double FAST = 8_000;

    /// What waits for the disk: enough for a burst, little enough for a small heap.
    static final AppendQueue.Bounds BOUNDS = new AppendQueue.Bounds(4_096, 32 << 20, 16, Duration.ofMillis(5));

    private final AppendQueue queue;
    private final Journal journal;
    private final Duration retryAfter;
    private final Runnable whenForced;
    private final Thread thread;
    private final Pace pace = new Pace(System::nanoTime);
    private volatile @Nullable String failure;

    /// @param whenForced run after each batch: there is more to be indexed
    WriterLane(
            Journal journal,
            AppendQueue.Bounds bounds,
            ThreadFactory threads,
            Duration retryAfter,
            Runnable whenForced) {
        this.journal = journal;
        this.retryAfter = retryAfter;
        this.whenForced = whenForced;
        queue = new AppendQueue(bounds);
        thread = threads.newThread(this::run);
    }

    void start() {
        thread.start();
    }

    void append(AppendQueue.Waiting waiting) throws InterruptedException {
        queue.put(waiting);
    }

    /// @return false where the disk takes nothing for so long
    boolean offer(AppendQueue.Waiting waiting, Duration atMost) throws InterruptedException {
        return queue.offer(waiting, atMost);
    }

    /// As [Journal#endSegment], without waiting for a record.
    CompletableFuture<Void> endSegment() {
        CompletableFuture<Void> ended = journal.endSegment();
        queue.wake();
        return ended;
    }

    int waiting() {
        return queue.waiting();
    }

    /// Whether more waits, or is being kept, than what the rest of the log can follow at the same time.
    boolean isBusy() {
        return queue.waiting() > MANY || pace.perSecond() > FAST;
    }

    /// Why nothing is being kept at the moment, or null.
    @Nullable
    String failure() {
        return failure;
    }

    /// Writes what waits and ends. What the disk still does not take then is lost, and said to be.
    @Override
    public void close() {
        queue.close();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        boolean drained = false;
        try {
            List<AppendQueue.Waiting> batch = queue.next(IDLE);
            while (batch != null && (batch.isEmpty() ? tick() : keep(batch))) {
                batch = queue.next(IDLE);
            }
            drained = batch == null;
        } catch (InterruptedException e) {
            LOG.error("the event log's writer was interrupted", e);
        } finally {
            if (!drained && failure == null) {
                failure = "The event log's writer has stopped. Restart the station.";
            }
            queue.close(); // nobody may wait for a writer that is gone
        }
    }

    /// Has a checkpoint signed where one is due.
    private boolean tick() {
        try {
            journal.tick();
            succeeded();
        } catch (IOException e) {
            failed(e);
        }
        return true;
    }

    /// @return whether it is kept; false only when the log is closed and the disk still does not take it
    private boolean keep(List<AppendQueue.Waiting> batch) throws InterruptedException {
        long[] ids = new long[batch.size()];
        boolean again = true;
        while (!stored(batch, ids)) {
            if (!again) {
                lost();
                return false;
            }
            again = queue.pause(retryAfter);
        }
        queue.kept();
        pace.count(ids.length);
        for (int i = 0; i < ids.length; i++) {
            tell(batch.get(i), ids[i]);
        }
        whenForced.run();
        return true;
    }

    @SuppressWarnings("CatchingUnchecked") // the lane's loop: whatever a disk does, the records stay
    private boolean stored(List<AppendQueue.Waiting> batch, long[] ids) {
        try {
            for (int i = 0; i < ids.length; i++) {
                ids[i] = journal.append(batch.get(i).record());
            }
            journal.force();
            succeeded();
            return true;
        } catch (Exception e) {
            failed(e);
            return false;
        }
    }

    private void succeeded() {
        if (failure != null) {
            LOG.info("the event log is being written again");
            failure = null;
        }
    }

    private void failed(Exception cause) {
        if (failure == null) {
            LOG.error("the event log can't be written", cause);
        }
        failure = LogFailure.writing(cause);
    }

    private void lost() {
        failure = queue.waiting() + " records could not be written before the event log was closed. "
                + (failure == null ? "" : failure);
        LOG.error("{}", failure);
    }

    @SuppressWarnings("CatchingUnchecked") // the lane's loop: one acknowledgement must not stop the others
    private static void tell(AppendQueue.Waiting kept, long id) {
        try {
            kept.whenKept().kept(id);
        } catch (Exception e) {
            LOG.error("what was to be done for a kept record failed", e);
        }
    }
}

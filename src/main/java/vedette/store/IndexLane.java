package vedette.store;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vedette.journal.JournalReader;

/// The thread that keeps the index: follows the journal from where the index ends, whether that is a moment, a crash or
/// a whole log behind, and makes the index anew where it can't be used. It never holds up what is written.
final class IndexLane implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IndexLane.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    /// More than this behind is told as a rebuilding.
    private static final long FAR_BEHIND = 20_000;

    private static final Duration STEP_ASIDE = Duration.ofMillis(500);
    private static final int LOOKS = 10;
    private static final int MOST_NOTICES = 20;

    /// Something to be done with the index between two batches.
    interface Chore {
        void run(Handle handle, EventIndexWriter writer, int recorder) throws SQLException, IOException;
    }

    private final JournalReader journal;
    private final LogDatabase database;
    private final Duration retryAfter;
    private final Thread thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<Chore> chores = new ArrayDeque<>();
    private final List<String> notices = new CopyOnWriteArrayList<>();
    private volatile boolean more = true;
    private boolean closed;
    private volatile boolean ready;
    /// Confined to the thread: whether the index was taken away and nothing has been written into the new one since.
    private boolean discarded;

    private volatile BooleanSupplier writerIsBusy = () -> false;
    private volatile long indexedTo;
    private volatile int recorder;
    private volatile boolean rebuilding;
    private volatile @Nullable String failure;

    IndexLane(JournalReader journal, LogDatabase database, ThreadFactory threads, Duration retryAfter) {
        this.journal = journal;
        this.database = database;
        this.retryAfter = retryAfter;
        thread = threads.newThread(this::run);
    }

    void start() {
        thread.start();
    }

    /// While that is so, indexing takes only a part of the processor: what is not yet safe goes before what is not yet
    /// found.
    void stepsAsideWhile(BooleanSupplier busy) {
        writerIsBusy = busy;
    }

    /// There is more in the journal.
    void signal() {
        if (!more) {
            change(() -> more = true);
        }
    }

    /// Has something done between two batches, in turn.
    void add(Chore chore) {
        change(() -> chores.add(chore));
    }

    /// Waits until the index can be asked, or the log is closed.
    ///
    /// @return false when that takes longer, or will not come
    boolean awaitReady(Duration atMost) throws InterruptedException {
        await(() -> ready, atMost);
        return ready && !isClosed();
    }

    /// Waits until everything below an id is indexed, and the index can be asked.
    ///
    /// @return false when that takes longer
    boolean awaitIndexed(long id, Duration atMost) throws InterruptedException {
        // What was indexed may be gone where the index can't be asked: it is made anew then.
        await(() -> ready && indexedTo >= id, atMost);
        return ready && indexedTo >= id;
    }

    /// As [#awaitIndexed], and ends at once where the index can't be written: then [#failure] tells why.
    boolean awaitIndexedOrFailure(long id, Duration atMost) throws InterruptedException {
        await(() -> indexedTo >= id || failure != null, atMost);
        return indexedTo >= id;
    }

    private void await(BooleanSupplier condition, Duration atMost) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = atMost.toNanos();
            while (!condition.getAsBoolean() && !closed && left > 0) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /// How many ids are in the journal and not yet in the index.
    long behind(long end) {
        return Math.max(0, end - Math.max(1, indexedTo));
    }

    int recorder() {
        return recorder;
    }

    boolean isRebuilding() {
        return rebuilding;
    }

    /// Why the index can't be written at the moment, or null.
    @Nullable
    String failure() {
        return failure;
    }

    List<String> notices() {
        return List.copyOf(notices);
    }

    @Override
    public void close() {
        change(() -> closed = true);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @SuppressWarnings("CatchingUnchecked") // the lane's loop: whatever a database does, the journal is followed again
    private void run() {
        try {
            while (!isClosed()) {
                try {
                    database.prepare();
                    follow();
                } catch (InterruptedException e) {
                    throw e;
                } catch (Exception e) {
                    failed(e);
                }
            }
        } catch (InterruptedException e) {
            LOG.warn("the event log's index is not kept any more: interrupted");
        }
    }

    private void failed(Exception cause) throws InterruptedException {
        setReady(false);
        boolean damaged = LogFailure.isDamage(cause) || cause instanceof ForeignIndexException;
        if (damaged && !discarded && discard(cause)) {
            return;
        }
        if (failure == null) {
            LOG.error("the event log's index can't be written", cause);
        }
        change(() -> failure = LogFailure.indexing(cause));
        await(() -> false, retryAfter);
        if (damaged && discarded) {
            discard(cause); // what was begun anew was not finished, on a full disk perhaps
        }
    }

    /// @return whether a fresh index can be made now
    private boolean discard(Exception cause) {
        try {
            String done = database.discard(discarded);
            if (done == null) {
                return false;
            }
            if (!discarded) {
                LOG.warn("the event log's index is made anew", cause);
                notices.add(done);
            }
            discarded = true;
            rebuilding = true;
            return true;
        } catch (IOException e) {
            LOG.warn("the event log's index can't be taken away", e);
            return false;
        }
    }

    /// @param notice for the operator; not more of them than anybody reads
    private void tell(String notice) {
        LOG.warn("{}", notice);
        if (notices.size() < MOST_NOTICES) {
            notices.add(notice);
        }
    }

    private void follow() throws SQLException, IOException, InterruptedException {
        int number = database.recorder(vedette.journal.Fingerprint.of(journal.publicKey()));
        recorder = number;
        try (Handle handle = IndexTables.jdbi(database.connections()).open();
                JournalFollower follower =
                        new JournalFollower(handle, journal, number, database.isShared(), this::tell)) {
            moved(follower.nextId());
            rebuilding = behind(journal.end().nextId()) > FAR_BEHIND;
            database.letOthersRead();
            setReady(true);
            while (!isClosed()) {
                stepAside();
                if (follower.step()) {
                    discarded = false;
                    moved(follower.nextId());
                } else {
                    rebuilding = false;
                    doOrAwait(handle, follower.writer(), number);
                }
                failure = null;
            }
        }
    }

    /// Looks now and then whether the writer needs the processor still: woken at each of its batches, this thread would
    /// be what the writer waits for.
    private void stepAside() throws InterruptedException {
        for (int i = 0; i < LOOKS && writerIsBusy.getAsBoolean(); i++) {
            await(() -> false, STEP_ASIDE.dividedBy(LOOKS));
        }
    }

    private void doOrAwait(Handle handle, EventIndexWriter writer, int number)
            throws SQLException, IOException, InterruptedException {
        Chore chore;
        lock.lockInterruptibly();
        try {
            long left = LOOK_EVERY.toNanos();
            while (!more && !closed && chores.isEmpty() && left > 0) {
                left = changed.awaitNanos(left);
            }
            more = false;
            chore = chores.poll();
        } finally {
            lock.unlock();
        }
        if (chore != null) {
            chore.run(handle, writer, number);
        }
    }

    private void moved(long nextId) {
        change(() -> indexedTo = nextId);
    }

    private void setReady(boolean now) {
        change(() -> ready = now);
    }

    /// Changes what somebody may be waiting for.
    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }
}

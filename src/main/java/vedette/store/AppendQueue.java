package vedette.store;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import vedette.journal.NewRecord;

/// What waits to be written. Bounded in records and in bytes: who appends to a full queue waits, or is refused.
final class AppendQueue {
    /// @param whenKept hears the record's first id
    record Waiting(NewRecord record, long bytes, WhenKept whenKept) {}

    /// What is to be done once a record is safe.
    @FunctionalInterface
    interface WhenKept {
        void kept(long id);
    }

    private final Bounds bounds;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Condition room = lock.newCondition();
    private final Deque<Waiting> records = new ArrayDeque<>();
    private long bytes;
    private int entries;
    private int inHand;
    private boolean woken;
    private boolean closed;

    /// @param records how many may wait
    /// @param bytes how many bytes of them may wait; one record alone may have more
    /// @param longestBatch how many entries a batch has at most, unless its first record has more
    /// @param patience how long a batch waits for more entries after its first
    record Bounds(int records, long bytes, int longestBatch, Duration patience) {}

    AppendQueue(Bounds bounds) {
        this.bounds = bounds;
    }

    void put(Waiting waiting) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!closed && isFull(waiting)) {
                room.await();
            }
            add(waiting);
        } finally {
            lock.unlock();
        }
    }

    /// @return false where there is no room for so long
    boolean offer(Waiting waiting, Duration atMost) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = atMost.toNanos();
            while (!closed && isFull(waiting) && left > 0) {
                left = room.awaitNanos(left);
            }
            boolean fits = closed || !isFull(waiting);
            if (fits) {
                add(waiting);
            }
            return fits;
        } finally {
            lock.unlock();
        }
    }

    private void add(Waiting waiting) {
        if (closed) {
            throw new IllegalStateException("the event log is closed");
        }
        records.addLast(waiting);
        bytes += waiting.bytes();
        entries += waiting.record().lines();
        changed.signal();
    }

    /// Ends the waiting for a first record early.
    void wake() {
        lock.lock();
        try {
            woken = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private boolean isFull(Waiting next) {
        return records.size() >= bounds.records() || (!records.isEmpty() && bytes + next.bytes() > bounds.bytes());
    }

    /// Waits for records and takes the next batch, in their order.
    ///
    /// @param idle how long to wait for a first one
    /// @return empty when none came; null when the queue is closed and drained
    @Nullable
    List<Waiting> next(Duration idle) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            await(idle, 1);
            woken = false;
            if (records.isEmpty()) {
                return closed ? null : List.of();
            }
            await(bounds.patience(), bounds.longestBatch());
            return take();
        } finally {
            lock.unlock();
        }
    }

    private void await(Duration atMost, int wanted) throws InterruptedException {
        long left = atMost.toNanos();
        while (!closed && !woken && entries < wanted && left > 0) {
            left = changed.awaitNanos(left);
        }
    }

    private List<Waiting> take() {
        List<Waiting> batch = new ArrayList<>(bounds.longestBatch());
        int lines = 0;
        while (!records.isEmpty()
                && (batch.isEmpty() || lines + records.getFirst().record().lines() <= bounds.longestBatch())) {
            Waiting next = records.removeFirst();
            batch.add(next);
            bytes -= next.bytes();
            lines += next.record().lines();
        }
        entries -= lines;
        inHand = batch.size();
        room.signalAll();
        return batch;
    }

    /// The batch is kept, and waits no longer.
    void kept() {
        lock.lock();
        try {
            inHand = 0;
        } finally {
            lock.unlock();
        }
    }

    /// Lets time pass before a batch is tried again.
    ///
    /// @return whether to try again; false at once when the queue is closed
    boolean pause(Duration time) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = time.toNanos();
            while (!closed && left > 0) {
                left = changed.awaitNanos(left);
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    /// How many records are not kept yet, with the batch in the writer's hand.
    int waiting() {
        lock.lock();
        try {
            return records.size() + inHand;
        } finally {
            lock.unlock();
        }
    }

    /// What is waiting is still to be taken; nothing more comes.
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
            room.signalAll();
        } finally {
            lock.unlock();
        }
    }
}

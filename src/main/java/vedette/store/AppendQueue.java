package vedette.store;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import vedette.model.LogEntry;

/// What waits to be written. Bounded: who appends to a full queue waits.
final class AppendQueue {
    /// @param entry fits the table
    record Waiting(LogEntry entry, Runnable whenKept) {}

    private final int capacity;
    private final int longestBatch;
    private final long patience;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Condition room = lock.newCondition();
    private final Deque<Waiting> entries = new ArrayDeque<>();
    private int inHand;
    private boolean closed;

    /// @param patience how long a batch waits for more entries after its first
    AppendQueue(int capacity, int longestBatch, Duration patience) {
        this.capacity = capacity;
        this.longestBatch = longestBatch;
        this.patience = patience.toNanos();
    }

    void put(Waiting waiting) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!closed && entries.size() >= capacity) {
                room.await();
            }
            if (closed) {
                throw new IllegalStateException("the event log is closed");
            }
            entries.addLast(waiting);
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /// Waits for entries and takes the next batch, in their order.
    ///
    /// @return empty when the queue is closed and drained
    List<Waiting> next() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!closed && entries.isEmpty()) {
                changed.await();
            }
            long left = patience;
            while (!closed && entries.size() < longestBatch && left > 0) {
                left = changed.awaitNanos(left);
            }
            List<Waiting> batch = new ArrayList<>(Math.min(longestBatch, entries.size()));
            while (batch.size() < longestBatch && !entries.isEmpty()) {
                batch.add(entries.removeFirst());
            }
            inHand = batch.size();
            room.signalAll();
            return batch;
        } finally {
            lock.unlock();
        }
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

    /// How many entries are not kept yet, with the batch in the writer's hand.
    int waiting() {
        lock.lock();
        try {
            return entries.size() + inHand;
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

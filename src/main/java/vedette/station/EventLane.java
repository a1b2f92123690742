package vedette.station;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one lane of news: what is offered is done in order, on the thread named `events`, which alone writes states.
///
/// Messages that the broker repeats when they are not acknowledged are always taken: the broker itself bounds how many
/// may be under way, and where it lets more be under way than there is room for, [#isBehind] says so. Others are
/// dropped and counted when the lane is far behind.
final class EventLane implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventLane.class);

    /// Tasks that may wait before droppable ones are dropped.
    static final int BOUND = 4096;

    /// Bytes of messages that may wait before more should stay with the broker: 64 MB.
    static final long MOST_BYTES = 64L << 20;

    /// Fewer than these, and more may come again.
    private static final long FEW_BYTES = 16L << 20;

    /// Bytes of droppable messages that may wait before more are dropped: 32 MB.
    static final long MOST_DROPPABLE_BYTES = 32L << 20;

    /// Something to do with news. What it throws is a fault of this program: it is written down, and the lane goes on.
    @FunctionalInterface
    interface Task {
        void run() throws InterruptedException;
    }

    private record Waiting(Task task, int bytes, boolean droppable) {}

    private final LinkedBlockingQueue<Waiting> tasks = new LinkedBlockingQueue<>();
    private final AtomicLong waitingBytes = new AtomicLong();
    private final AtomicLong droppableBytes = new AtomicLong();
    private final LongAdder dropped = new LongAdder();
    private final Thread thread;
    private volatile boolean behind;
    private volatile boolean closing;

    EventLane(java.util.concurrent.ThreadFactory threads) {
        thread = threads.newThread(this::loop);
    }

    void start() {
        thread.start();
    }

    /// Takes a task that must not be lost.
    void offer(Task task) {
        offer(task, 0);
    }

    /// Takes a task that must not be lost.
    ///
    /// @param bytes what it holds in memory while it waits
    void offer(Task task, int bytes) {
        if (waitingBytes.addAndGet(bytes) > MOST_BYTES) {
            behind = true;
        }
        tasks.add(new Waiting(task, bytes, false));
    }

    /// Whether more waits than there is room for; true until most of it is done.
    boolean isBehind() {
        return behind;
    }

    /// Takes a task that may be dropped when the lane is far behind.
    ///
    /// @param bytes what it holds in memory while it waits
    void offerDroppable(Task task, int bytes) {
        if (tasks.size() >= BOUND || droppableBytes.get() + bytes > MOST_DROPPABLE_BYTES) {
            dropped.increment();
        } else {
            droppableBytes.addAndGet(bytes);
            tasks.add(new Waiting(task, bytes, true));
        }
    }

    /// Messages dropped since the start because the lane was far behind.
    long dropped() {
        return dropped.sum();
    }

    int waiting() {
        return tasks.size();
    }

    private void loop() {
        while (!closing || !tasks.isEmpty()) {
            try {
                Waiting next = tasks.poll(100, TimeUnit.MILLISECONDS);
                if (next != null) {
                    run(next);
                }
            } catch (InterruptedException e) {
                return; // closed without waiting; what is not acknowledged comes again
            } catch (Exception | Error e) {
                // Errors too: without its one thread the station would hear everything and understand nothing.
                LOG.error("A message was not understood by a fault of this program", e);
            }
        }
    }

    private void run(Waiting next) throws InterruptedException {
        try {
            next.task().run();
        } finally {
            if (next.droppable()) {
                droppableBytes.addAndGet(-next.bytes());
            } else if (waitingBytes.addAndGet(-next.bytes()) < FEW_BYTES) {
                behind = false;
            }
        }
    }

    /// Finishes what waits, for at most two seconds.
    @Override
    public void close() {
        closing = true;
        try {
            if (thread.isAlive()) {
                thread.join(2000);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread.interrupt();
    }
}

package vedette.station;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one lane of news: what is offered is done in order, on the thread named `events`, which alone writes states.
///
/// Messages that the broker repeats when they are not acknowledged are always taken: the broker itself bounds how many
/// may be under way. Others are dropped and counted when the lane is far behind.
final class EventLane implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventLane.class);

    /// Tasks that may wait before droppable ones are dropped.
    static final int BOUND = 4096;

    /// Something to do with news. What it throws is a fault of this program: it is written down, and the lane goes on.
    @FunctionalInterface
    interface Task {
        void run() throws InterruptedException;
    }

    private final LinkedBlockingQueue<Task> tasks = new LinkedBlockingQueue<>();
    private final LongAdder dropped = new LongAdder();
    private final Thread thread;
    private volatile boolean closing;

    EventLane(java.util.concurrent.ThreadFactory threads) {
        thread = threads.newThread(this::loop);
    }

    void start() {
        thread.start();
    }

    /// Takes a task that must not be lost.
    void offer(Task task) {
        tasks.add(task);
    }

    /// Takes a task that may be dropped when the lane is far behind.
    void offerDroppable(Task task) {
        if (tasks.size() >= BOUND) {
            dropped.increment();
        } else {
            tasks.add(task);
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
                Task task = tasks.poll(100, TimeUnit.MILLISECONDS);
                if (task != null) {
                    task.run();
                }
            } catch (InterruptedException e) {
                return; // closed without waiting; what is not acknowledged comes again
            } catch (Exception | Error e) {
                // Errors too: without its one thread the station would hear everything and understand nothing.
                LOG.error("A message was not understood by a fault of this program", e);
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

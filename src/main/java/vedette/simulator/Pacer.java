package vedette.simulator;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/// Does something at fixed points of a monotonic clock. It doesn't drift, and when it is late it leaves out
/// what it has missed: a burst would be a picture of the simulator's trouble, not of a camera.
final class Pacer {
    private final ScheduledExecutorService scheduler;
    private final LongSupplier nanos;
    private final long period;
    private final Runnable task;
    private final LongConsumer missed;
    private long deadline;
    private volatile boolean stopped;

    private Pacer(
            ScheduledExecutorService scheduler,
            LongSupplier nanos,
            Duration period,
            Runnable task,
            LongConsumer missed) {
        this.scheduler = scheduler;
        this.nanos = nanos;
        this.period = Math.max(1, period.toNanos());
        this.task = task;
        this.missed = missed;
    }

    /// @param phase how long after now the first time is
    /// @param task never throws
    /// @param missed told how many times were left out
    static Pacer start(
            ScheduledExecutorService scheduler,
            LongSupplier nanos,
            Duration phase,
            Duration period,
            Runnable task,
            LongConsumer missed) {
        Pacer pacer = new Pacer(scheduler, nanos, period, task, missed);
        pacer.deadline = nanos.getAsLong() + phase.toNanos();
        pacer.schedule();
        return pacer;
    }

    void stop() {
        stopped = true;
    }

    private void run() {
        if (stopped) {
            return;
        }
        try {
            task.run();
        } finally {
            long late = nanos.getAsLong() - deadline;
            long skips = Math.max(0, late / period);
            if (skips > 0) {
                missed.accept(skips);
            }
            deadline += (skips + 1) * period;
            schedule();
        }
    }

    private void schedule() {
        try {
            scheduler.schedule(this::run, deadline - nanos.getAsLong(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            // The fleet is closing: there is no next time.
            stopped = true;
        }
    }
}

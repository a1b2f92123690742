package vedette.mqtt;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// What a connection does in a while. Confined to its scheduler's one thread.
final class Later {
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private final ScheduledExecutorService scheduler;
    private @Nullable ScheduledFuture<?> waiting;

    Later(ScheduledExecutorService scheduler) {
        this.scheduler = scheduler;
    }

    /// Does something after a pause, in place of what waits already: two attempts to connect would tear each other's
    /// connection down.
    void in(Duration pause, Runnable what) {
        cancel();
        waiting = scheduler.schedule(what, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// What waits is not done.
    void cancel() {
        ScheduledFuture<?> former = waiting;
        waiting = null;
        if (former != null) {
            former.cancel(false);
        }
    }

    /// Does something once a condition holds, at once or as soon as that is seen.
    void once(BooleanSupplier condition, Runnable then) {
        if (condition.getAsBoolean()) {
            then.run();
        } else {
            scheduler.schedule(() -> once(condition, then), LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        }
    }
}

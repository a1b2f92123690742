package vedette.app;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import vedette.station.LiveCamera;

/// Watches how old a camera's newest picture ever gets.
final class PictureGaps implements AutoCloseable {
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();
    private volatile long longest;

    PictureGaps(LiveCamera camera) {
        watch.scheduleAtFixedRate(() -> look(camera), 0, 20, TimeUnit.MILLISECONDS);
    }

    private void look(LiveCamera camera) {
        Long newest = camera.newestPictureNanos();
        if (newest != null) {
            longest = Math.max(longest, System.nanoTime() - newest);
        }
    }

    /// What was before does not count.
    void begin() {
        longest = 0;
    }

    Duration longest() {
        return Duration.ofNanos(longest);
    }

    @Override
    public void close() {
        watch.shutdownNow();
    }
}

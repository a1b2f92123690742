package vedette.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import javafx.animation.AnimationTimer;
import org.HdrHistogram.Histogram;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vedette.video.PixelFrame;

/// The window's heartbeat: one timer for all, before each frame. Everything on the screen is pulled from the station
/// here; nothing is pushed. On the FX thread.
public final class Pulse {
    private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);

    private final List<LongConsumer> listeners = new ArrayList<>();
    private final Histogram latency = new Histogram(60_000_000_000L, 3);
    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long ignored) {
            beat(System.nanoTime());
        }
    };
    private Consumer<PixelFrame> drawn = ignored -> {};
    private boolean faulty;

    /// Has this called before each frame.
    public void add(LongConsumer listener) {
        listeners.add(listener);
    }

    public void start() {
        timer.start();
    }

    public void stop() {
        timer.stop();
    }

    void beat(long nowNanos) {
        for (LongConsumer listener : listeners) {
            try {
                listener.accept(nowNanos);
            } catch (RuntimeException e) {
                if (!faulty) {
                    faulty = true; // sixty times a second would fill the disk
                    LOG.error("The window could not be drawn by a fault of this program", e);
                }
            }
        }
    }

    /// Is told each picture that becomes part of the scene, for measurements.
    public void onDrawn(Consumer<PixelFrame> listener) {
        drawn = listener;
    }

    /// Notes that a picture became part of the scene.
    void drawn(PixelFrame frame, long nowNanos) {
        drawn.accept(frame);
        long nanos = nowNanos - frame.arrivedNanos();
        latency.recordValue(Math.clamp(nanos, 0, latency.getHighestTrackableValue()));
    }

    /// How long pictures took from their arrival to the scene, in nanoseconds, since the last call.
    public Histogram takeLatency() {
        Histogram taken = latency.copy();
        latency.reset();
        return taken;
    }
}

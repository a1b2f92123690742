package vedette.simulator;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;

/// The loops that the cameras share. Together they keep at most a fixed number of bytes; beyond it loops
/// stay coarse.
final class FrameLoops {
    /// Room for all scenes at 1280×720.
    private static final long MOST_BYTES = 96L << 20;

    private final Map<String, FrameLoop> loops = new ConcurrentHashMap<>();
    private final AtomicLong room;
    private final Executor background;

    /// @param background where frames are encoded; it may drop what it is given when the fleet ends
    FrameLoops(Executor background) {
        this(background, MOST_BYTES);
    }

    FrameLoops(Executor background, long mostBytes) {
        this.background = background;
        room = new AtomicLong(mostBytes);
    }

    FrameLoop of(Scene scene, FrameSize size) {
        return loops.computeIfAbsent(scene.name() + " " + size, key -> {
            FrameLoop loop = new FrameLoop(scene, size, bytes -> room.addAndGet(-bytes) >= 0);
            loop.fill(background);
            return loop;
        });
    }
}

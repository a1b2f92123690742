package vedette.video;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Holds the newest undecoded picture of a camera: a new one takes the place of one that nobody took.
/// Lock-free, for any number of threads.
public final class FrameSlot {
    private final AtomicReference<@Nullable EncodedFrame> newest = new AtomicReference<>();
    private final AtomicLong put = new AtomicLong();
    private final AtomicLong replaced = new AtomicLong();

    /// Puts the newest frame, and returns the one that it replaced, which nobody will see; null where there
    /// was none.
    public @Nullable EncodedFrame put(EncodedFrame frame) {
        put.incrementAndGet();
        EncodedFrame lost = newest.getAndSet(frame);
        if (lost != null) {
            replaced.incrementAndGet();
        }
        return lost;
    }

    /// Takes the newest frame out, or null where there is none. Every frame is taken or replaced, once.
    public @Nullable EncodedFrame take() {
        return newest.getAndSet(null);
    }

    /// The newest frame, left in its place, or null where there is none.
    public @Nullable EncodedFrame peek() {
        return newest.get();
    }

    /// How many frames were put so far.
    public long putCount() {
        return put.get();
    }

    /// How many frames were replaced before anyone took them.
    public long replacedCount() {
        return replaced.get();
    }
}

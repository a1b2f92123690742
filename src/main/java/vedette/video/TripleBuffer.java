package vedette.video;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Hands decoded pictures from one writer to one reader without locks, waiting or copying; the newest wins.
///
/// The writer fills its back frame and exchanges it for the one in between; the reader exchanges one of its
/// own for the one in between, where that is new. The reader has two: JavaFX's render thread may still read
/// the picture of the last pulse while the timer of the next one already takes a newer picture, and the
/// writer must not get that one yet.
///
/// The writer may be another thread each time, if they follow each other in order (as the decode threads
/// do).
public final class TripleBuffer {
    /// How many frames there are: the writer's, the one in between, and the reader's two.
    public static final int FRAMES = 4;

    private static final int INDEX = 3;
    private static final int FRESH = 4;

    private final @Nullable PixelFrame[] frames = new @Nullable PixelFrame[FRAMES];
    private final AtomicInteger between = new AtomicInteger(1);

    // The writer's.
    private int back;
    private long generations;
    private long sequence;

    // The reader's.
    private int front = 2;
    private int resting = 3;

    /// The writer's frame, for it alone until [#publish]; its content is old. A new one is made where the
    /// size is another than before.
    ///
    /// @param width pixels of a row, 1 to 4,096
    /// @param height rows, 1 to 4,096
    public PixelFrame back(int width, int height) {
        PixelFrame frame = frames[back];
        if (frame == null || frame.width() != width || frame.height() != height) {
            // Dropped first, so that its memory can go before the new is asked for.
            frames[back] = null;
            frame = new PixelFrame(back, width, height, ++generations);
            frames[back] = frame;
        }
        return frame;
    }

    /// Makes the back frame the newest. The writer's next one is another.
    public void publish() {
        PixelFrame frame = frames[back];
        if (frame == null) {
            throw new IllegalStateException("nothing to publish: back() was not called");
        }
        frame.sequence(++sequence);
        back = between.getAndSet(back | FRESH) & INDEX;
    }

    /// The frame that [#newest] returned last, or null before the first: for another view of the same pictures, which
    /// would otherwise be empty until the next one comes. Called by the one reader's thread only.
    public @Nullable PixelFrame last() {
        return frames[front];
    }

    /// The newest published frame, or null where nothing was published since the last call. It stays as it
    /// is until the second next call that returns a frame; called by one thread only.
    public @Nullable PixelFrame newest() {
        if ((between.get() & FRESH) == 0) {
            return null;
        }
        int given = resting;
        resting = front;
        front = between.getAndSet(given) & INDEX;
        return frames[front];
    }
}

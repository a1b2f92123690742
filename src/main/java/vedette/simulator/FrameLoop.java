package vedette.simulator;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// The encoded frames of one scene in one size. Encoding hundreds of frames a second live would eat the
/// machine, so each is encoded once, in the background, coarsely first: until all are there, the nearest
/// one before stands in. Thread-safe.
final class FrameLoop {
    private final Scene scene;
    private final FrameSize size;
    private final Budget budget;
    private final AtomicReferenceArray<@Nullable Frame> frames;
    /// How many frames have been tried, in the order of `inOrder`.
    private final AtomicInteger tried = new AtomicInteger();

    FrameLoop(Scene scene, FrameSize size, Budget budget) {
        this.scene = scene;
        this.size = size;
        this.budget = budget;
        frames = new AtomicReferenceArray<>(scene.moments());
    }

    /// Limits what all loops together keep in memory.
    @FunctionalInterface
    interface Budget {
        /// Whether so many bytes more may be kept; they count from then on.
        boolean take(int bytes);
    }

    /// The frame for a moment. Encodes the first one of the loop if there is none yet, which takes some 50
    /// ms.
    ///
    /// @param seconds since any fixed point of time
    Frame at(double seconds) {
        double turns = seconds / scene.seconds();
        int moment = (int) ((turns - Math.floor(turns)) * scene.moments()) % scene.moments();
        for (int i = moment; i >= 0; i--) {
            Frame frame = frames.get(i);
            if (frame != null) {
                return frame;
            }
        }
        return first();
    }

    private synchronized Frame first() {
        Frame known = frames.get(0);
        if (known == null) {
            known = encode(0);
            frames.set(0, known);
        }
        return known;
    }

    /// Encodes what is missing, one frame a task, so that loops that share an executor fill side by side.
    void fill(Executor background) {
        background.execute(() -> {
            if (fillOne()) {
                fill(background);
            }
        });
    }

    /// Whether there may be more to do.
    private boolean fillOne() {
        int turn = tried.getAndIncrement();
        int slots = Integer.highestOneBit(Math.max(1, frames.length() - 1)) * 2;
        if (turn >= slots) {
            return false;
        }
        int moment = inOrder(turn, slots);
        if (moment == 0) {
            first();
        } else if (moment < frames.length()) {
            Frame frame = encode(moment);
            if (!budget.take(frame.jpeg().length)) {
                return false;
            }
            frames.set(moment, frame);
        }
        return true;
    }

    /// Counts in halves, quarters, eighths: 0, 4, 2, 6, 1, 5, 3, 7.
    private static int inOrder(int turn, int slots) {
        int bits = Integer.numberOfTrailingZeros(slots);
        return bits == 0 ? 0 : Integer.reverse(turn) >>> (32 - bits);
    }

    /// How many frames are encoded so far.
    int ready() {
        int ready = 0;
        for (int i = 0; i < frames.length(); i++) {
            ready += frames.get(i) == null ? 0 : 1;
        }
        return ready;
    }

    private Frame encode(int moment) {
        Scene.Picture picture = scene.at(moment, size);
        return new Frame(Jpeg.encode(picture.image()), size, picture.things());
    }
}

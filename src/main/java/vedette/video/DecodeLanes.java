package vedette.video;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import vedette.model.CameraId;

/// The decode threads, `decode-1` to `decode-n`, and the cameras' lanes that they work for in turn. A lane
/// is in their queue at most once, so the queue is as long as there are cameras at most, and no camera can
/// starve another.
public final class DecodeLanes implements AutoCloseable {
    private static final Duration LONGEST_END = Duration.ofSeconds(2);

    private final BlockingQueue<PictureLane> ready = new LinkedBlockingQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private final PictureListener listener;
    private volatile boolean closed;

    /// Starts the threads.
    ///
    /// @param threads how many, at least 1; see [#usualThreads]
    /// @param decoders makes each thread's decoder when it decodes its first picture, such as
    ///     [JpegDecoders#best]
    /// @param listener hears what became of each picture
    public DecodeLanes(int threads, Supplier<? extends JpegDecoder> decoders, PictureListener listener) {
        if (threads < 1) {
            throw new IllegalArgumentException("decode threads: " + threads);
        }
        this.listener = listener;
        for (int i = 1; i <= threads; i++) {
            this.threads.add(Thread.ofPlatform()
                    .name("decode-" + i)
                    .daemon()
                    .unstarted(new DecodeThread(ready, decoders, () -> closed)));
        }
        this.threads.forEach(Thread::start);
    }

    /// One thread less than the machine has cores, and at least one: the last core is for drawing.
    public static int usualThreads() {
        return Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
    }

    /// A new lane for a camera, hidden at first. It is gone when nobody holds it any more.
    public PictureLane open(CameraId camera) {
        return new PictureLane(camera, listener, ready::add);
    }

    /// Ends the threads, after the pictures that they are decoding, within 2 seconds. What waits is not
    /// decoded any more; lanes can still be offered pictures, and do nothing with them.
    @Override
    public void close() {
        closed = true;
        threads.forEach(Thread::interrupt);
        long end = System.nanoTime() + LONGEST_END.toNanos();
        boolean interrupted = false;
        for (Thread thread : threads) {
            try {
                if (thread.equals(Thread.currentThread())) {
                    continue;
                }
                thread.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

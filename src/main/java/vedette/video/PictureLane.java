package vedette.video;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.HdrHistogram.AtomicHistogram;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vedette.model.CameraId;

/// The way of one camera's pictures, from the bytes to the pixels. Pictures are offered by the callback
/// thread, decoded by at most one decode thread at a time, and drawn by the FX thread; the newest wins at
/// both ends.
///
/// A lane starts hidden: nothing is decoded until somebody looks.
public final class PictureLane {
    private static final Logger LOG = LoggerFactory.getLogger(PictureLane.class);
    private static final long LONGEST_LATENCY_MICROS = 60_000_000;
    /// What is usual is a mean in which each picture counts for one in so many.
    private static final long RECENT = 8;

    private final CameraId camera;
    private final Consumer<PictureLane> ready;
    private final PictureListener listener;
    private final FrameSlot slot = new FrameSlot();
    private final TripleBuffer pixels = new TripleBuffer();
    private final AtomicBoolean queued = new AtomicBoolean();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong hidden = new AtomicLong();
    private final AtomicLong decoded = new AtomicLong();
    private final AtomicLong repeated = new AtomicLong();
    private final AtomicLong bad = new AtomicLong();
    private final AtomicLong redrawn = new AtomicLong();
    private final AtomicBoolean failureLogged = new AtomicBoolean();
    private final AtomicHistogram latency = new AtomicHistogram(LONGEST_LATENCY_MICROS, 2);
    private volatile long recentMicros;
    private volatile boolean visible;
    private volatile Wanted wanted = new Wanted(0, 0, false);
    private volatile @Nullable Shown shown;

    /// The area in which the picture is drawn, in device pixels.
    private record Wanted(int width, int height, boolean exactly) {}

    /// How a picture is to be decoded: made smaller by the decoder, and then, where the size is another, by the scaler.
    private record Target(int denominator, int width, int height) {}

    /// The last good picture, and how much smaller it was decoded.
    private record Shown(EncodedFrame frame, byte[] jpeg, JpegHeader header, Target target) {}

    PictureLane(CameraId camera, PictureListener listener, Consumer<PictureLane> ready) {
        this.camera = camera;
        this.listener = listener;
        this.ready = ready;
    }

    /// Whose pictures these are.
    public CameraId camera() {
        return camera;
    }

    /// Takes a picture in constant time, from any thread. One that nobody has begun to decode is replaced.
    public void offer(EncodedFrame frame) {
        bytes.addAndGet(frame.bytes().length);
        if (slot.put(frame) != null && !visible) {
            hidden.incrementAndGet();
        }
        queueIfDue();
    }

    /// Says whether anybody looks. What came while nobody did is decoded at once: the newest of it.
    public void visible(boolean looked) {
        visible = looked;
        queueIfDue();
    }

    /// Whether anybody looks.
    public boolean visible() {
        return visible;
    }

    /// Says how large the picture is drawn; see [JpegDecoder#scaleFor]. Where the last picture was decoded too small
    /// for it, that one is decoded again. 0 stands for full size, which is also the start.
    ///
    /// @param width of the area in device pixels
    /// @param height of the area in device pixels
    /// @param exactly whether the pixels should fit the area exactly, because scaling while drawing is dear
    public void wanted(int width, int height, boolean exactly) {
        Wanted now = new Wanted(width, height, exactly);
        if (!now.equals(wanted)) {
            wanted = now;
            queueIfDue();
        }
    }

    /// The decoded pictures: their one reader is the FX thread.
    public TripleBuffer pixels() {
        return pixels;
    }

    /// The newest whole picture that came, in full resolution, or null where none came yet. From any
    /// thread, in about a microsecond (base64: a tenth of a millisecond), also where the lane is hidden.
    public @Nullable Still still() {
        EncodedFrame waiting = slot.peek();
        if (waiting != null) {
            try {
                return Still.of(waiting);
            } catch (BadPictureException thenTheOneBefore) {
                LOG.trace("{}: {}", camera, thenTheOneBefore.reason());
            }
        }
        Shown last = shown;
        return last == null
                ? null
                : new Still(
                        last.jpeg,
                        last.header.width(),
                        last.header.height(),
                        last.frame.received(),
                        last.frame.retained());
    }

    /// What the lane has done so far.
    public PictureStats stats() {
        long unseen = hidden.get();
        return new PictureStats(
                slot.putCount(),
                bytes.get(),
                decoded.get(),
                repeated.get(),
                bad.get(),
                Math.max(0, slot.replacedCount() - unseen),
                unseen,
                redrawn.get());
    }

    /// The times from arrival to decoded in microseconds, since the lane was opened, at most a minute,
    /// within 1 %. A copy: the difference of two is the time between them.
    public Histogram latency() {
        return latency.copy();
    }

    /// The usual time from arrival to decoded over the last pictures that were drawn; zero before the first.
    public Duration recentLatency() {
        return Duration.ofNanos(recentMicros * 1000);
    }

    /// Decodes what waits, on a decode thread. Throws nothing.
    void work(DecodeThread thread) {
        try {
            EncodedFrame frame = visible ? slot.take() : null;
            if (frame != null) {
                picture(frame, thread);
            } else if (visible) {
                redraw(thread);
            }
        } finally {
            queued.set(false);
            // What was offered meanwhile found the lane queued and left it to us.
            queueIfDue();
        }
    }

    private void queueIfDue() {
        if (visible && (slot.peek() != null || isOtherwiseWanted(shown)) && queued.compareAndSet(false, true)) {
            ready.accept(this);
        }
    }

    private boolean isOtherwiseWanted(@Nullable Shown last) {
        if (last == null) {
            return false;
        }
        Target now = target(last.header);
        return wanted.exactly ? !now.equals(last.target) : now.denominator < last.target.denominator;
    }

    private Target target(JpegHeader header) {
        Wanted area = wanted;
        int denominator = JpegDecoder.scaleFor(header.width(), header.height(), area.width, area.height);
        if (!area.exactly || area.width <= 0 || area.height <= 0) {
            return new Target(
                    denominator,
                    JpegDecoder.scaled(header.width(), denominator),
                    JpegDecoder.scaled(header.height(), denominator));
        }
        double fit = Math.min((double) area.width / header.width(), (double) area.height / header.height());
        return new Target(denominator, side(header.width() * fit), side(header.height() * fit));
    }

    private static int side(double length) {
        return Math.clamp(Math.round(length), 1, JpegHeader.LONGEST_SIDE);
    }

    private void picture(EncodedFrame frame, DecodeThread thread) {
        Shown last = shown;
        // The same bytes, once kept by the broker and once live, are not the same news: the picture is then of now.
        if (last != null && last.frame.retained() == frame.retained() && last.frame.sameBytes(frame)) {
            repeated.incrementAndGet();
            tell(() -> listener.repeated(this, frame));
            return;
        }
        long begun = System.nanoTime();
        String reason = thread.attempt(this, decoder -> {
            byte[] jpeg = PictureForm.jpeg(frame.bytes());
            JpegHeader header = JpegHeader.read(jpeg);
            Shown next = new Shown(frame, jpeg, header, target(header));
            draw(next, decoder, thread);
            shown = next;
            decodedOne(next, begun);
        });
        if (reason != null) {
            bad.incrementAndGet();
            tell(() -> listener.bad(this, frame, reason));
        }
    }

    private void decodedOne(Shown next, long begun) {
        long now = System.nanoTime();
        decoded.incrementAndGet();
        long micros = Math.max(0, now - next.frame.arrivedNanos()) / 1000;
        latency.recordValue(Math.min(micros, LONGEST_LATENCY_MICROS));
        long before = recentMicros;
        recentMicros = before == 0 ? micros : before + (micros - before) / RECENT;
        tell(() -> listener.decoded(this, next.frame, next.header, now - begun));
    }

    private void redraw(DecodeThread thread) {
        Shown last = shown;
        if (last == null || !isOtherwiseWanted(last)) {
            return;
        }
        Shown larger = new Shown(last.frame, last.jpeg, last.header, target(last.header));
        // Noted before it is tried: a failure must not be tried for ever.
        shown = larger;
        String reason = thread.attempt(this, decoder -> draw(larger, decoder, thread));
        if (reason == null) {
            redrawn.incrementAndGet();
        }
    }

    private void draw(Shown picture, JpegDecoder decoder, DecodeThread thread) throws BadPictureException {
        Target size = picture.target;
        int width = JpegDecoder.scaled(picture.header.width(), size.denominator);
        int height = JpegDecoder.scaled(picture.header.height(), size.denominator);
        PixelFrame target = pixels.back(size.width, size.height);
        if (width == size.width && height == size.height) {
            decoder.decode(picture.jpeg, picture.header, size.denominator, target);
        } else {
            PixelFrame coarse = thread.scratch(width, height);
            decoder.decode(picture.jpeg, picture.header, size.denominator, coarse);
            thread.scaler().scale(coarse, target);
        }
        target.describe(picture.header, picture.frame);
        pixels.publish();
    }

    /// Logs an unexpected failure of this lane, the first only: a camera repeats itself many times a
    /// second.
    void logFailure(Throwable failure) {
        if (failureLogged.compareAndSet(false, true)) {
            LOG.warn("{}: decoding failed unexpectedly; further failures are only counted", camera, failure);
        }
    }

    private void tell(Runnable news) {
        try {
            news.run();
        } catch (Exception e) {
            logFailure(e);
        }
    }
}

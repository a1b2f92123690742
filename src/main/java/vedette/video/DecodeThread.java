package vedette.video;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What one decode thread does: it takes lanes from the queue and lets them work with its own decoder,
/// until it is told to end. Nothing that a picture does ends it.
final class DecodeThread implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(DecodeThread.class);

    /// Cameras of a wall have few different sizes; making a frame for each picture would keep the collector busy.
    private static final int SCRATCHES = 6;

    private final BlockingQueue<PictureLane> ready;
    private final Supplier<? extends JpegDecoder> decoders;
    private final BooleanSupplier closed;
    private final PixelScaler scaler = new PixelScaler();
    private @Nullable JpegDecoder decoder;
    private final Map<Long, PixelFrame> scratches = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, PixelFrame> eldest) {
            return size() > SCRATCHES;
        }
    };

    DecodeThread(BlockingQueue<PictureLane> ready, Supplier<? extends JpegDecoder> decoders, BooleanSupplier closed) {
        this.ready = ready;
        this.decoders = decoders;
        this.closed = closed;
    }

    /// Something that is done with a decoder.
    interface Attempt {
        void with(JpegDecoder decoder) throws BadPictureException;
    }

    @Override
    public void run() {
        try {
            while (!closed.getAsBoolean()) {
                try {
                    ready.take().work(this);
                } catch (InterruptedException e) {
                    // Close interrupts, and the loop sees it then. Any other interruption was not meant for us.
                    LOG.trace("interrupted");
                }
            }
        } finally {
            discard();
        }
    }

    /// Does something with this thread's decoder, and returns why it failed, or null where it did not. A
    /// decoder that fails unexpectedly is thrown away, as nobody knows what state it is in.
    @Nullable
    String attempt(PictureLane lane, Attempt attempt) {
        try {
            attempt.with(decoder());
            return null;
        } catch (BadPictureException e) {
            return e.reason();
        } catch (Throwable e) {
            // Also errors: a lack of memory for one huge picture, or of a native library, is one camera's trouble.
            lane.logFailure(e);
            discard();
            return new BadPictureException("can't be decoded: " + e).reason();
        }
    }

    PixelScaler scaler() {
        return scaler;
    }

    /// A frame for what is decoded on the way to another size; its content is old.
    PixelFrame scratch(int width, int height) {
        return scratches.computeIfAbsent((long) width << 32 | height, size -> PixelFrame.of(width, height));
    }

    private JpegDecoder decoder() {
        JpegDecoder present = decoder;
        if (present == null) {
            present = decoders.get();
            decoder = present;
        }
        return present;
    }

    private void discard() {
        JpegDecoder old = decoder;
        decoder = null;
        if (old != null) {
            try {
                old.close();
            } catch (Exception e) {
                LOG.warn("a decoder can't be closed", e);
            }
        }
    }
}

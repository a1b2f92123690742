package vedette.video;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/// Remembers what a listener hears, and throws after that if told.
final class Heard implements PictureListener {
    final List<EncodedFrame> decoded = new CopyOnWriteArrayList<>();
    final List<EncodedFrame> repeated = new CopyOnWriteArrayList<>();
    final List<String> bad = new CopyOnWriteArrayList<>();
    final AtomicBoolean throwing = new AtomicBoolean();

    @Override
    public void decoded(PictureLane lane, EncodedFrame frame, JpegHeader header, long decodeNanos) {
        decoded.add(frame);
        fail();
    }

    @Override
    public void repeated(PictureLane lane, EncodedFrame frame) {
        repeated.add(frame);
        fail();
    }

    @Override
    public void bad(PictureLane lane, EncodedFrame frame, String reason) {
        bad.add(reason);
        fail();
    }

    private void fail() {
        if (throwing.get()) {
            throw new IllegalStateException("a listener's mistake");
        }
    }
}

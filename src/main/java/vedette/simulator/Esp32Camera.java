package vedette.simulator;

import java.time.Duration;
import java.util.Arrays;

/// A small camera that sends its picture in pieces, because its memory holds no whole message.
final class Esp32Camera extends WiredCamera {
    private static final int PIECE = 1024;

    private final String base;
    private final Duration period;
    private final FrameLoop pictures;

    /// @param base of its topics, `esp32cam` by default; asked on `{base}/capture`
    /// @param period between the pictures that it sends unasked
    Esp32Camera(Identity identity, World world, String base, Duration period, FrameLoop pictures) {
        super(identity, world);
        this.base = base;
        this.period = period;
        this.pictures = pictures;
    }

    @Override
    void connected() {
        listen(base + "/capture", 1, request -> shoot());
    }

    @Override
    void begin() {
        every(period, this::shoot);
    }

    private void shoot() {
        if (isCongested()) {
            return;
        }
        byte[] jpeg = shot(see(pictures));
        sendText(base + "/start", Integer.toString(jpeg.length), 0, false);
        for (int from = 0; from < jpeg.length; from += PIECE) {
            sendPart(base + "/data", Arrays.copyOfRange(jpeg, from, Math.min(jpeg.length, from + PIECE)));
        }
        sendPicture(base + "/end", new byte[0], 0);
    }
}

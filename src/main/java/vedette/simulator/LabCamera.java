package vedette.simulator;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import vedette.message.InboundMessage;

/// A lab's camera that sends a picture when it is asked for one, and in some set-ups unasked as well.
final class LabCamera extends WiredCamera {
    /// How long a camera may take for its first picture.
    private static final Duration WARM_UP = Duration.ofSeconds(3);

    /// The topics on which such cameras are asked and answer.
    enum Pair {
        CAPTURE_IMAGE("capture/image", "image/data", "Capture Now"),
        IMAGE_REQUEST("image/request", "image/response", "capture"),
        IMAGE_CAPTURE("image/capture", "image/publish", "Capture"),
        CAMERA_REQUEST("camera/request", "camera/image", "capture");

        private final String request;
        private final String picture;
        private final String text;

        Pair(String request, String picture, String text) {
            this.request = request;
            this.picture = picture;
            this.text = text;
        }

        /// What is usually written to it.
        String text() {
            return text;
        }

        /// The topics of the first camera are these; those of further ones have a number as their first
        /// level.
        Topics topics(int number) {
            String before = number <= 1 ? "" : String.format(Locale.ROOT, "lab%d/", number);
            return new Topics(before + request, before + picture);
        }
    }

    /// @param request where it is asked
    /// @param picture where it answers
    record Topics(String request, String picture) {}

    /// The forms of a picture.
    enum Encoding {
        RAW,
        BASE64,
        DATA_URL;

        byte[] of(byte[] jpeg) {
            String prefix = this == DATA_URL ? "data:image/jpeg;base64," : "";
            return this == RAW
                    ? jpeg
                    : (prefix + Base64.getEncoder().encodeToString(jpeg)).getBytes(StandardCharsets.US_ASCII);
        }
    }

    private final Topics topics;
    private final Encoding encoding;
    private final FrameLoop pictures;
    private final double fps;
    private boolean warm;

    /// @param fps pictures a second that it sends unasked; 0 for none
    LabCamera(Identity identity, World world, Topics topics, Encoding encoding, FrameLoop pictures, double fps) {
        super(identity, world);
        this.topics = topics;
        this.encoding = encoding;
        this.pictures = pictures;
        this.fps = fps;
    }

    @Override
    void connected() {
        warm = false;
        listen(topics.request(), 1, this::requested);
    }

    @Override
    void begin() {
        if (fps > 0) {
            every(Duration.ofNanos((long) (1e9 / fps)), () -> {
                if (!isCongested()) {
                    shoot(0);
                }
            });
        }
    }

    private void requested(InboundMessage request) {
        Duration wait = warm ? Duration.ofMillis(120) : WARM_UP;
        later(wait, () -> {
            warm = true;
            shoot(request.qos());
        });
    }

    private void shoot(int qos) {
        sendPicture(topics.picture(), encoding.of(shot(see(pictures))), qos);
    }
}

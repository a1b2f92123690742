package vedette.station;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import vedette.dialect.CameraNaming;
import vedette.dialect.Decoded;
import vedette.dialect.MalformedPayloadException;
import vedette.dialect.News;
import vedette.dialect.Route.Chunk;
import vedette.dialect.Route.PictureSource;
import vedette.dialect.RouteTable;
import vedette.dialect.Routes;
import vedette.dialect.Site;
import vedette.message.InboundMessage;
import vedette.model.Arrival;
import vedette.model.CameraEvent;
import vedette.model.CameraId;
import vedette.model.CameraRole;
import vedette.model.Severity;
import vedette.video.JpegDecoder;
import vedette.video.JpegHeader;
import vedette.video.PixelFrame;

/// What the tests of the station have in common: a broker, a camera system of few words, and messages.
final class Sample {
    static final String BROKER = "lab";
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final CameraId DOOR = camera("door");

    private static final Site SITE = new Site(BROKER, "sample", "sample");

    private Sample() {}

    static CameraId camera(String name) {
        return new CameraId(BROKER, "sample", "sample", CameraRole.CAMERA, name);
    }

    static CameraId of(CameraRole role, String name) {
        return new CameraId(BROKER, "sample", "sample", role, name);
    }

    static long seconds(double seconds) {
        return (long) (seconds * 1e9);
    }

    static Arrival at(double seconds) {
        return new Arrival(NOW.plus(Duration.ofNanos(seconds(seconds))), seconds(seconds), false);
    }

    static InboundMessage message(String topic, String payload) {
        return message(topic, payload.getBytes(StandardCharsets.UTF_8), 1, NOW);
    }

    static InboundMessage message(String topic, byte[] payload, int qos, Instant received) {
        return new InboundMessage(BROKER, topic, payload, qos, false, received, System.nanoTime(), null);
    }

    /// Alerts on `sample/{camera}/alert`, pictures on `sample/{camera}/picture` and in pieces below `pieces`.
    static List<RouteTable.Installed> installations() {
        CameraNaming camera = CameraNaming.part("camera");
        Routes routes = Routes.under("sample")
                .news("{camera}/alert", 1, Sample::alert)
                .frames("{camera}/picture", camera, PictureSource.STREAM)
                .frames("{camera}/answer", camera, PictureSource.ON_REQUEST)
                .chunks("{camera}/pieces/start", camera, Chunk.START)
                .chunks("{camera}/pieces/data", camera, Chunk.DATA)
                .chunks("{camera}/pieces/end", camera, Chunk.END)
                .build();
        return List.of(new RouteTable.Installed(SITE, routes));
    }

    /// `bad` is malformed, `fault` meets a fault in the decoder, `id text` is an alert with a message id.
    private static Decoded alert(News news) throws MalformedPayloadException {
        String text = news.text();
        CameraId camera = news.camera("camera");
        if (text.startsWith("bad")) {
            throw new MalformedPayloadException("it is bad");
        }
        if (text.equals("fault")) {
            throw new IllegalStateException("planted by a test");
        }
        int blank = text.indexOf(' ');
        String id = blank < 0 ? null : text.substring(0, blank);
        return Decoded.of(new CameraEvent.AlertRaised(camera, null, id, Severity.WARNING, text.substring(blank + 1)));
    }

    /// Nothing is decoded while nobody looks.
    static JpegDecoder noDecoder() {
        return new JpegDecoder() {
            @Override
            public void decode(byte[] jpeg, JpegHeader header, int scaleDenominator, PixelFrame target) {}

            @Override
            public String name() {
                return "none";
            }

            @Override
            public void close() {}
        };
    }
}

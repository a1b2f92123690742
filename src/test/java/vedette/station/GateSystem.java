package vedette.station;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import vedette.dialect.CameraNaming;
import vedette.dialect.Decoded;
import vedette.dialect.Decoded.AttachedPicture;
import vedette.dialect.MalformedPayloadException;
import vedette.dialect.News;
import vedette.dialect.Route.PictureSource;
import vedette.dialect.RouteTable;
import vedette.dialect.Routes;
import vedette.dialect.Site;
import vedette.model.CameraEvent;
import vedette.model.CameraEvent.DetectionsReported;
import vedette.model.CameraEvent.MotionChanged;
import vedette.model.CameraEvent.PlatesRead;
import vedette.model.CameraId;
import vedette.model.CameraRole;
import vedette.model.Detection;
import vedette.model.PlateRead;

/// A camera system of the tests whose messages bring several events, with or without id, time and picture.
final class GateSystem {
    static final CameraId GATE = new CameraId(Sample.BROKER, "gate", "gate", CameraRole.CAMERA, "north");
    static final String TOPIC = "gate/north/seen";

    private GateSystem() {}

    static List<RouteTable.Installed> installations() {
        CameraNaming camera = CameraNaming.part("camera");
        Routes routes = Routes.under("gate")
                .news("{camera}/seen", 1, GateSystem::seen)
                .news("{camera}/motion", 1, GateSystem::motion)
                .frames("{camera}/film", camera, PictureSource.STREAM)
                .frames("{camera}/answer", camera, PictureSource.ON_REQUEST)
                .build();
        return List.of(new RouteTable.Installed(new Site(Sample.BROKER, "gate", "gate"), routes));
    }

    private static Decoded motion(News news) throws MalformedPayloadException {
        if (news.text().equals("bad")) {
            throw new MalformedPayloadException("it is bad");
        }
        return Decoded.of(
                new MotionChanged(news.camera("camera"), null, news.text().equals("ON")));
    }

    /// `id;time;labels;plates;picture`: id and time may be empty, labels are `car@zone`, the picture is base64.
    private static Decoded seen(News news) throws MalformedPayloadException {
        String[] parts = news.text().split(";", -1);
        CameraId camera = news.camera("camera");
        String id = parts[0].isEmpty() ? null : parts[0];
        Instant claimed = parts[1].isEmpty() ? null : Instant.parse(parts[1]);
        List<CameraEvent> events = new ArrayList<>();
        List<Detection> detections = words(parts[2]).stream()
                .map(each -> each.split("@", -1))
                .map(each -> new Detection(each[0], 0.9, null, null, each.length > 1 ? each[1] : null, null))
                .toList();
        if (!detections.isEmpty()) {
            events.add(new DetectionsReported(camera, claimed, id, detections));
        }
        List<PlateRead> plates = words(parts[3]).stream()
                .map(each -> new PlateRead(each, 0.8, null, null, null, null))
                .toList();
        if (!plates.isEmpty()) {
            events.add(new PlatesRead(camera, claimed, id, plates, null));
        }
        byte[] picture = parts[4].getBytes(StandardCharsets.US_ASCII);
        return new Decoded(events, picture.length == 0 ? List.of() : List.of(new AttachedPicture(camera, picture)));
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split(",", -1));
    }

    /// Bytes that begin as a JPEG does.
    static byte[] jpeg(int size, int mark) {
        byte[] bytes = new byte[size];
        Arrays.fill(bytes, (byte) mark);
        bytes[0] = (byte) 0xFF;
        bytes[1] = (byte) 0xD8;
        bytes[2] = (byte) 0xFF;
        return bytes;
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}

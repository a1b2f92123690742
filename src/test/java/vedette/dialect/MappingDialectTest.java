package vedette.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import vedette.dialect.Route.FramesRoute;
import vedette.dialect.Route.PictureSource;
import vedette.dialect.mapping.MappingDialect;
import vedette.model.Box;
import vedette.model.CameraEvent;
import vedette.model.CameraEvent.AlertRaised;
import vedette.model.CameraEvent.CommandSeen;
import vedette.model.CameraEvent.DetectionsReported;
import vedette.model.CameraEvent.EmotionsReported;
import vedette.model.CameraEvent.HealthReported;
import vedette.model.CameraEvent.MotionChanged;
import vedette.model.CameraEvent.PlatesRead;
import vedette.model.CameraEvent.PresenceChanged;
import vedette.model.CameraEvent.TelemetryReported;
import vedette.model.CameraRole;
import vedette.model.Detection;
import vedette.model.HealthStatus;
import vedette.model.Reading;
import vedette.model.Severity;

/// Each thing that a mapping can say, by the example in its own documentation.
class MappingDialectTest {
    private static final Path DOCUMENT = Path.of("src/docs/mapping-files.md");

    private final MappingDialect yard = example();
    private final Wire wire = Wire.of(yard, Installation.under("yard"));

    private static MappingDialect example() {
        try {
            Matcher full =
                    Pattern.compile("```toml\n(id = .*?)```", Pattern.DOTALL).matcher(Files.readString(DOCUMENT));
            assertThat(full.find()).isTrue();
            return MappingDialect.of(full.group(1), "yard.toml");
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private <E extends CameraEvent> E one(String topic, String payload, Class<E> kind) throws Exception {
        List<CameraEvent> events = wire.decode(topic, payload).events();
        assertThat(events).hasSize(1);
        return kind.cast(events.getFirst());
    }

    private Route route(String topic) {
        return Objects.requireNonNull(wire.match(topic)).route();
    }

    @Test
    void picturesComeWholeAsFieldsAndInPieces() throws Exception {
        FramesRoute film = (FramesRoute) route("yard/cam1/jpg");
        assertThat(film.source()).isEqualTo(PictureSource.STREAM);
        Decoded inField = wire.decode("yard/cam1/photo", "{\"image\": {\"data\": \"/9j/4AAQ\"}}");
        assertThat(inField.pictures()).singleElement().satisfies(picture -> {
            assertThat(picture.camera().name()).isEqualTo("cam1");
            assertThat(new String(picture.bytes(), StandardCharsets.US_ASCII)).isEqualTo("/9j/4AAQ");
            assertThat(picture.source()).isEqualTo(PictureSource.STILLS);
        });
        for (String piece : List.of("start", "data", "end")) {
            assertThat(route("yard/cam1/chunk/" + piece)).isInstanceOf(Route.ChunkRoute.class);
        }
    }

    @Test
    void detectionsHaveLabelScoreBoxTrackZoneTimeAndId() throws Exception {
        DetectionsReported seen = one("yard/seen", """
                {"msg": "m7", "source": "cam2", "when": 1795161080500, "frame": {"w": 1000, "h": 500}, "objects": [
                  {"what": "person", "prob": 0.9, "rect": [500, 250, 100, 50], "areas": ["path", "door"], "no": 7},
                  {"what": "dog", "prob": 1.0004}]}""", DetectionsReported.class);
        assertThat(seen.camera().name()).isEqualTo("cam2");
        assertThat(seen.messageId()).isEqualTo("m7");
        assertThat(seen.claimed()).isEqualTo(Instant.parse("2026-11-20T07:51:20.500Z"));
        assertThat(seen.detections())
                .containsExactly(
                        new Detection("person", 0.9, new Box.Normalised(0.45, 0.45, 0.1, 0.1), "7", "path, door", null),
                        new Detection("dog", 1, null, null, null, null));
        assertThat(one("yard/seen", "{\"source\": \"cam2\", \"objects\": []}", DetectionsReported.class)
                        .detections())
                .isEmpty();
        assertThatThrownBy(() -> wire.decode("yard/seen", "{\"source\": \"cam2\"}"))
                .isInstanceOf(MalformedPayloadException.class)
                .hasMessageContaining("has nothing at objects[]");
    }

    @Test
    void platesScoresHealthTelemetryAndWords() throws Exception {
        PlatesRead read = one("yard/cam1/plate", "{\"plate\": {\"text\": \"ABC 123\", \"p\": 0.8}}", PlatesRead.class);
        assertThat(read.plates().getFirst().number()).isEqualTo("ABC 123");
        EmotionsReported mood =
                one("yard/cam1/mood", "{\"s\": {\"happy\": 0.2, \"sad\": 0.7}}", EmotionsReported.class);
        assertThat(mood.dominant()).isEqualTo("sad");
        HealthReported health = one(
                "yard/cam1/health",
                "{\"state\": \"warning\", \"cpu\": 45.5, \"wifi\": {\"rssi\": -61}}",
                HealthReported.class);
        assertThat(health.status()).isEqualTo(HealthStatus.WARNING);
        assertThat(health.readings())
                .isEqualTo(Map.of("processor", Reading.of(45.5, "%"), "signal", Reading.of(-61, "dBm")));
        assertThat(one("yard/cam1/env", "{\"t\": 21.5, \"in\": {\"door\": \"open\"}}", TelemetryReported.class)
                        .readings())
                .isEqualTo(Map.of("t", Reading.of(21.5, ""), "in.door", Reading.of("open")));
        assertThat(one("yard/cam1/value/lux", "120", TelemetryReported.class).readings())
                .isEqualTo(Map.of("lux", Reading.of(120, "lx")));
        PresenceChanged presence = one("yard/cam1/state", "{\"state\": \"Online\"}", PresenceChanged.class);
        assertThat(presence.online()).isTrue();
        assertThat(one("yard/cam1/move", "1", MotionChanged.class).moving()).isTrue();
        AlertRaised alert = one("yard/alarm", "{\"level\": \"danger\", \"text\": \"gate forced\"}", AlertRaised.class);
        assertThat(alert.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(alert.camera().role()).isEqualTo(CameraRole.SERVER);
        assertThat(one("yard/cam1/light/set", "ON", CommandSeen.class).command())
                .isEqualTo("light");
    }

    @Test
    void frigatesBoxIsInPixelsUntilItsThingHasGone() throws Exception {
        CameraDialect frigate = DialectCatalog.load().find("frigate").orElseThrow();
        List<WireLine> lines = WireLine.read(Path.of("src/test/resources/dialects/frigate/events.jsonl"));
        Wire usual = Wire.of(List.of(frigate));
        DetectionsReported begun =
                (DetectionsReported) usual.decode(lines.get(0)).events().getFirst();
        assertThat(begun.camera().name()).isEqualTo("front_door");
        assertThat(begun.detections().getFirst().box()).isEqualTo(new Box.Pixels(424, 500, 112, 212));
        assertThat(begun.detections().getFirst().zone()).isEqualTo("driveway");
        DetectionsReported ended =
                (DetectionsReported) usual.decode(lines.get(2)).events().getFirst();
        assertThat(ended.detections().getFirst().box()).isNull();
        assertThat(ended.messageId()).isNotEqualTo(begun.messageId());
        Wire whole =
                Wire.of(frigate, new Installation("f", "frigate", Map.of("snapshots", "{camera}", "size", "1280x720")));
        DetectionsReported sized =
                (DetectionsReported) whole.decode(lines.get(0)).events().getFirst();
        assertThat(sized.detections().getFirst().box()).isInstanceOf(Box.Normalised.class);
    }

    /// The same damage as the contract's, over every construct.
    @Test
    void noDamageEscapes() {
        List<WireLine> fixtures = List.of(
                line("yard/seen", """
                        {"msg": "m7", "source": "cam2", "when": 1, "frame": {"w": 9, "h": 5}, "objects":
                         [{"what": "person", "prob": 0.9, "rect": [5, 2, 1, 1], "areas": ["path"], "no": 7}]}"""),
                line("yard/cam1/photo", "{\"image\": {\"data\": \"/9j/4AAQ\"}}"),
                line("yard/cam1/plate", "{\"plate\": {\"text\": \"ABC 123\", \"p\": 0.8}}"),
                line("yard/cam1/mood", "{\"s\": {\"happy\": 0.2, \"sad\": 0.7}}"),
                line("yard/cam1/health", "{\"state\": \"warning\", \"cpu\": 45.5, \"wifi\": {\"rssi\": -61}}"),
                line("yard/cam1/env", "{\"t\": 21.5, \"in\": {\"door\": [\"open\", 2]}}"),
                line("yard/cam1/value/lux", "120"),
                line("yard/cam1/state", "{\"state\": \"Online\"}"),
                line("yard/cam1/move", "1"),
                line("yard/alarm", "{\"level\": \"danger\", \"text\": \"gate forced\"}"),
                line("yard/cam1/light/set", "ON"));
        assertThat(DialectContract.breaches(yard, fixtures))
                .noneMatch(breach -> breach.contains("escape") || breach.contains("not a one-line reason"));
    }

    private static WireLine line(String topic, String payload) {
        return new WireLine(topic, 1, false, payload.getBytes(StandardCharsets.UTF_8), List.of());
    }
}

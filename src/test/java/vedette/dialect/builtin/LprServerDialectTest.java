package vedette.dialect.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vedette.dialect.Decoded;
import vedette.dialect.Installation;
import vedette.dialect.MalformedPayloadException;
import vedette.dialect.Wire;
import vedette.message.Subscription;
import vedette.model.Box;
import vedette.model.CameraEvent.AlertRaised;
import vedette.model.CameraEvent.CommandAnswered;
import vedette.model.CameraEvent.CommandSeen;
import vedette.model.CameraEvent.ConfigReported;
import vedette.model.CameraEvent.DetectionsReported;
import vedette.model.CameraEvent.HealthReported;
import vedette.model.CameraEvent.PlatesRead;
import vedette.model.CameraEvent.PresenceChanged;
import vedette.model.CameraEvent.TelemetryReported;
import vedette.model.CameraEvent.WatchlistMatched;
import vedette.model.CameraRole;
import vedette.model.Detection;
import vedette.model.HealthStatus;
import vedette.model.PlateRead;
import vedette.model.Reading;

class LprServerDialectTest {
    private static final String HEAD =
            "\"message_id\":\"m1\",\"camera_id\":\"CAM001\",\"timestamp\":\"2026-11-20T07:50:46.25\"";
    private static final String VEHICLE = """
            {"bbox":[200,100,100,250],"confidence":0.95,"vehicle_class":"car","color":"white","brand":"Toyota",
             "model":"Camry","year":2020}""";
    private static final String PLATE =
            "{\"plate_number\":\"ABC1000\",\"bbox\":[150,120,180,140],\"confidence\":0.9,\"country\":\"TH\",\"is_valid\":true}";
    private static final Instant TIME = Instant.parse("2026-11-20T07:50:46.250Z");

    private final Wire wire = Wire.of(new LprServerDialect(), Installation.under("lprserver"));

    @Test
    void vehiclesAndPlatesAreTwoEventsOfOneMessage() throws Exception {
        Decoded decoded = detection("{" + HEAD + ",\"checkpoint_id\":\"CP1\",\"detection_data\":{\"vehicles\":["
                + VEHICLE + "],\"plates\":[" + PLATE + "]}}");
        DetectionsReported seen = (DetectionsReported) decoded.events().get(0);
        PlatesRead read = (PlatesRead) decoded.events().get(1);
        assertThat(seen.claimed()).as("no zone is UTC").isEqualTo(TIME);
        assertThat(seen.messageId()).isEqualTo("m1").isEqualTo(read.messageId());
        assertThat(seen.detections())
                .containsExactly(new Detection(
                        "car", 0.95, new Box.Pixels(100, 100, 100, 150), null, null, "white Toyota Camry 2020"));
        assertThat(read.checkpoint()).isEqualTo("CP1");
        assertThat(read.plates())
                .containsExactly(new PlateRead("ABC1000", 0.9, new Box.Pixels(150, 120, 30, 20), "TH", null, true));
    }

    @Test
    void onlyPlatesAreNoDetectionAndNothingIsOne() throws Exception {
        assertThat(detection("{" + HEAD + ",\"detection_data\":{\"plates\":[" + PLATE + "]}}")
                        .events())
                .singleElement()
                .isInstanceOf(PlatesRead.class);
        assertThat(detection("{" + HEAD + ",\"detection_data\":{}}").events())
                .singleElement()
                .isInstanceOfSatisfying(
                        DetectionsReported.class,
                        seen -> assertThat(seen.detections()).isEmpty());
    }

    @Test
    void aBadClockSpoilsNothing() throws Exception {
        Decoded decoded = detection(
                "{\"message_id\":\"m\",\"camera_id\":\"CAM001\",\"timestamp\":{},\"detection_data\":{\"vehicles\":[]}}");
        assertThat(decoded.events().getFirst().claimed()).isNull();
    }

    @Test
    void envelopesAreOpened() throws Exception {
        String body = "{" + HEAD + ",\"detection_data\":{\"vehicles\":[" + VEHICLE + "]}}";
        Decoded first = detection(
                "{\"message_id\":\"outer\",\"protocol\":\"mqtt\",\"edge_device_id\":\"e\",\"payload\":" + body + "}");
        assertThat(first.events().getFirst().messageId()).isEqualTo("outer");
        assertThat(first.events().getFirst().claimed()).isEqualTo(TIME);
        Decoded second = detection("{\"device_id\":\"e\",\"timestamp\":1,\"data\":" + body + "}");
        assertThat(second.events().getFirst().messageId()).isEqualTo("m1");
    }

    @Test
    void flatListsAreReadInManySpellings() throws Exception {
        Decoded decoded = detection("""
                {"annotated_image":"/9j/AAAA","cropped_plates":["/9j/BBBB"],
                 "vehicle_detections":[{"bounding_box":{"x":1,"y":2,"width":3,"height":4},"score":0.5,"class":"bus"},
                                       {"box":[0.1,0.2,0.5,0.4],"confidence":0.6,"label":"van"}],
                 "plate_detections":[{"box":{"x1":9,"y1":8,"x2":5,"y2":4},"score":0.7},{"bbox":[],"score":0.4}],
                 "ocr_results":[{"text":" XY 77 ","plate_index":0}]}""");
        DetectionsReported seen = (DetectionsReported) decoded.events().get(0);
        assertThat(seen.detections()).extracting(Detection::label).containsExactly("bus", "van", "plate");
        assertThat(seen.detections().get(0).box()).isEqualTo(new Box.Pixels(1, 2, 3, 4));
        assertThat(seen.detections().get(1).box()).isEqualTo(new Box.Normalised(0.1, 0.2, 0.4, 0.2));
        PlateRead plate = ((PlatesRead) decoded.events().get(1)).plates().getFirst();
        assertThat(plate.number()).isEqualTo("XY 77");
        assertThat(plate.confidence()).isEqualTo(0.7);
        assertThat(plate.box()).isEqualTo(new Box.Pixels(5, 4, 4, 4));
        assertThat(decoded.pictures())
                .singleElement()
                .satisfies(picture ->
                        assertThat(picture.bytes()).isEqualTo("/9j/AAAA".getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void healthCarriesReadingsAndAlerts() throws Exception {
        Decoded decoded = wire.decode("lprserver/cameras/CAM001/health", "{" + HEAD + """
                ,"health_status":"warning","health_details":{"cpu_usage":45.2,"disk_usage":23.1,"temperature":42.5,
                 "uptime_seconds":86400,"camera_status":"active","network_status":"connected"},
                 "alerts":[{"level":"critical","message":"hot","timestamp":"2026-11-20T07:00:00"},{"message":"dusty"}]}""");
        HealthReported health = (HealthReported) decoded.events().get(0);
        assertThat(health.status()).isEqualTo(HealthStatus.WARNING);
        assertThat(health.readings())
                .containsEntry("cpu", Reading.of(45.2, "%"))
                .containsEntry("temperature", Reading.of(42.5, "°C"))
                .containsEntry("uptime", Reading.of(86_400, "s"))
                .containsEntry("network", Reading.of("connected"));
        assertThat(decoded.events().get(1).claimed()).isEqualTo(Instant.parse("2026-11-20T07:00:00Z"));
        assertThat(decoded.events().get(1).messageId())
                .as("a standing alert repeats itself")
                .isEqualTo("2026-11-20T07:00:00Z hot");
        assertThat(decoded.events().get(2).messageId()).isEqualTo("m1#1");
        assertThat(((AlertRaised) decoded.events().get(2)).text()).isEqualTo("dusty");
    }

    @Test
    void onlyTheAnswerWithAResultIsTheCameras() throws Exception {
        String topic = "lprserver/cameras/CAM001/control/response";
        CommandAnswered server = (CommandAnswered) wire.decode(
                        topic, "{\"original_message_id\":\"m-2\",\"command\":\"calibrate\",\"status\":\"executed\"}")
                .events()
                .getFirst();
        assertThat(server.byCamera()).isFalse();
        assertThat(server.succeeded()).isNull();
        CommandAnswered camera =
                (CommandAnswered) wire.decode(topic, """
                        {"original_message_id":"m-2","command":"calibrate","status":"unknown_command",
                         "result":{"success":false,"message":"Command calibrate unknown_command"}}""").events().getFirst();
        assertThat(camera.byCamera()).isTrue();
        assertThat(camera.originalId()).isEqualTo("m-2");
        assertThat(camera.succeeded()).isFalse();
        assertThat(camera.text()).isEqualTo("Command calibrate unknown_command");
    }

    @Test
    void commandsAreOverheardWithTheirParameters() throws Exception {
        CommandSeen seen = (CommandSeen)
                wire.decode("lprserver/cameras/CAM001/control", """
                        {"message_id":"m-1","command":"restart_camera","priority":"critical",
                         "parameters":{"delay_seconds":5,"reason":"maintenance"}}""").events().getFirst();
        assertThat(seen.command()).isEqualTo("restart_camera");
        assertThat(seen.detail()).isEqualTo("delay_seconds 5, reason maintenance, priority critical");
    }

    @Test
    void configurationKeepsWhatNobodyKnows() throws Exception {
        ConfigReported config = (ConfigReported) wire.decode(
                        "lprserver/cameras/CAM001/config",
                        "{" + HEAD
                                + ",\"config_type\":\"detection_settings\",\"config_data\":{\"threshold\":0.80,\"new\":[1]}}")
                .events()
                .getFirst();
        assertThat(config.type()).isEqualTo("detection_settings");
        assertThat(config.json()).contains("\"new\":[1]");
    }

    @Test
    void checkpointsShowWhateverComesUpToALimit() throws Exception {
        StringBuilder many = new StringBuilder("{\"lanes\":{\"north\":{\"open\":true}}");
        for (int i = 0; i < 200; i++) {
            many.append(",\"f").append(i).append("\":").append(i);
        }
        TelemetryReported report = (TelemetryReported) wire.decode("lprserver/checkpoints/CP1/status", many + "}")
                .events()
                .getFirst();
        assertThat(report.camera().role()).isEqualTo(CameraRole.SERVER);
        assertThat(report.camera().name()).isEqualTo("CP1");
        assertThat(report.readings()).hasSize(64).containsEntry("lanes.north.open", Reading.of("true"));
    }

    @Test
    void aHitIsTheCamerasThatItNames() throws Exception {
        WatchlistMatched hit = (WatchlistMatched)
                wire.decode("lprserver/blacklist/notifications", """
                        {"camera_id":"CAM001","plate_number":"ABC1000","reason":"stolen"}""").events().getFirst();
        assertThat(hit.camera().name()).isEqualTo("CAM001");
        assertThat(hit.plate()).isEqualTo("ABC1000");
        assertThat(hit.text()).contains("reason stolen");
        assertThatThrownBy(() -> wire.decode("lprserver/blacklist/notifications", "{\"camera_id\":\"..\"}"))
                .isInstanceOf(MalformedPayloadException.class);
    }

    @Test
    void aHeartbeatThatComplainsIsStillThere() throws Exception {
        assertThat(heartbeat("{\"status\":\"error\",\"timestamp\":1795160621.5}")
                        .online())
                .isTrue();
        assertThat(heartbeat("{\"status\":\"Offline\"}").online()).isFalse();
    }

    @Test
    void theNewerCamerasTopicsAreOptions() {
        Installation moved = new Installation("north", "gate", Map.of("edge", "factory/edge", "camera", ""));
        assertThat(new LprServerDialect().routes(moved).watched())
                .extracting(Subscription::filter)
                .containsExactlyInAnyOrder("gate/#", "factory/edge/#");
        assertThat(new LprServerDialect()
                        .routes(Installation.under("lprserver"))
                        .watched())
                .extracting(Subscription::filter)
                .containsExactlyInAnyOrder("lprserver/#", "aicamera/edge/#", "camera/#");
    }

    private PresenceChanged heartbeat(String json) throws Exception {
        List<?> events = wire.decode("aicamera/edge/e7/heartbeat", json).events();
        return (PresenceChanged) events.getFirst();
    }

    private Decoded detection(String json) throws Exception {
        return wire.decode("lprserver/cameras/CAM001/detection", json);
    }
}

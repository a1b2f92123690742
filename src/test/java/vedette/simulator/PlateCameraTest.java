package vedette.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import vedette.dialect.JsonPayload;
import vedette.message.OutboundMessage;

class PlateCameraTest {
    private static final String TOPICS = "lprserver/cameras/CAM001";

    private final Stage stage = new Stage();
    private final FrameLoop gate = Stage.filled(Scenes.gate(2));

    private PlateCamera camera(PlateCamera.Form form) {
        return stage.start(new PlateCamera(
                Stage.identity("Main gate", "lprserver"), stage.world, "lprserver", "CAM001", form, gate));
    }

    private void server() {
        stage.start(new PlateServer(Stage.identity("server", "lprserver"), stage.world, "lprserver"));
    }

    @Test
    void tellsItsConfigurationAndHealthAtOnceAndRetained() throws Exception {
        camera(PlateCamera.Form.CLASSIC);

        OutboundMessage config = stage.broker.on(TOPICS + "/config").getFirst();
        assertThat(config.retain()).isTrue();
        assertThat(config.qos()).isEqualTo(2);
        JsonPayload settings = Stage.object(Stage.json(config), "config_data");
        assertThat(settings.optionalNumber("detection_interval")).hasValue(1000);
        assertThat(Stage.object(settings, "alert_settings").has("notification_channels"))
                .isTrue();
        OutboundMessage health = stage.broker.on(TOPICS + "/health").getFirst();
        assertThat(health.retain()).isTrue();
        assertThat(health.qos()).isZero();
        JsonPayload details = Stage.object(Stage.json(health), "health_details");
        assertThat(details.optionalText("camera_status")).isEqualTo("active");
        assertThat(details.optionalNumber("cpu_usage").orElseThrow()).isBetween(0.0, 100.0);
        assertThat(Stage.json(health).optionalText("timestamp")).isEqualTo("2026-11-20T07:50:47.000000");
    }

    @Test
    void detectionsHaveTheirBoxesInPixelsOfThePicture() throws Exception {
        camera(PlateCamera.Form.CLASSIC);
        stage.pass(25_000);

        List<OutboundMessage> detections = stage.broker.on(TOPICS + "/detection");
        assertThat(detections).hasSizeBetween(12, 24).allMatch(message -> message.qos() == 1 && !message.retain());
        int plates = 0;
        for (OutboundMessage message : detections) {
            JsonPayload detection = Stage.json(message);
            assertThat(detection.optionalText("message_id")).matches("[0-9a-f]{8}-[0-9a-f]{4}-4.*");
            JsonPayload data = Stage.object(detection, "detection_data");
            assertThat(data.objects("vehicles")).hasSize(1);
            assertThat(data.objects("vehicles").getFirst().json()).containsPattern("\"bbox\":\\[\\d+,\\d+,\\d+,\\d+]");
            plates += data.objects("plates").size();
            for (JsonPayload plate : data.objects("plates")) {
                assertThat(plate.optionalText("plate_number")).matches("[A-Z]{3}\\d{4}");
            }
            assertThat(detection.has("metadata")).isTrue();
        }
        assertThat(plates).isGreaterThan(8);
    }

    @Test
    void theServerConfirmsEachDetection() throws Exception {
        server();
        camera(PlateCamera.Form.CLASSIC);
        stage.pass(10_000);

        List<OutboundMessage> confirmed = stage.broker.on(TOPICS + "/detection/ack");
        List<OutboundMessage> detections = stage.broker.on(TOPICS + "/detection");
        assertThat(confirmed).hasSameSizeAs(detections).isNotEmpty();
        JsonPayload first = Stage.json(confirmed.getFirst());
        assertThat(first.optionalText("original_message_id"))
                .isEqualTo(Stage.json(detections.getFirst()).optionalText("message_id"));
        assertThat(first.optionalText("status")).isEqualTo("processed");
        assertThat(first.optionalText("camera_id")).isEqualTo("CAM001");
        assertThat(first.optionalText("timestamp")).endsWith("+00:00");
    }

    @Test
    void aCommandGetsTwoAnswers() throws Exception {
        server();
        camera(PlateCamera.Form.CLASSIC);
        stage.broker.publish(TOPICS + "/control", "{\"message_id\":\"m-2\",\"command\":\"calibrate\"}", 2);
        stage.pass(100);

        List<OutboundMessage> answers = stage.broker.on(TOPICS + "/control/response");
        assertThat(answers).hasSize(2).allMatch(answer -> answer.qos() == 2 && !answer.retain());
        for (OutboundMessage answer : answers) {
            JsonPayload body = Stage.json(answer);
            assertThat(body.optionalText("original_message_id")).isEqualTo("m-2");
            assertThat(body.optionalText("status")).isEqualTo(body.has("result") ? "unknown_command" : "executed");
        }
    }

    @Test
    void aStoppedCameraSaysSoAndDetectsNothing() throws Exception {
        camera(PlateCamera.Form.CLASSIC);
        stage.broker.publish(TOPICS + "/control", "{\"message_id\":\"m-3\",\"command\":\"stop_camera\"}", 2);
        stage.pass(100);
        int before = stage.broker.on(TOPICS + "/detection").size();
        stage.pass(20_000);

        assertThat(stage.broker.on(TOPICS + "/detection")).hasSize(before);
        JsonPayload health = Stage.json(stage.broker.on(TOPICS + "/health").getLast());
        assertThat(Stage.object(health, "health_details").optionalText("camera_status"))
                .isEqualTo("inactive");
    }

    @Test
    void aNewConfigurationIsTakenAndReported() throws Exception {
        camera(PlateCamera.Form.CLASSIC);
        stage.broker.publish(TOPICS + "/config/update", "{\"config_data\":{\"confidence_threshold\":0.55}}", 2);
        stage.pass(100);

        JsonPayload config = Stage.json(stage.broker.on(TOPICS + "/config").getLast());
        assertThat(Stage.object(config, "config_data").optionalNumber("confidence_threshold"))
                .hasValue(0.55);
    }

    @Test
    void newerCamerasSendThePictureWithTheDetection() throws Exception {
        camera(PlateCamera.Form.PICTURED);
        stage.pass(6_000);

        JsonPayload data =
                Stage.object(Stage.json(stage.broker.on(TOPICS + "/detection").getLast()), "detection_data");
        byte[] picture = Base64.getDecoder().decode(data.optionalLongText("annotated_image") + "");
        assertThat(ImageIO.read(new ByteArrayInputStream(picture)).getWidth()).isEqualTo(640);
        assertThat(JpegStamp.of(picture)).isPresent();
        assertThat(data.objects("vehicle_detections")).hasSize(1);
        assertThat(data.objects("plate_detections")).hasSameSizeAs(data.objects("ocr_results"));
    }

    @Test
    void otherFormsHoldTheSameBody() throws Exception {
        camera(PlateCamera.Form.ENVELOPE);
        stage.pass(5_000);
        JsonPayload envelope = Stage.json(stage.broker.on(TOPICS + "/detection").getFirst());
        assertThat(envelope.optionalText("edge_device_id")).isEqualTo("CAM001");
        assertThat(Stage.object(envelope, "payload").has("detection_data")).isTrue();

        Stage other = new Stage();
        other.start(new PlateCamera(
                Stage.identity("x", "lprserver"), other.world, "p", "C", PlateCamera.Form.DEVICE, gate));
        other.pass(5_000);
        JsonPayload device = Stage.json(other.broker.on("p/cameras/C/detection").getFirst());
        assertThat(device.optionalText("device_id")).isEqualTo("C");
        assertThat(Stage.object(device, "data").has("detection_data")).isTrue();
    }

    @Test
    void newerEdgeCamerasHaveTopicsOfTheirOwn() throws Exception {
        stage.start(new EdgePlateCamera(
                Stage.identity("a", "lprserver"), stage.world, EdgePlateCamera.Family.AICAMERA, "edge_1", gate));
        stage.start(new EdgePlateCamera(
                Stage.identity("b", "lprserver"), stage.world, EdgePlateCamera.Family.CAMERA, "b_1", gate));
        stage.pass(12_000);

        assertThat(stage.broker.sent)
                .extracting(OutboundMessage::topic)
                .containsOnly(
                        "aicamera/edge/edge_1/detection",
                        "aicamera/edge/edge_1/heartbeat",
                        "camera/b_1/detections",
                        "camera/b_1/status",
                        "camera/b_1/health");
        JsonPayload beat =
                Stage.json(stage.broker.on("aicamera/edge/edge_1/heartbeat").getFirst());
        assertThat(beat.optionalText("status")).isEqualTo("online");
        assertThat(beat.optionalText("device_id")).isEqualTo("edge_1");
        assertThat(beat.optionalNumber("timestamp")).isPresent();
    }
}

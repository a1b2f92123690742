package vedette.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import vedette.dialect.JsonPayload;
import vedette.message.OutboundMessage;

class LightNvrCameraTest {
    private final Stage stage = new Stage();

    private LightNvrCamera camera(String stream, LightNvrCamera.Mode mode) {
        return stage.start(new LightNvrCamera(
                Stage.identity(stream, "lightnvr"),
                stage.world,
                "lightnvr",
                stream,
                mode,
                stage.loops.of(Scenes.DOGS, FrameSize.VGA)));
    }

    @Test
    void eachEventComesJustAfterItsPicture() throws Exception {
        camera("back yard.1", LightNvrCamera.Mode.PLAIN);
        stage.pass(10_000);

        String topic = "lightnvr/detections/back_yard_1";
        assertThat(stage.broker.sent).hasSizeGreaterThan(18);
        for (int i = 0; i < stage.broker.sent.size(); i += 2) {
            OutboundMessage picture = stage.broker.sent.get(i);
            OutboundMessage message = stage.broker.sent.get(i + 1);
            assertThat(picture.topic()).isEqualTo(topic + "/snapshot");
            assertThat(JpegStamp.of(picture.payload())).isPresent();
            assertThat(message.topic()).isEqualTo(topic);
            assertThat(List.of(picture.qos(), message.qos())).containsOnly(1);
            assertEvent(Stage.json(message));
        }
    }

    private static void assertEvent(JsonPayload event) throws Exception {
        assertThat(event.optionalText("stream")).isEqualTo("back yard.1");
        assertThat(event.optionalText("snapshot_topic")).isEqualTo("lightnvr/detections/back_yard_1/snapshot");
        List<JsonPayload> detections = event.objects("detections");
        assertThat(event.optionalNumber("count")).hasValue(detections.size());
        assertThat(detections).hasSize(2);
        for (JsonPayload dog : detections) {
            assertThat(dog.optionalText("label")).isEqualTo("dog");
            double right = dog.optionalNumber("x").orElseThrow()
                    + dog.optionalNumber("width").orElseThrow();
            double bottom = dog.optionalNumber("y").orElseThrow()
                    + dog.optionalNumber("height").orElseThrow();
            assertThat(right).isBetween(0.0, 1.000001);
            assertThat(bottom).isBetween(0.0, 1.000001);
        }
    }

    @Test
    void withoutDiscoveryThereIsNoAvailability() {
        LightNvrCamera camera = camera("front_door", LightNvrCamera.Mode.PLAIN);
        stage.pass(40_000);
        camera.inject(Fault.VANISH);
        assertThat(stage.broker.sent)
                .extracting(OutboundMessage::topic)
                .containsOnly("lightnvr/detections/front_door", "lightnvr/detections/front_door/snapshot");
    }

    @Test
    void withDiscoveryItTellsThatItIsThereAndWhatItCounts() throws Exception {
        LightNvrCamera camera = camera("garden", LightNvrCamera.Mode.DISCOVERY);
        stage.pass(61_000);

        assertThat(stage.broker.on("lightnvr/availability"))
                .singleElement()
                .satisfies(online -> assertThat(online.retain()).isTrue());
        assertThat(stage.broker.on("lightnvr/cameras/garden/snapshot"))
                .hasSize(3)
                .noneMatch(OutboundMessage::retain);
        assertThat(stage.broker.textsOn("lightnvr/cameras/garden/motion")).containsExactly("OFF", "ON");
        assertThat(stage.broker.textsOn("lightnvr/cameras/garden/detection_count"))
                .containsOnly("2");
        assertThat(stage.broker.textsOn("lightnvr/cameras/garden/dog")).containsOnly("2");
        for (String component : List.of("camera", "binary_sensor", "sensor")) {
            OutboundMessage config = stage.broker
                    .on("homeassistant/" + component + "/lightnvr/garden/config")
                    .getFirst();
            assertThat(config.retain()).isTrue();
            assertThat(Stage.json(config).optionalText("availability_topic")).isEqualTo("lightnvr/availability");
        }
        camera.inject(Fault.VANISH);
        assertThat(stage.broker.textsOn("lightnvr/availability")).containsExactly("online", "offline");
    }

    @Test
    void theFilmForLoadKeepsItsRate() {
        camera("camera_1", LightNvrCamera.Mode.film(15));
        stage.pass(10_000);

        List<OutboundMessage> pictures = stage.broker.on("lightnvr/cameras/camera_1/snapshot");
        assertThat(pictures).hasSizeBetween(150, 151).allMatch(picture -> picture.qos() == 0);
        for (int i = 0; i < pictures.size(); i++) {
            assertThat(JpegStamp.of(pictures.get(i).payload()).orElseThrow().sequence())
                    .isEqualTo(i);
        }
        assertThat(stage.broker.on("lightnvr/detections/camera_1")).hasSizeBetween(10, 11);
        assertThat(stage.counters.counts().skipped()).isZero();
    }
}

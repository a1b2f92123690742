package vedette.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import vedette.message.OutboundMessage;

class LabCameraTest {
    private final Stage stage = new Stage();

    private FrameLoop cat() {
        return stage.loops.of(Scenes.CAT, FrameSize.VGA);
    }

    private void camera(LabCamera.Pair pair, int number, LabCamera.Encoding encoding, double fps) {
        stage.start(new LabCamera(
                Stage.identity("Bench", "capture"), stage.world, pair.topics(number), encoding, cat(), fps));
    }

    @Test
    void answersAfterItHasWarmedUpAndThenSoon() {
        camera(LabCamera.Pair.CAPTURE_IMAGE, 1, LabCamera.Encoding.RAW, 0);
        stage.pass(60_000);
        assertThat(stage.broker.sent).isEmpty();

        stage.broker.publish("capture/image", "Capture Now", 1);
        stage.pass(2_900);
        assertThat(stage.broker.on("image/data")).isEmpty();
        stage.pass(200);
        assertThat(stage.broker.on("image/data")).singleElement().satisfies(picture -> {
            assertThat(JpegStamp.of(picture.payload())).isPresent();
            assertThat(picture.qos()).isEqualTo(1);
            assertThat(picture.retain()).isFalse();
        });
        stage.broker.publish("capture/image", "Capture Now", 1);
        stage.pass(500);
        assertThat(stage.broker.on("image/data")).hasSize(2);
    }

    @Test
    void picturesComeInThreeForms() {
        camera(LabCamera.Pair.IMAGE_REQUEST, 1, LabCamera.Encoding.BASE64, 1);
        camera(LabCamera.Pair.IMAGE_CAPTURE, 1, LabCamera.Encoding.DATA_URL, 1);
        camera(LabCamera.Pair.CAMERA_REQUEST, 2, LabCamera.Encoding.RAW, 1);
        stage.pass(2_500);

        String base64 = stage.broker.textsOn("image/response").getFirst();
        assertThat(base64).startsWith("/9j/");
        assertThat(JpegStamp.of(Base64.getDecoder().decode(base64))).isPresent();
        assertThat(stage.broker.textsOn("image/publish"))
                .hasSize(3)
                .allMatch(url -> url.startsWith("data:image/jpeg;base64,/9j/"));
        assertThat(stage.broker.on("lab2/camera/image").getFirst().payload()).startsWith(0xFF, 0xD8, 0xFF);
    }

    @Test
    void smallCamerasSendPieces() {
        stage.start(new Esp32Camera(
                Stage.identity("Workshop", "capture"), stage.world, "esp32cam", Duration.ofSeconds(4), cat()));
        stage.pass(1_000);

        List<OutboundMessage> sent = stage.broker.sent;
        assertThat(sent.getFirst().topic()).isEqualTo("esp32cam/start");
        assertThat(sent.getLast().topic()).isEqualTo("esp32cam/end");
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        stage.broker.on("esp32cam/data").forEach(piece -> whole.writeBytes(piece.payload()));
        assertThat(FakeBroker.text(sent.getFirst())).isEqualTo(Integer.toString(whole.size()));
        assertThat(JpegStamp.of(whole.toByteArray())).isPresent();
    }

    @Test
    void somebodyAsks() {
        stage.start(new Requester(
                Stage.identity("asks", "capture"),
                stage.world,
                "capture/image",
                () -> "Capture Now",
                Duration.ofSeconds(7)));
        stage.pass(15_000);
        assertThat(stage.broker.textsOn("capture/image")).hasSize(3).containsOnly("Capture Now");
    }
}

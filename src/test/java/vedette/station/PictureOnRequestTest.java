package vedette.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vedette.station.CommandLab.settings;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vedette.command.CommandRecord;
import vedette.command.CommandStep;
import vedette.command.Stage;
import vedette.message.OutboundMessage;
import vedette.message.Publisher;
import vedette.model.CameraId;
import vedette.model.CameraRole;
import vedette.model.EventKind;
import vedette.mqtt.MosquittoBroker;
import vedette.ui.LabBroker;

/// A lab's camera is asked for a picture, over a real broker, and answers in each of the forms that are in use, or not.
@Timeout(60)
class PictureOnRequestTest {
    private static final CameraId CAMERA =
            new CameraId("lab", "capture", "image/data", CameraRole.CAMERA, "image/data");

    @TempDir
    private Path folder = Path.of("");

    private MosquittoBroker broker;

    @BeforeEach
    void startBroker() throws Exception {
        MosquittoBroker.assumeInstalled();
        broker = MosquittoBroker.in(folder);
        broker.start();
    }

    @AfterEach
    void stopBroker() throws Exception {
        if (broker != null) {
            broker.close();
        }
    }

    private static byte[] form(String form, byte[] jpeg) {
        String text = Base64.getEncoder().encodeToString(jpeg);
        return switch (form) {
            case "base64" -> text.getBytes(StandardCharsets.UTF_8);
            case "data URL" -> ("data:image/jpeg;base64," + text).getBytes(StandardCharsets.UTF_8);
            default -> jpeg;
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"raw", "base64", "data URL"})
    void thePictureIsTheAnswer(String form) throws Exception {
        byte[] picture = form(form, LabBroker.jpeg(320, 240, 1));
        try (CommandLab lab = new CommandLab(broker, "capture", settings(10, 1, 1))) {
            Publisher camera = lab.publisher("camera");
            camera.subscribe(
                            "capture/image",
                            1,
                            request -> camera.publish(new OutboundMessage("image/data", picture, 1, false)))
                    .toCompletableFuture()
                    .get(30, TimeUnit.SECONDS);
            lab.awaitOnline();
            assertThat(lab.station.commandable()).as("it never spoke").contains(CAMERA);
            CommandRecord over = lab.awaitOver(lab.give(CAMERA, "capture"));
            assertThat(over.stage()).as("%s", over.steps()).isEqualTo(Stage.CONFIRMED);
            await().until(() -> lab.log.entries(EventKind.SNAPSHOT).size() == 1);
            assertThat(lab.log.entries(EventKind.COMMAND))
                    .as("its own request is nobody else's")
                    .allMatch(entry -> over.command().id().toString().equals(entry.key()));
        }
    }

    @Test
    void aDeafCameraEndsInAClearTimeOut() throws Exception {
        try (CommandLab lab = new CommandLab(broker, "capture", settings(3, 2, 1))) {
            lab.awaitOnline();
            CommandRecord over = lab.awaitOver(lab.give(CAMERA, "capture"));
            assertThat(over.stage()).isEqualTo(Stage.EXPIRED);
            assertThat(over.text()).contains("no picture came within 3 s, though it was sent 2 times. Try again");
            assertThat(over.steps().stream().map(CommandStep::text)).contains("try 2 of 2: no answer for 1 s");
            assertThat(lab.station.attention().items())
                    .anyMatch(item -> item.title().equals("Take a picture: expired"));
        }
    }
}

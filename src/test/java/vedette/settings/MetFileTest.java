package vedette.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vedette.model.CameraId;
import vedette.model.CameraRole;

class MetFileTest {
    private static final Instant HEARD = Instant.parse("2026-03-01T12:00:00.123Z");
    private static final CameraId DOOR =
            new CameraId("home", "lightnvr", "lightnvr", CameraRole.CAMERA, "front.door \"1\" \\ ☂ 𝄞");

    @TempDir
    private Path folder = Path.of("");

    private Path path = folder;
    private MetFile file = new MetFile(path);

    @BeforeEach
    void name() {
        path = folder.resolve("met.toml");
        file = new MetFile(path);
    }

    @Test
    void whatIsWrittenIsReadAgain() throws Exception {
        assertThat(file.load()).isEmpty();
        List<MetCamera> all = List.of(
                new MetCamera(DOOR, HEARD, HEARD.minusSeconds(5), Duration.ofMillis(1500)),
                new MetCamera(
                        new CameraId("home", "sensors", "sensors", CameraRole.SENSOR, "attic"),
                        HEARD.plusNanos(1),
                        null,
                        null));
        file.save(all);
        assertThat(new MetFile(path).load()).isEqualTo(all);
        file.save(List.of());
        assertThat(file.load()).isEmpty();
    }

    @Test
    void whatCannotBeUsedIsNamed() throws Exception {
        file.save(List.of(new MetCamera(DOOR, HEARD, null, null)));
        String good = Files.readString(path);
        isRefused(good.replace("2026-03-01T", "2026-03-71T"), "camera[0] can't be used");
        isRefused(good.replace("role = 'camera'", "role = 'ruler'"), "camera[0] can't be used");
        isRefused(good + "\nmore = 1\n", "more is no setting");
        isRefused("camera = 5\n", "[[camera]]");
        isRefused("[[camera]]\nbroker = \"b\"\n", "camera[0].role is missing");
        isRefused("[[camera", "are not valid");
    }

    private void isRefused(String text, String why) throws Exception {
        Files.writeString(path, text);
        assertThatThrownBy(file::load)
                .as(text)
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(why);
    }
}

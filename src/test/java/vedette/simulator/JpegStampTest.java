package vedette.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class JpegStampTest {
    private static final Instant SENT = Instant.parse("2026-11-20T07:50:46.123456789Z");
    private final byte[] jpeg =
            new FrameLoop(Scenes.CAT, FrameSize.VGA, bytes -> true).at(0).jpeg();

    @Test
    void aStampedPictureIsStillAPicture() throws Exception {
        byte[] stamped = new JpegStamp(7, SENT).onto(jpeg);

        assertThat(ImageIO.read(new ByteArrayInputStream(stamped)).getWidth()).isEqualTo(640);
        assertThat(new String(stamped, 0, 80, StandardCharsets.ISO_8859_1))
                .contains("vedette-sim seq=7 sent=1795161046123456789");
    }

    @Test
    void theStampIsReadBack() {
        assertThat(JpegStamp.of(new JpegStamp(7, SENT).onto(jpeg))).contains(new JpegStamp(7, SENT));
    }

    @Test
    void twoStampedPicturesDiffer() {
        assertThat(new JpegStamp(7, SENT).onto(jpeg)).isNotEqualTo(new JpegStamp(8, SENT).onto(jpeg));
    }

    @Test
    void whatHasNoStampHasNone() {
        byte[] stamped = new JpegStamp(7, SENT).onto(jpeg);
        assertThat(JpegStamp.of(jpeg)).isEmpty();
        assertThat(JpegStamp.of(new byte[0])).isEmpty();
        for (int length = 0; length < 48; length++) {
            assertThat(JpegStamp.of(Arrays.copyOf(stamped, length))).isEmpty();
        }
        assertThat(JpegStamp.of("<html></html>".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }
}

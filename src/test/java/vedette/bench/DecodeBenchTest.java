package vedette.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import vedette.video.TurboJpegDecoder;

class DecodeBenchTest {
    @Test
    void printsATableAndTheRatios() throws Exception {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        int status = DecodeBench.run(new PrintStream(printed, true, StandardCharsets.UTF_8), Duration.ZERO);
        String text = printed.toString(StandardCharsets.UTF_8);
        if (TurboJpegDecoder.isAvailable()) {
            assertThat(status).isZero();
            assertThat(text).containsPattern("RATIO decode-640 \\d+\\.\\d\\d\nRATIO decode-1280 .*\nRATIO decode-1920");
        } else {
            assertThat(status).isEqualTo(1);
            assertThat(text).contains("libturbojpeg is not installed");
        }
    }
}

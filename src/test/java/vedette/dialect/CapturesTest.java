package vedette.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Recorded traffic of the real programs.
class CapturesTest {
    private final Wire wire = Wire.of(DialectCatalog.load().dialects());

    @Test
    void babyMonitorWithoutVideo() throws Exception {
        assertThat(counted("babymonitor-a-no-video")).isEqualTo(Map.of("EmotionsReported", 20, "AlertRaised", 2));
    }

    @Test
    void babyMonitorWithVideo() throws Exception {
        assertThat(counted("babymonitor-b"))
                .isEqualTo(Map.of(
                        "frame", 48, "HealthReported", 48, "EmotionsReported", 4, "AlertRaised", 2, "CryHeard", 2));
    }

    @Test
    void licencePlateServer() throws Exception {
        assertThat(counted("lprserver"))
                .isEqualTo(Map.of(
                        "HealthReported", 2,
                        "DetectionsReported", 4,
                        "PlatesRead", 4,
                        "CommandAnswered", 8,
                        "CommandSeen", 2,
                        "ConfigReported", 1));
    }

    @Test
    void lightNvr() throws Exception {
        assertThat(counted("lightnvr")).isEqualTo(Map.of("frame", 3, "DetectionsReported", 3, "CameraNamed", 1));
    }

    @Test
    void pictureOnRequest() throws Exception {
        assertThat(counted("capture-raw")).isEqualTo(Map.of("CommandSeen", 1, "frame", 1));
    }

    private Map<String, Integer> counted(String capture) throws Exception {
        Map<String, Integer> counts = new TreeMap<>();
        for (WireLine line : WireLine.read(Path.of("src/test/resources/captures", capture + ".jsonl"))) {
            wire.outcome(line).forEach(word -> counts.merge(word, 1, Integer::sum));
        }
        return counts;
    }
}

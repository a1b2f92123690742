package vedette.dialect.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vedette.dialect.Decoded;
import vedette.dialect.Installation;
import vedette.dialect.Wire;
import vedette.model.CameraEvent;
import vedette.model.CameraEvent.AlertRaised;
import vedette.model.CameraEvent.CryHeard;
import vedette.model.CameraEvent.EmotionsReported;
import vedette.model.CameraEvent.HealthReported;
import vedette.model.HealthStatus;
import vedette.model.Reading;
import vedette.model.Severity;

class BabyMonitorDialectTest {
    private final Wire wire = Wire.of(new BabyMonitorDialect(), Installation.under("nursery/east"));

    @Test
    void theCameraIsNamedByThePrefix() throws Exception {
        CameraEvent event = only(wire.decode("nursery/east/crying", "{\"confidence\":0.91}"));
        assertThat(event.camera().name()).isEqualTo("nursery/east");
        assertThatThrownBy(() -> new BabyMonitorDialect().routes(Installation.under("")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void onlyBatchAndTimeTogetherTellARepeat() throws Exception {
        EmotionsReported twice = emotion("""
                {"emotion":"silence","confidence":0.9,"confidences":{"silence":0.9},"batch_id":"batch_1344",
                 "timestamp":1795160621.3444111}""");
        assertThat(twice.messageId()).isEqualTo("batch_1344@1795160621.3444111");
        assertThat(twice.claimed()).isEqualTo(Instant.parse("2026-11-20T07:43:41.344411Z"));
        assertThat(emotion("{\"emotion\":\"silence\",\"batch_id\":\"batch_1344\"}")
                        .messageId())
                .isNull();
        assertThat(emotion("{\"confidences\":{\"sad\":0.7}}").messageId()).isNull();
    }

    @Test
    void theHighestScoreLeadsWhereNoneIsNamed() throws Exception {
        EmotionsReported unnamed = emotion("{\"confidences\":{\"happy\":0.1,\"sad\":0.7,\"neutral\":0.2}}");
        assertThat(unnamed.dominant()).isEqualTo("sad");
        assertThat(unnamed.confidence()).isEqualTo(0.7);
        assertThat(unnamed.scores())
                .containsExactly(Map.entry("happy", 0.1), Map.entry("sad", 0.7), Map.entry("neutral", 0.2));
    }

    @Test
    void aPseudoLabelHasNoScore() throws Exception {
        EmotionsReported buffering = emotion("{\"emotion\":\"buffering\",\"confidences\":{\"crying\":0.2}}");
        assertThat(buffering.dominant()).isEqualTo("buffering");
        assertThat(buffering.confidence()).isNull();
    }

    @Test
    void cryingIsTheCryingScoreBeforeTheConfidence() throws Exception {
        assertThat(crying("{\"emotion\":\"x\",\"confidence\":0.5,\"confidences\":{\"crying\":0.91}}"))
                .isEqualTo(0.91);
        assertThat(crying("{\"emotion\":\"crying\",\"confidence\":0.83}")).isEqualTo(0.83);
        assertThat(crying("{\"confidence\":1.0000001}")).isEqualTo(1);
    }

    @Test
    void bothPublishersTellTheirHealth() throws Exception {
        HealthReported b = health("""
                {"fps":"9.9","frame_time":"33.3 ms","cpu_usage":12.5,"memory_usage":40.1,"camera_status":"connected",
                 "person_detector_status":"running","emotion_detector_status":"disabled","uptime":"1 day, 0:00:05"}""");
        assertThat(b.status()).isEqualTo(HealthStatus.HEALTHY);
        assertThat(b.readings())
                .containsEntry("fps", Reading.of(9.9, ""))
                .containsEntry("frame time", Reading.of(33.3, "ms"))
                .containsEntry("cpu", Reading.of(12.5, "%"))
                .containsEntry("uptime", Reading.of(86_405, "s"))
                .containsEntry("emotion detector", Reading.of("disabled"));
        HealthReported a = health("{\"camera_status\":\"running\",\"timestamp\":\"2026-11-20T07:43:39.435394\"}");
        assertThat(a.claimed()).as("local time of an unknown zone").isNull();
    }

    @Test
    void oneWordDecidesTheStatus() throws Exception {
        assertThat(health("{\"camera_status\":\"disconnected\"}").status()).isEqualTo(HealthStatus.WARNING);
        assertThat(health("{\"camera_status\":\"disconnected\",\"person_detector_status\":\"Error\"}")
                        .status())
                .isEqualTo(HealthStatus.ERROR);
    }

    @Test
    void levelsBecomeSeverities() throws Exception {
        Map<String, Severity> levels = Map.of(
                "info", Severity.INFO,
                "warning", Severity.WARNING,
                "danger", Severity.CRITICAL,
                "error", Severity.CRITICAL,
                "critical", Severity.CRITICAL,
                "purple", Severity.WARNING);
        for (Map.Entry<String, Severity> level : levels.entrySet()) {
            String json = "{\"level\":\"" + level.getKey() + "\",\"message\":\"a\\nb\"}";
            AlertRaised alert = (AlertRaised) only(wire.decode("nursery/east/alert", json));
            assertThat(alert.severity()).isEqualTo(level.getValue());
            assertThat(alert.text()).isEqualTo("a\\u000ab");
        }
    }

    private EmotionsReported emotion(String json) throws Exception {
        return (EmotionsReported) only(wire.decode("nursery/east/emotion", json));
    }

    private HealthReported health(String json) throws Exception {
        return (HealthReported) only(wire.decode("nursery/east/system", json));
    }

    private double crying(String json) throws Exception {
        return ((CryHeard) only(wire.decode("nursery/east/crying", json))).confidence();
    }

    private static CameraEvent only(Decoded decoded) {
        assertThat(decoded.events()).hasSize(1);
        List<CameraEvent> events = decoded.events();
        return events.getFirst();
    }
}

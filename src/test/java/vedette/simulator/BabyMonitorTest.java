package vedette.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vedette.dialect.JsonPayload;
import vedette.message.OutboundMessage;

class BabyMonitorTest {
    private final Stage stage = new Stage();

    private FrameLoop face() {
        return stage.loops.of(Scenes.FACE, FrameSize.VGA);
    }

    private BabyMonitorA monitorA(boolean video) {
        return stage.start(new BabyMonitorA(
                Stage.identity("Nursery", "babymonitor"), stage.world, "babymonitor", video ? face() : null, 10));
    }

    private BabyMonitorB monitorB(double fps) {
        return stage.start(
                new BabyMonitorB(Stage.identity("Nursery", "babymonitor"), stage.world, "babymonitor-2", face(), fps));
    }

    @Test
    void theFirstKindSendsEachEmotionTwice() throws Exception {
        monitorA(true);
        stage.pass(60_000);

        List<OutboundMessage> emotions = stage.broker.on("babymonitor/emotion");
        assertThat(emotions).hasSizeGreaterThan(50).allMatch(message -> message.qos() == 0 && !message.retain());
        Map<String, Integer> batches = new HashMap<>();
        for (OutboundMessage message : emotions) {
            JsonPayload emotion = Stage.json(message);
            batches.merge(emotion.optionalText("batch_id") + emotion.optionalNumber("timestamp"), 1, Integer::sum);
            assertThat(emotion.optionalText("batch_id")).matches("batch_\\d{1,4}");
            assertThat(emotion.optionalNumber("confidence").orElseThrow()).isBetween(0.0, 1.0);
            assertThat(Stage.object(emotion, "confidences").has(emotion.optionalText("emotion") + ""))
                    .isTrue();
            assertThat(emotion.has("segment_duration")).isTrue();
        }
        assertThat(batches.values()).containsOnly(2);
    }

    @Test
    void theFirstKindSendsPicturesAndItsState() throws Exception {
        monitorA(true);
        stage.pass(10_000);

        assertThat(stage.broker.on("babymonitor/video"))
                .hasSizeBetween(100, 101)
                .allMatch(message -> message.qos() == 0 && !message.retain());
        JsonPayload state = Stage.json(stage.broker.on("babymonitor/system").getLast());
        assertThat(state.optionalText("uptime")).isEqualTo("0:00:10");
        assertThat(state.optionalText("timestamp"))
                .startsWith("2026-11-20T14:50")
                .doesNotContain("Z");
        assertThat(state.optionalText("camera_status")).isEqualTo("running");
    }

    @Test
    void cryingIsToldAboveSevenTenthsOnly() throws Exception {
        monitorA(true);
        stage.pass(600_000);

        List<OutboundMessage> cries = stage.broker.on("babymonitor/crying");
        assertThat(cries).isNotEmpty();
        for (OutboundMessage cry : cries) {
            JsonPayload scores = Stage.object(Stage.json(cry), "confidences");
            assertThat(scores.optionalNumber("crying").orElseThrow()).isGreaterThan(0.7);
        }
        assertThat(stage.broker.textsOn("babymonitor/alert"))
                .anyMatch(alert -> alert.contains("\"level\": \"warning\"") && alert.contains("Crying detected"));
    }

    @Test
    void theInstallationWithoutVideoSendsAlertsAndEmotionsOnly() {
        BabyMonitorA camera = monitorA(false);
        stage.pass(600_000);
        camera.stop();

        assertThat(stage.broker.sent)
                .extracting(OutboundMessage::topic)
                .containsOnly("babymonitor/alert", "babymonitor/emotion");
        assertThat(stage.broker.textsOn("babymonitor/alert").getFirst()).contains("started with MQTT support");
        assertThat(stage.broker.textsOn("babymonitor/alert").getLast()).contains("shutting down");
    }

    @Test
    void theSecondKindSendsItsStateWithEachPicture() throws Exception {
        monitorB(20);
        stage.pass(5_000);

        List<OutboundMessage> states = stage.broker.on("babymonitor-2/system");
        assertThat(states).hasSameSizeAs(stage.broker.on("babymonitor-2/video")).hasSizeGreaterThan(95);
        JsonPayload state = Stage.json(states.getLast());
        assertThat(states.getLast().qos()).isEqualTo(1);
        assertThat(state.optionalText("fps")).isEqualTo("20.0");
        assertThat(state.optionalText("frame_time")).isEqualTo("50.0 ms");
        assertThat(state.optionalText("uptime")).isEqualTo("00:00:05");
        assertThat(state.has("timestamp")).isFalse();
    }

    @Test
    void theSecondKindChangesItsLabelsAndCriesEveryTenSecondsAtMost() throws Exception {
        monitorB(0.1);
        Set<String> models = new HashSet<>();
        int cries = 0;
        for (int second = 0; second < 600; second += 10) {
            int before = cries;
            stage.pass(10_000);
            cries = stage.broker.on("babymonitor-2/crying").size();
            assertThat(cries - before).isBetween(0, 1);
        }
        for (OutboundMessage message : stage.broker.on("babymonitor-2/emotion")) {
            JsonPayload emotion = Stage.json(message);
            assertThat(emotion.has("timestamp")).isFalse();
            assertThat(emotion.has("emotion")).isFalse();
            models.add(Stage.object(emotion, "model").json());
        }
        assertThat(models).hasSize(4);
        assertThat(cries).isPositive();
        assertThat(stage.broker.textsOn("babymonitor-2/crying"))
                .allMatch(cry -> cry.matches("\\{\"confidence\": 0\\.\\d+}"));
        assertThat(stage.broker.textsOn("babymonitor-2/alert"))
                .hasSize(cries)
                .allMatch(alert -> alert.contains("\"level\": \"warning\""));
    }
}

package vedette.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vedette.dialect.JsonPayload;
import vedette.message.OutboundMessage;

/// What simulated cameras do when they are told something, and what can go wrong with their answers.
class ObedienceTest {
    private static final String TOPICS = "lprserver/cameras/CAM001";

    private final Stage stage = new Stage();

    private PlateCamera camera() {
        return stage.start(new PlateCamera(
                Stage.identity("Main gate", "lprserver"),
                stage.world,
                "lprserver",
                "CAM001",
                PlateCamera.Form.CLASSIC,
                stage.loops.of(Scenes.gate(2), FrameSize.VGA)));
    }

    private void tell(String id, String command, String more) {
        stage.broker.publish(
                TOPICS + "/control", "{\"message_id\":\"" + id + "\",\"command\":\"" + command + "\"" + more + "}", 2);
        stage.pass(10);
    }

    private JsonPayload last(String topic, String field) throws Exception {
        return Stage.object(Stage.json(stage.broker.on(topic).getLast()), field);
    }

    private List<OutboundMessage> answers() {
        return stage.broker.on(TOPICS + "/control/response");
    }

    @Test
    void aCommandIsDoneOnceAndAnsweredEachTime() {
        camera();
        tell("m-1", "stop_camera", "");
        tell("m-1", "stop_camera", "");
        tell("m-2", "start_camera", "");
        tell("m-3", "calibrate", "");
        assertThat(answers()).hasSize(4);
        assertThat(stage.world.obedience().runs()).extracting(CommandRun::id).containsExactly("m-1", "m-2");
        assertThat(stage.world.obedience().runs().getFirst().when())
                .isBefore(stage.world.obedience().runs().getLast().when());
        assertThat(stage.world.obedience().repeats()).isEqualTo(1);
    }

    @Test
    void aRestartWaitsAsItIsToldAndBeginsTheUptimeAnew() throws Exception {
        camera();
        stage.pass(100_000);
        tell("m-1", "restart_camera", ",\"parameters\":{\"delay_seconds\":5}");
        assertThat(last(TOPICS + "/health", "health_details").optionalText("camera_status"))
                .isEqualTo("active");
        stage.pass(6_000);
        assertThat(last(TOPICS + "/health", "health_details").optionalText("camera_status"))
                .isEqualTo("maintenance");
        stage.pass(8_000);
        assertThat(last(TOPICS + "/health", "health_details").optionalText("camera_status"))
                .isEqualTo("active");
        assertThat(last(TOPICS + "/health", "health_details").requiredNumber("uptime_seconds"))
                .isLessThan(10);
    }

    @Test
    void allOfAConfigurationIsTakenAndUnknownFieldsAreKept() throws Exception {
        camera();
        stage.broker.publish(
                TOPICS + "/config/update",
                "{\"message_id\":\"c\",\"config_data\":{\"image_quality\":\"low\",\"alert_settings\":"
                        + "{\"enable_alerts\":false},\"firmware\":{\"list\":[1.50,null,\"x\"]}}}",
                2);
        stage.pass(10);
        JsonPayload config = last(TOPICS + "/config", "config_data");
        assertThat(config.optionalText("image_quality")).isEqualTo("low");
        assertThat(config.requiredNumber("detection_interval")).isEqualTo(1000);
        assertThat(Stage.object(config, "alert_settings").optionalTruth("enable_alerts"))
                .isFalse();
        assertThat(Stage.object(config, "alert_settings").has("notification_channels"))
                .isTrue();
        assertThat(Stage.object(config, "firmware").json()).isEqualTo("{\"list\":[1.50,null,\"x\"]}");
    }

    @Test
    void aCameraMayBeDeafStubbornOrClampWhatItIsTold() throws Exception {
        PlateCamera camera = camera();
        String update = "{\"config_data\":{\"confidence_threshold\":0.05}}";
        camera.inject(Fault.STUBBORN);
        stage.broker.publish(TOPICS + "/config/update", update, 2);
        stage.pass(10);
        assertThat(last(TOPICS + "/config", "config_data").requiredNumber("confidence_threshold"))
                .isEqualTo(0.8);
        camera.inject(Fault.CLAMP);
        stage.broker.publish(TOPICS + "/config/update", update, 2);
        stage.pass(10);
        assertThat(last(TOPICS + "/config", "config_data").requiredNumber("confidence_threshold"))
                .isEqualTo(0.3);
        camera.inject(Fault.DEAF);
        tell("m-1", "stop_camera", "");
        assertThat(answers()).isEmpty();
        assertThat(stage.world.obedience().runs())
                .extracting(CommandRun::command)
                .doesNotContain("stop_camera");
    }

    @Test
    void answersCanGoWrongInEachWay() {
        camera();
        suffer(new AnswerFaults(1, 0, 0, Duration.ZERO, 0, 0, 0));
        assertThat(answersTo("a")).isEmpty();
        suffer(new AnswerFaults(0, 1, 0, Duration.ZERO, 0, 0, 0));
        assertThat(answersTo("b")).hasSize(2).allMatch(each -> each.contains("\"b\""));
        suffer(new AnswerFaults(0, 0, 1, Duration.ofSeconds(9), 0, 0, 0));
        assertThat(answersTo("c")).isEmpty();
        stage.pass(9_000);
        assertThat(FakeBroker.text(answers().getLast())).contains("\"c\"");
        suffer(new AnswerFaults(0, 0, 0, Duration.ZERO, 1, 0, 0));
        assertThat(answersTo("d")).hasSize(1).noneMatch(each -> each.contains("\"d\""));
        suffer(new AnswerFaults(0, 0, 0, Duration.ZERO, 0, 1, 0));
        assertThat(answersTo("e")).hasSize(1).allMatch(each -> each.contains("flummoxed") && !each.contains("success"));
        suffer(new AnswerFaults(0, 0, 0, Duration.ZERO, 0, 0, 1));
        assertThat(answersTo("f")).hasSize(1);
        assertThat(stage.world.obedience().runs()).hasSize(6);
        assertThatThrownBy(() -> AnswerFaults.each(1.5, Duration.ZERO)).hasMessageContaining("1.5");
    }

    private void suffer(AnswerFaults faults) {
        stage.world.obedience().suffer(faults, 7);
    }

    private List<String> answersTo(String id) {
        int before = answers().size();
        tell(id, "get_status", "");
        return answers().stream().skip(before).map(FakeBroker::text).toList();
    }

    @Test
    void theSameSeedGivesTheSameFaults() {
        Set<List<String>> seen = new HashSet<>();
        for (int i = 0; i < 2; i++) {
            ObedienceTest other = new ObedienceTest();
            other.camera();
            other.stage.world.obedience().suffer(AnswerFaults.each(0.4, Duration.ofMillis(50)), 11);
            for (int n = 0; n < 40; n++) {
                other.tell("m-" + n, "get_status", "");
            }
            other.stage.pass(1_000);
            seen.add(other.answers().stream().map(FakeBroker::text).toList());
        }
        assertThat(seen).hasSize(1);
    }

    @Test
    void theServerDoesWhatItIsToldAndSaysSoInItsLog() {
        stage.start(new PlateServer(Stage.identity("server", "lprserver"), stage.world, "lprserver"));
        for (int i = 0; i < 2; i++) {
            stage.broker.publish("lprserver/system/control", "{\"message_id\":\"s\",\"command\":\"backup_data\"}", 2);
        }
        stage.broker.publish("lprserver/blacklist/request", "{}", 1);
        stage.pass(10);
        assertThat(stage.broker.textsOn("lprserver/system/logs"))
                .singleElement()
                .asString()
                .contains("done: backup_data");
        assertThat(stage.broker.on("lprserver/blacklist/updates"))
                .singleElement()
                .matches(OutboundMessage::retain);
    }

    @Test
    void switchesAreSetAndToldAndKept() {
        stage.start(new SwitchCamera(Stage.identity("yard", "frigate"), stage.world, "frigate", "yard"));
        assertThat(stage.broker.textsOn("frigate/yard/detect/state")).containsExactly("ON");
        stage.broker.publish("frigate/yard/detect/set", "OFF", 1);
        stage.broker.publish("frigate/yard/detect/set", "MAYBE", 1);
        stage.broker.publish("frigate/yard/unheard/set", "ON", 1);
        stage.pass(10);
        assertThat(stage.broker.textsOn("frigate/yard/detect/state")).containsExactly("ON", "OFF");
        assertThat(stage.broker.on("frigate/yard/detect/state")).allMatch(OutboundMessage::retain);
        assertThat(stage.world.obedience().runs())
                .extracting(CommandRun::command)
                .containsExactly("detect OFF");
    }

    @Test
    void aDeafLabCameraAnswersNothing() {
        LabCamera camera = stage.start(new LabCamera(
                Stage.identity("Bench", "capture"),
                stage.world,
                LabCamera.Pair.CAPTURE_IMAGE.topics(1),
                LabCamera.Encoding.RAW,
                stage.loops.of(Scenes.CAT, FrameSize.VGA),
                0));
        camera.inject(Fault.DEAF);
        stage.broker.publish("capture/image", "Capture Now", 1);
        stage.pass(10_000);
        assertThat(stage.broker.on("image/data")).isEmpty();
        camera.inject(Fault.RECOVER);
        stage.broker.publish("capture/image", "Capture Now", 1);
        stage.pass(10_000);
        assertThat(stage.broker.on("image/data")).hasSize(1);
    }

    @Test
    void devicesAndRespondersAnswerWhatTheyDid() {
        stage.start(new Device(Stage.identity("Gate lock", "sensors"), stage.world, "gate_lock"));
        stage.start(new Responder(Stage.identity("responder", "sensors"), stage.world));
        suffer(new AnswerFaults(0, 0, 0, Duration.ZERO, 1, 1, 0));
        stage.broker.publish("devices/gate_lock/command", "OPEN", 1);
        stage.broker.publish("request", "{\"request_id\":\"r-1\",\"data\":\"read\"}", 1);
        stage.pass(10);
        assertThat(stage.broker.textsOn("devices/gate_lock/response")).containsExactly("flummoxed");
        assertThat(stage.broker.on("response/r-1")).isEmpty();
        assertThat(stage.broker.sent).anyMatch(each -> each.topic().startsWith("response/"));
        assertThat(stage.world.obedience().runs()).extracting(CommandRun::id).containsExactly("", "r-1");
    }
}

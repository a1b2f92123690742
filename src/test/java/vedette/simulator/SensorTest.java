package vedette.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vedette.dialect.JsonPayload;
import vedette.message.OutboundMessage;

class SensorTest {
    private final Stage stage = new Stage();

    @Test
    void aSensorTellsItsValuesInAllForms() throws Exception {
        stage.start(new Sensor(Stage.identity("Greenhouse", "sensors"), stage.world, "s1"));
        stage.pass(1_800_000);

        JsonPayload data = Stage.json(stage.broker.on("sensors/s1/data").getLast());
        assertThat(data.optionalText("timestamp")).matches("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+");
        assertThat(data.optionalNumber("pressure").orElseThrow()).isBetween(1000.0, 1030.0);
        assertThat(stage.broker.textsOn("sensors/s1/temperature").getLast())
                .isEqualTo(Double.toString(data.optionalNumber("temperature").orElseThrow()));
        assertThat(stage.broker.textsOn("sensors/s1/humidity"))
                .hasSameSizeAs(stage.broker.on("sensors/s1/data"))
                .allMatch(text -> text.matches("\\d+\\.\\d"));
        JsonPayload alert = Stage.json(stage.broker.on("sensors/s1/alert").getFirst());
        assertThat(alert.optionalText("type")).isEqualTo("high_temp");
        assertThat(alert.optionalNumber("value").orElseThrow()).isGreaterThan(29);
        assertThat(stage.broker.sent).allMatch(message -> message.qos() == 1 && !message.retain());
    }

    @Test
    void aDeviceTellsWhetherItIsThereAndAcknowledgesCommands() {
        Device device = stage.start(new Device(Stage.identity("Gate lock", "sensors"), stage.world, "lock"));
        stage.broker.publish("devices/lock/command", "OPEN", 1);
        stage.pass(10);
        device.inject(Fault.VANISH);
        device.inject(Fault.RECOVER);
        stage.pass(10);
        device.stop();

        assertThat(stage.broker.textsOn("devices/lock/response")).containsExactly("ok: open");
        assertThat(stage.broker.textsOn("devices/lock/status"))
                .containsExactly("online", "offline", "online", "offline");
        assertThat(stage.broker.on("devices/lock/status"))
                .allMatch(OutboundMessage::retain)
                .allMatch(message -> message.qos() == 1);
    }

    @Test
    void aRequestIsAnsweredOnItsOwnTopic() throws Exception {
        stage.start(new Responder(Stage.identity("responder", "sensors"), stage.world));
        stage.broker.publish("request", "{\"request_id\":\"r-7\",\"data\":\"read\"}", 1);
        stage.broker.publish("request", "{\"request_id\":\"r/#\",\"data\":\"read\"}", 1);
        stage.broker.publish("request", "much", 1);
        stage.pass(10);

        JsonPayload reply = Stage.json(stage.broker.on("response/r-7").getFirst());
        assertThat(reply.optionalText("status")).isEqualTo("success");
        assertThat(reply.has("result")).isTrue();
        assertThat(stage.broker.sent).hasSize(4);
        assertThat(stage.counters.counts().failures()).isEqualTo(2);
    }
}

package vedette.dialect.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vedette.dialect.Installation;
import vedette.dialect.Order;
import vedette.dialect.Told;
import vedette.model.CameraRole;

class DeviceControlsTest {
    private static Told told(CameraRole role, String name) {
        return new Told(new SensorsDialect(), new Installation("sensors", "home", Map.of()), role, name);
    }

    @Test
    void aDeviceIsToldAnyText() {
        Told gate = told(CameraRole.DEVICE, "gate");
        Order order = gate.order("command", Map.of("text", " open {\"x\":1} "));
        assertThat(Told.message(order).topic()).isEqualTo("home/devices/gate/command");
        assertThat(Told.message(order).qos()).isEqualTo(1);
        assertThat(Told.payload(order)).isEqualTo(" open {\"x\":1} ");
        assertThatThrownBy(() -> gate.order("command")).hasMessageContaining("“text” is missing");
        assertThat(told(CameraRole.SENSOR, "greenhouse").offered()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            response | ok: open                                    | Confirmed
            response | flummoxed                                   | Confirmed
            response | error: jammed                               | Refused
            response | {"status":"failed"}                         | Refused
            response | {"status":"queued"}                         | Answered
            response | {"status":"done","request_id":"another"}    | Unrelated
            response | {"status":"done","command":"close"}         | Unrelated
            response | {"status":"done","command":"Open"}          | Confirmed
            status   | opened                                      | Answered
            status   | {"state":"battery_low"}                     | Answered
            status   | done                                        | Confirmed
            status   | error                                       | Refused
            status   | online                                      | Unrelated
            status   | offline                                     | Unrelated
            command  | open                                        | Unrelated
            response | {"status":                                  | Unrelated
            """)
    void whatADeviceSaysAfterwards(String topic, String payload, String verdict) {
        Told gate = told(CameraRole.DEVICE, "gate");
        Order order = gate.order("command", Map.of("text", "open"));
        assertThat(gate.after(order, "home/devices/gate/" + topic, payload)).startsWith(verdict);
        assertThat(gate.kept(order, "home/devices/gate/" + topic, payload)).isEqualTo("Unrelated");
        assertThat(gate.after(order, "home/devices/other/" + topic, payload)).isEqualTo("Unrelated");
    }

    @Test
    void aRequestIsAnsweredOnATopicWithItsId() {
        Told server = told(CameraRole.SERVER, "request");
        Order order = server.order("request", Map.of("data", "read \"all\""));
        assertThat(Told.message(order).topic()).isEqualTo("home/request");
        assertThat(Told.payload(order)).isEqualTo("{\"request_id\":\"" + Told.ID + "\",\"data\":\"read \\\"all\\\"\"}");
        String own = "home/response/" + Told.ID;
        assertThat(server.after(order, own, "{\"status\":\"success\",\"result\":\"21\"}"))
                .isEqualTo("Confirmed: It answered: “success”, 21");
        assertThat(server.after(order, own, "{\"status\":\"error\"}")).startsWith("Refused");
        assertThat(server.after(order, own, "{\"status\":\"flummoxed\"}")).startsWith("Answered");
        assertThat(server.after(order, "home/response/x", "{\"status\":\"success\"}"))
                .isEqualTo("Unrelated");
    }
}

package vedette.dialect.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import vedette.dialect.Decoded;
import vedette.dialect.Installation;
import vedette.dialect.Wire;
import vedette.message.Subscription;
import vedette.model.CameraEvent;
import vedette.model.CameraEvent.AlertRaised;
import vedette.model.CameraEvent.CommandAnswered;
import vedette.model.CameraEvent.CommandSeen;
import vedette.model.CameraEvent.PresenceChanged;
import vedette.model.CameraEvent.TelemetryReported;
import vedette.model.CameraRole;
import vedette.model.Reading;
import vedette.model.Severity;

class SensorsDialectTest {
    private final SensorsDialect dialect = new SensorsDialect();
    private final Wire wire = Wire.of(dialect, new Installation("sensors", "", Map.of()));

    @Test
    void unknownTopicsOfSensorsAndDevicesAreWatchedButNotEverything() {
        assertThat(dialect.routes(new Installation("sensors", "", Map.of())).watched())
                .extracting(Subscription::filter)
                .containsExactlyInAnyOrder("sensors/#", "devices/#", "$SYS/broker/#");
        assertThat(dialect.routes(Installation.under("hall")).watched())
                .extracting(Subscription::filter)
                .containsExactlyInAnyOrder("hall/#", "$SYS/broker/#");
    }

    @Test
    void knownValuesHaveUnits() throws Exception {
        TelemetryReported data = (TelemetryReported) only(wire.decode("sensors/room1/data", """
                {"timestamp":"2026-11-20T07:43:39.435394","temperature":21.5,"humidity":48,"pressure":1013.25,
                 "co2":612,"door":"closed"}"""));
        assertThat(data.camera().role()).isEqualTo(CameraRole.SENSOR);
        assertThat(data.claimed()).isNull();
        assertThat(data.readings())
                .isEqualTo(Map.of(
                        "temperature", Reading.of(21.5, "°C"),
                        "humidity", Reading.of(48, "%"),
                        "pressure", Reading.of(1013.25, "hPa"),
                        "co2", Reading.of(612, ""),
                        "door", Reading.of("closed")));
    }

    @Test
    void anAlertNamesItsValue() throws Exception {
        AlertRaised alert =
                (AlertRaised) only(wire.decode("sensors/room1/alert", "{\"type\":\"high_temp\",\"value\":41.2}"));
        assertThat(alert.severity()).isEqualTo(Severity.WARNING);
        assertThat(alert.text()).isEqualTo("high_temp: 41.2");
    }

    @Test
    void aStatusIsPresenceOrAnAcknowledgement() throws Exception {
        for (String online :
                new String[] {"online", "Online", " ONLINE ", "{\"state\":\"online\"}", "{\"status\":\"online\"}"}) {
            PresenceChanged here = (PresenceChanged) only(wire.decode("devices/lamp/status", online));
            assertThat(here.online()).as(online).isTrue();
            assertThat(here.camera().role()).isEqualTo(CameraRole.DEVICE);
        }
        CommandAnswered ok = (CommandAnswered) only(wire.decode("devices/lamp/status", "ok"));
        assertThat(ok.status()).isEqualTo("ok");
        assertThat(ok.byCamera()).isTrue();
    }

    @Test
    void aRequestAndItsAnswerAreOfTheSameSubject() throws Exception {
        CommandSeen asked =
                (CommandSeen) only(wire.decode("request", "{\"request_id\":\"r2\",\"data\":{\"what\":\"time\"}}"));
        CommandAnswered answer =
                (CommandAnswered) only(wire.decode("response/r2", "{\"status\":\"success\",\"result\":\"12:00\"}"));
        assertThat(asked.messageId()).isEqualTo("r2").isEqualTo(answer.originalId());
        assertThat(asked.camera()).isEqualTo(answer.camera());
        assertThat(asked.detail()).isEqualTo("data.what time");
        assertThat(answer.text()).isEqualTo("12:00");
        assertThat(answer.succeeded()).isTrue();
    }

    @Test
    void theBrokersStatisticsAreNumbersWhereTheyParse() throws Exception {
        assertThat(broker("uptime", "86400 seconds")).isEqualTo(Map.of("uptime", Reading.of(86_400, "s")));
        assertThat(broker("clients/connected", "12")).isEqualTo(Map.of("clients/connected", Reading.of(12, "")));
        assertThat(broker("version", "mosquitto version 2.0.11"))
                .isEqualTo(Map.of("version", Reading.of("mosquitto version 2.0.11")));
    }

    private Map<String, Reading> broker(String name, String payload) throws Exception {
        TelemetryReported report = (TelemetryReported) only(wire.decode("$SYS/broker/" + name, payload));
        assertThat(report.camera().role()).isEqualTo(CameraRole.BROKER);
        return report.readings();
    }

    private static CameraEvent only(Decoded decoded) {
        assertThat(decoded.events()).hasSize(1);
        return decoded.events().getFirst();
    }
}

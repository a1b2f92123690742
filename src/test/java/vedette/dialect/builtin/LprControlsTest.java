package vedette.dialect.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vedette.dialect.CommandSpec;
import vedette.dialect.CommandSpec.Closing;
import vedette.dialect.ConfigAccess;
import vedette.dialect.ConfigField;
import vedette.dialect.Installation;
import vedette.dialect.Order;
import vedette.dialect.Told;
import vedette.model.CameraRole;

class LprControlsTest {
    private static final String TOPICS = "lprserver/cameras/CAM001";
    private static final String RESPONSE = TOPICS + "/control/response";
    private static final String HEAD = "{\"message_id\":\"" + Told.ID + "\",\"timestamp\":\"2026-11-20T07:50:46.477Z\"";
    private static final String CAMERA = HEAD + ",\"camera_id\":\"CAM001\"";
    private static final String CONFIG =
            "{\"camera_id\":\"CAM001\",\"config_type\":\"detection_settings\",\"config_data\":"
                    + "{\"confidence_threshold\":0.8,\"firmware\":{\"build\":7},\"x\":null}}";

    private final Told camera = told(CameraRole.CAMERA, "CAM001");

    private static Told told(CameraRole role, String name) {
        return new Told(new LprServerDialect(), Installation.under("lprserver"), role, name);
    }

    private static String answer(String id, String rest) {
        return "{\"message_id\":\"a-1\",\"original_message_id\":\"" + id + "\",\"command\":\"c\"," + rest + "}";
    }

    private static String health(String word, int uptime) {
        return "{\"camera_id\":\"CAM001\",\"health_details\":{\"camera_status\":\"" + word + "\",\"uptime_seconds\":"
                + uptime + "}}";
    }

    @Test
    void aControlCommandIsWrittenAsOnTheWire() {
        Order order =
                camera.order("restart_camera", Map.of("delay_seconds", "5", "reason", "dust", "priority", "high"));
        assertThat(Told.message(order).topic()).isEqualTo(TOPICS + "/control");
        assertThat(Told.message(order).qos()).isEqualTo(2);
        assertThat(Told.message(order).retain()).isFalse();
        assertThat(Told.payload(order))
                .isEqualTo(CAMERA + ",\"command\":\"restart_camera\",\"parameters\":{\"delay_seconds\":5,"
                        + "\"reason\":\"dust\"},\"priority\":\"high\"}");
        assertThat(Told.payload(camera.order("calibrate")))
                .isEqualTo(CAMERA + ",\"command\":\"calibrate\",\"parameters\":{},\"priority\":\"normal\"}");
    }

    @Test
    void requestsAndReceiptsHaveTopicsOfTheirOwn() {
        Order health = camera.order("health_request");
        assertThat(Told.message(health).topic()).isEqualTo(TOPICS + "/health/request");
        assertThat(Told.message(health).qos()).isEqualTo(1);
        assertThat(Told.payload(health)).isEqualTo(CAMERA + "}");
        Order config = camera.order("config_request");
        assertThat(Told.message(config).topic()).isEqualTo(TOPICS + "/config/request");
        assertThat(Told.message(config).qos()).isEqualTo(2);
        Told receipts = new Told(
                new LprServerDialect(),
                new Installation("lprserver", "lprserver", Map.of("acknowledge", "yes")),
                CameraRole.CAMERA,
                "CAM001");
        assertThat(camera.offered()).doesNotContain("acknowledge");
        Order receipt = receipts.order("acknowledge", Map.of("original_message_id", "d-7"));
        assertThat(Told.message(receipt).topic()).isEqualTo(TOPICS + "/detection/ack");
        assertThat(Told.payload(receipt))
                .isEqualTo(CAMERA + ",\"original_message_id\":\"d-7\",\"status\":\"processed\"}");
        assertThatThrownBy(() -> receipts.order("acknowledge"))
                .hasMessageContaining("“original_message_id” is missing");
    }

    @Test
    void theServerHasCommandsOfItsOwn() {
        Told server = told(CameraRole.SERVER, "system");
        assertThat(server.offered())
                .containsExactly(
                        "system_restart",
                        "system_shutdown",
                        "system_update",
                        "backup_data",
                        "cleanup_logs",
                        "blacklist_request");
        Order restart = server.order("system_restart");
        assertThat(Told.message(restart).topic()).isEqualTo("lprserver/system/control");
        assertThat(Told.message(restart).qos()).isEqualTo(2);
        assertThat(Told.payload(restart))
                .isEqualTo(HEAD + ",\"command\":\"system_restart\",\"parameters\":{},\"priority\":\"normal\"}");
        assertThat(server.spec("system_restart").warning()).isNotBlank();
        assertThat(server.spec("system_restart").closing()).isEqualTo(Closing.NOTHING);
        Order list = server.order("blacklist_request");
        assertThat(Told.message(list).topic()).isEqualTo("lprserver/blacklist/request");
        assertThat(server.after(list, "lprserver/blacklist/request", Told.payload(list)))
                .isEqualTo("Unrelated");
        assertThat(server.after(list, "lprserver/blacklist/updates", "{\"plates\":[\"A1\"]}"))
                .startsWith("Came");
        assertThat(server.after(list, "lprserver/blacklist/updates", "{\"plates\":[\"A1\"],\"action\":\"shuffle\"}"))
                .isEqualTo("Unrelated");
        assertThat(server.kept(list, "lprserver/blacklist/updates", "{\"plates\":[\"A1\"]}"))
                .isEqualTo("Unrelated");
        assertThat(told(CameraRole.SERVER, "CP001").offered()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "status":"executed"                                                      | ServerSaid
            "status":"unknown_command"                                               | ServerSaid
            "status":"executed","result":{"success":true,"message":"done"}           | Confirmed
            "status":"executed","result":{}                                          | Confirmed
            "status":"unknown_command","result":{"success":false}                    | Refused
            "status":"unknown_command","result":{"success":true}                     | Refused
            "status":"executed","result":{"success":false,"message":"worn"}          | Refused
            "status":"accepted","result":{"success":true}                            | Answered
            "status":"flummoxed","result":{"message":"perhaps"}                      | Answered
            """)
    void onlyTheCamerasOwnAnswerCounts(String rest, String verdict) {
        Order order = camera.order("calibrate");
        assertThat(camera.after(order, RESPONSE, answer(Told.ID.toString(), rest)))
                .startsWith(verdict + ": ");
        assertThat(camera.after(order, RESPONSE, answer("another", rest))).isEqualTo("Unrelated");
        assertThat(camera.after(order, RESPONSE, "{" + rest + "}")).isEqualTo("Unrelated");
        assertThat(camera.after(order, RESPONSE, "{" + rest)).isEqualTo("Unrelated");
        assertThat(camera.after(order, "lprserver/cameras/CAM002/control/response", answer(Told.ID.toString(), rest)))
                .isEqualTo("Unrelated");
    }

    @Test
    void theCamerasStateShowsThatItStopped() {
        camera.said(TOPICS + "/health", health("active", 900));
        Order stop = camera.order("stop_camera");
        String done = answer(Told.ID.toString(), "\"status\":\"executed\",\"result\":{\"success\":true}");
        assertThat(camera.after(stop, RESPONSE, done)).startsWith("Answered: ");
        assertThat(camera.after(stop, RESPONSE, done)).startsWith("Answered: ");
        assertThat(camera.after(stop, TOPICS + "/health", health("active", 901)))
                .isEqualTo("Unrelated");
        assertThat(camera.kept(stop, TOPICS + "/health", health("inactive", 901)))
                .isEqualTo("Unrelated");
        assertThat(camera.after(
                        stop,
                        "lprserver/cameras/CAM002/health",
                        health("inactive", 1).replace("001", "002")))
                .isEqualTo("Unrelated");
        assertThat(camera.after(
                        stop, "lprserver/system/health", "{\"health_details\":{\"camera_status\":\"inactive\"}}"))
                .isEqualTo("Unrelated");
        assertThat(camera.after(stop, TOPICS + "/health", health("inactive", 902)))
                .startsWith("Confirmed: ");
    }

    @Test
    void aStateThatWasSoBeforeProvesNothing() {
        camera.said(TOPICS + "/health", health("active", 900));
        Order start = camera.order("start_camera");
        assertThat(camera.after(start, TOPICS + "/health", health("active", 905)))
                .isEqualTo("Unrelated");
        assertThat(camera.after(
                        start,
                        RESPONSE,
                        answer(Told.ID.toString(), "\"status\":\"executed\",\"result\":{\"success\":true}")))
                .startsWith("Confirmed: ");
    }

    @Test
    void aRestartShowsInTheUptimeOrTheStatus() {
        camera.said(TOPICS + "/health", health("active", 900));
        Order restart = camera.order("restart_camera");
        assertThat(camera.after(restart, TOPICS + "/health", health("active", 905)))
                .isEqualTo("Unrelated");
        assertThat(camera.after(restart, TOPICS + "/health", health("maintenance", 906)))
                .startsWith("Confirmed: ");
        assertThat(camera.after(restart, TOPICS + "/health", health("active", 2)))
                .startsWith("Confirmed: ");
        assertThat(camera.spec("restart_camera").warning()).isNotBlank();
        assertThat(camera.spec("restart_camera").repeatable()).isFalse();
        assertThat(camera.spec("stop_camera").warning()).isNotBlank();
        assertThat(camera.spec("start_camera").warning()).isNull();
    }

    @Test
    void aReportMayBeTheAnswerToARequestAndOnlyAnAnswerThatNamesItIs() {
        String done = answer(Told.ID.toString(), "\"status\":\"executed\",\"result\":{\"success\":true}");
        Order health = camera.order("health_request");
        assertThat(camera.after(health, TOPICS + "/health", health("active", 1)))
                .isEqualTo("Came: A health report came; whether it was asked for, the camera does not say.");
        assertThat(camera.kept(health, TOPICS + "/health", health("active", 1))).isEqualTo("Unrelated");
        assertThat(camera.after(health, TOPICS + "/config", CONFIG)).isEqualTo("Unrelated");
        assertThat(camera.after(health, RESPONSE, done)).startsWith("Confirmed: ");
        Order config = camera.order("config_request");
        assertThat(camera.after(config, TOPICS + "/config", CONFIG)).startsWith("Came: ");
        assertThat(camera.kept(config, TOPICS + "/config", CONFIG)).isEqualTo("Unrelated");
        assertThat(camera.after(config, RESPONSE, done)).startsWith("Confirmed: ");
        Order asked = camera.order("get_health");
        assertThat(camera.after(asked, TOPICS + "/health", health("active", 1))).isEqualTo("Unrelated");
        assertThat(camera.after(asked, RESPONSE, done)).startsWith("Confirmed: ");
        assertThat(camera.spec("calibrate").repeatable()).isFalse();
    }

    @Test
    void aConfigurationIsSentWholeAndConfirmedByTheCamerasOwnReport() {
        assertThatThrownBy(() -> camera.order("config_update", Map.of("config", "{}")))
                .hasMessageContaining("not known yet");
        camera.said(TOPICS + "/config", CONFIG.replace("detection_settings", "night_settings"));
        ConfigAccess access = Objects.requireNonNull(camera.configuration());
        assertThat(access.write()).extracting(CommandSpec::name).isEqualTo("config_update");
        assertThat(access.schema()).extracting(ConfigField::path).contains("alert_settings.notification_channels");
        String sent = "{\"confidence_threshold\":0.5,\"firmware\":{\"build\":7},\"x\":null}";
        Order order = camera.order("config_update", Map.of("config", sent));
        assertThat(Told.message(order).topic()).isEqualTo(TOPICS + "/config/update");
        assertThat(Told.payload(order))
                .isEqualTo(CAMERA + ",\"config_type\":\"night_settings\",\"config_data\":" + sent + "}");
        String reported = "{\"config_data\":{\"more\":1,\"firmware\":{\"build\":7.0},\"confidence_threshold\":0.50}}";
        assertThat(camera.after(order, TOPICS + "/config", reported)).startsWith("Confirmed: ");
        assertThat(camera.after(order, TOPICS + "/config", CONFIG.replace("detection", "night")))
                .startsWith("Remarked: ");
        assertThat(camera.after(order, TOPICS + "/config", CONFIG)).isEqualTo("Unrelated");
        assertThat(camera.kept(order, TOPICS + "/config", CONFIG)).isEqualTo("Unrelated");
        assertThat(camera.kept(order, TOPICS + "/config", reported)).startsWith("Confirmed: ");
        for (String bad : new String[] {"", "[]", "{", "{\"a\":1}x", "{\"a\":1,\"a\":2}"}) {
            assertThatThrownBy(() -> camera.order("config_update", Map.of("config", bad)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> camera.order("update_config")).hasMessageContaining("config_update");
    }

    @Test
    void whatWasChangedIsConfirmedWhateverElseTheCameraReports() {
        camera.said(TOPICS + "/config", CONFIG);
        camera.said(TOPICS + "/config", CONFIG.replace("detection_settings", "network"));
        String sent = "{\"confidence_threshold\":0.85,\"updated_at\":1}";
        Map<String, String> parameters =
                Map.of("config", sent, "type", "detection_settings", "changed", "{\"confidence_threshold\":0.85}");
        Order order = camera.order("config_update", parameters);
        assertThat(Told.payload(order))
                .isEqualTo(CAMERA + ",\"config_type\":\"detection_settings\",\"config_data\":" + sent + "}");
        String data = "\"config_data\":{\"confidence_threshold\":0.8500000238,\"updated_at\":2}}";
        assertThat(camera.after(order, TOPICS + "/config", "{\"config_type\":\"detection_settings\"," + data))
                .startsWith("Confirmed: ");
        assertThat(camera.after(order, TOPICS + "/config", "{" + data)).startsWith("Confirmed: ");
        assertThat(camera.after(order, TOPICS + "/config", "{\"config_type\":\"network\"," + data))
                .isEqualTo("Unrelated");
    }

    @Test
    void whatIsTheMessagesOwnIsNoPartOfAFlatConfiguration() {
        camera.said(
                TOPICS + "/config",
                "{\"message_id\":\"m\",\"timestamp\":1,\"camera_id\":\"CAM001\",\"confidence_threshold\":0.80,\"x\":null}");
        assertThat(camera.reportedConfiguration()).isEqualTo("{\"confidence_threshold\":0.80,\"x\":null}");
        assertThat(Told.payload(camera.order("config_update", Map.of("config", "{}"))))
                .contains("\"config_type\":\"detection_settings\"");
    }

    @Test
    void aRetainedReportOfWhatWasSoBeforeIsNoProof() {
        camera.said(TOPICS + "/config", CONFIG);
        Order same = camera.order("config_update", Map.of("config", "{\"confidence_threshold\":0.8}"));
        assertThat(camera.kept(same, TOPICS + "/config", CONFIG)).isEqualTo("Unrelated");
        assertThat(camera.after(same, TOPICS + "/config", CONFIG)).startsWith("Confirmed: ");
    }

    @Test
    void theNewerCamerasAreToldOnTheirOwnTopic() {
        Told edge = told(CameraRole.CAMERA, "edge_1")
                .said("aicamera/edge/edge_1/heartbeat", "{\"status\":\"online\",\"device_id\":\"edge_1\"}");
        assertThat(edge.offered()).containsExactly("command");
        assertThat(edge.configuration()).isNull();
        Order order = edge.order("command", Map.of("command", "get_status"));
        assertThat(Told.message(order).topic()).isEqualTo("aicamera/edge/edge_1/command");
        assertThat(Told.payload(order)).contains("\"camera_id\":\"edge_1\",\"command\":\"get_status\"");
        Told other = told(CameraRole.CAMERA, "b_1")
                .said("camera/b_1/status", "online")
                .said("camera/b_1/health", "{\"cpu_usage\":4}");
        assertThat(other.offered()).isEmpty();
    }

    @Test
    void anOptionThatMakesNoSenseIsRefused() {
        Installation installation = new Installation("l", "lprserver", Map.of("acknowledge", "perhaps"));
        assertThatThrownBy(() -> new LprServerDialect().controls(installation))
                .hasMessage("acknowledge can be yes or no, not perhaps");
    }
}

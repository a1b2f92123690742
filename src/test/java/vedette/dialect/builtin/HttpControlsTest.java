package vedette.dialect.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vedette.dialect.Installation;
import vedette.dialect.Order;
import vedette.dialect.Told;
import vedette.model.CameraRole;

/// What the baby monitor's and LightNVR's web servers are told, and how their answers are read.
class HttpControlsTest {
    private static final String MODELS =
            "{\"emotion_model\":{\"id\":\"sound\"},\"available_emotion_models\":{\"models\":"
                    + "[{\"id\":\"sound\"},{\"id\":\"face\",\"is_available\":true},{\"id\":\"off\",\"is_available\":false}]}}";

    private final Told monitor =
            new Told(new BabyMonitorDialect(), Installation.under("babymonitor"), CameraRole.CAMERA, "babymonitor");
    private final Told door =
            new Told(new LightNvrDialect(), Installation.under("lightnvr"), CameraRole.CAMERA, "front_door_");

    @Test
    void theMonitorsModelsAreThoseThatItNamed() {
        assertThat(monitor.spec("switch_model").parameters().getFirst().choices())
                .isEmpty();
        monitor.said("babymonitor/model", MODELS);
        assertThat(monitor.spec("switch_model").parameters().getFirst().choices())
                .containsExactly("face", "sound");
        Order order = monitor.order("switch_model", Map.of("model_id", "face"));
        assertThat(Told.request(order).method()).isEqualTo("POST");
        assertThat(Told.request(order).path()).isEqualTo("api/emotion/switch_model");
        assertThat(Told.request(order).contentType()).isEqualTo("application/json");
        assertThat(Told.body(order)).isEqualTo("{\"model_id\":\"face\"}");
        assertThat(monitor.after(order, "babymonitor/model", MODELS)).isEqualTo("Unrelated");
        assertThat(monitor.after(order, "babymonitor/model", "{\"id\":\"face\",\"name\":\"Face\"}"))
                .isEqualTo("Confirmed: The monitor reports that it uses “face”.");
        assertThatThrownBy(() -> monitor.order("switch_model", Map.of("model_id", "off")))
                .hasMessageContaining("can be face, sound");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            200 | {"status":"success","message":"switched"}                                                | Answered
            200 | {"status":"success","model_info":{"id":"face"}}                                          | Confirmed
            200 | {"status":"success","model_info":{"id":"face","is_loaded":false}}                        | Answered
            200 | {"status":"success","model_info":{"id":"sound"}}                                         | Answered
            200 | {"status":"error","message":"no"}                                                        | Refused
            200 | {"status":"flummoxed"}                                                                   | Answered
            200 | <html>                                                                                   | Answered
            500 | {"status":"error","message":"unknown"}                                                   | Refused
            400 | {"error":"model_id"}                                                                     | Refused
            404 | <html>                                                                                   | Refused
            """)
    void whatTheMonitorsAnswerMeans(int status, String body, String verdict) {
        Order order = monitor.order("switch_model", Map.of("model_id", "face"));
        assertThat(Told.shown(Told.replied(order, status, body))).startsWith(verdict + ": ");
    }

    @Test
    void repairToolsAreAskedForFirstAndSentOnce() {
        for (String tool : new String[] {"restart_audio", "restart_camera", "restart_system"}) {
            Order order = monitor.order(tool);
            assertThat(Told.request(order).path()).isEqualTo("repair/run");
            assertThat(Told.request(order).contentType()).isEqualTo("application/x-www-form-urlencoded");
            assertThat(Told.body(order)).isEqualTo("tool=" + tool);
            assertThat(monitor.spec(tool).warning()).isNotBlank();
            assertThat(monitor.spec(tool).repeatable()).isFalse();
            assertThat(Told.shown(Told.replied(order, 200, "{\"status\":\"success\",\"message\":\"ok\"}")))
                    .startsWith("Confirmed");
            assertThat(Told.shown(Told.replied(order, 200, "{\"status\":\"error\",\"message\":\"busy\"}")))
                    .isEqualTo("Refused: The monitor refuses: busy");
        }
        assertThat(monitor.spec("restart_camera").warning()).contains("break the camera");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
            still           | GET  | go2rtc/api/frame.jpeg?src=front_door_       | -
            motion_trigger  | POST | api/motion/trigger                          | {"stream":"front_door_","action":"pulse"}
            recording_start | POST | api/streams/front_door_/recording           | {"action":"start"}
            recording_stop  | POST | api/streams/front_door_/recording           | {"action":"stop"}
            ptz_move        | POST | api/streams/front_door_/ptz/move            | {"pan":0,"tilt":0,"zoom":0}
            ptz_relative    | POST | api/streams/front_door_/ptz/relative        | {"pan":0,"tilt":0,"zoom":0}
            ptz_stop        | POST | api/streams/front_door_/ptz/stop            | {}
            ptz_home        | POST | api/streams/front_door_/ptz/home            | {}
            """)
    void lightNvrIsAskedAsItIsWritten(String name, String method, String path, String body) {
        Order order = door.order(name);
        assertThat(Told.request(order).method()).isEqualTo(method);
        assertThat(Told.request(order).path()).isEqualTo(path);
        assertThat(Told.body(order)).isEqualTo(body == null ? "" : body);
    }

    @Test
    void theStreamIsCalledByItsRealName() {
        door.said("lightnvr/detections/front_door_", "{\"stream\":\"front.door/\",\"detections\":[]}");
        assertThat(Told.request(door.order("ptz_stop")).path()).isEqualTo("api/streams/front%2Edoor%2F/ptz/stop");
        assertThat(Told.body(door.order("motion_trigger", Map.of("duration_ms", "2e3", "confidence", "0.9"))))
                .isEqualTo("{\"stream\":\"front.door/\",\"action\":\"pulse\",\"duration_ms\":2000,\"confidence\":0.9}");
        assertThatThrownBy(() -> door.order("motion_trigger", Map.of("duration_ms", "0.5")))
                .hasMessageContaining("whole number");
        assertThatThrownBy(() -> door.order("ptz_move", Map.of("pan", "1.5"))).hasMessageContaining("-1 to 1");
        door.said("lightnvr/detections/front_door_", "{\"stream\":\"front door?\",\"detections\":[]}");
        assertThatThrownBy(() -> door.order("still")).hasMessageContaining("share one topic");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            202 | {"status":"accepted"}                    | ServerSaid: LightNVR took it: “accepted”
            200 | {"success":true,"message":"PTZ stopped"} | Confirmed: LightNVR says that it did it: PTZ stopped
            200 | {"status":"ok"}                          | Confirmed: LightNVR says that it did it: “ok”
            200 | {"success":false,"message":"no"}         | Refused: LightNVR refuses: no
            200 | {"success":true,"error":"no disk"}       | Refused: LightNVR refuses: no disk
            200 | {"status":"error","message":"no disk"}   | Refused: LightNVR refuses: no disk
            200 | {"success":true,"status":"queued"}       | Answered: LightNVR answered, but not in a way that says that it was done
            200 | {"status":"flummoxed"}                   | Answered: LightNVR answered, but not in a way that says that it was done
            200 | <html>                                   | Answered: LightNVR answered, but not in a way that says that it was done
            204 |                                          | Answered: LightNVR answered, but not in a way that says that it was done
            400 | {"error":"PTZ not enabled"}              | Refused: LightNVR answered with status 400: PTZ not enabled
            401 | no                                       | Refused: LightNVR refuses the API key.
            404 | no                                       | Refused: LightNVR knows no stream “front_door_”, or is too old
            503 | busy                                     | Refused: LightNVR answered with status 503.
            """)
    void whatLightNvrsAnswerMeans(int status, @Nullable String body, String verdict) {
        assertThat(Told.shown(Told.replied(door.order("recording_start"), status, body == null ? "" : body)))
                .startsWith(verdict);
    }

    @Test
    void aStillIsThePictureItself() {
        Order order = door.order("still");
        assertThat(Told.shown(Told.replied(order, 200, "<html>"))).startsWith("Refused");
        assertThat(Told.shown(Told.replied(order, 404, ""))).startsWith("Refused");
        byte[] jpeg = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xD9};
        assertThat(Told.shown(((Order.Dispatch.Call) order.dispatch())
                        .reading()
                        .apply(new vedette.message.HttpReply(200, jpeg))))
                .isEqualTo("Pictured: 4");
    }
}

package vedette.dialect.builtin;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import vedette.dialect.Decoded;
import vedette.dialect.Installation;
import vedette.dialect.Route.FramesRoute;
import vedette.dialect.RouteTable.Match;
import vedette.dialect.Wire;
import vedette.model.Box;
import vedette.model.CameraEvent;
import vedette.model.CameraEvent.CameraNamed;
import vedette.model.CameraEvent.ConfigReported;
import vedette.model.CameraEvent.DetectionsReported;
import vedette.model.CameraEvent.PresenceChanged;
import vedette.model.CameraEvent.TelemetryReported;
import vedette.model.CameraId;
import vedette.model.CameraRole;
import vedette.model.Detection;
import vedette.model.Reading;

class LightNvrDialectTest {
    private final Wire wire = Wire.of(new LightNvrDialect(), Installation.under("nvr"));

    @Test
    void boxesAreFractionsUntilAValueIsAboveOne() throws Exception {
        assertThat(detection("\"x\":0.25,\"y\":0.3,\"width\":0.15,\"height\":1.0005")
                        .box())
                .isEqualTo(new Box.Normalised(0.25, 0.3, 0.15, 1.0005));
        assertThat(detection("\"x\":0,\"y\":0,\"width\":64,\"height\":80").box())
                .isEqualTo(new Box.Pixels(0, 0, 64, 80));
        assertThat(detection("\"area\":3").box()).isNull();
    }

    @Test
    void tracksAndZonesMayBeAbsentInManyWays() throws Exception {
        assertThat(detection("\"track_id\":7").track()).isEqualTo("7");
        assertThat(detection("\"track_id\":\"t-9\"").track()).isEqualTo("t-9");
        for (String none :
                new String[] {"\"track_id\":0", "\"track_id\":\"\"", "\"track_id\":\"0\"", "\"zone_id\":\"\""}) {
            assertThat(detection(none).track()).as(none).isNull();
            assertThat(detection(none).zone()).as(none).isNull();
        }
        assertThat(detection("\"zone_id\":\"entrance\"").zone()).isEqualTo("entrance");
    }

    @Test
    void theRealNameComesBesideTheEvent() throws Exception {
        Decoded decoded = wire.decode(
                "nvr/detections/Back_Yard_1",
                "{\"stream\":\"Back Yard.1\",\"timestamp\":1795161082,\"detections\":[]}");
        CameraNamed named = (CameraNamed) decoded.events().get(0);
        DetectionsReported seen = (DetectionsReported) decoded.events().get(1);
        assertThat(named.name()).isEqualTo("Back Yard.1");
        assertThat(named.camera()).isEqualTo(seen.camera());
        assertThat(seen.camera().name()).isEqualTo("Back_Yard_1");
        assertThat(seen.claimed()).isNotNull();
    }

    @Test
    void picturesAndEventsAreOfTheSameCamera() throws Exception {
        CameraId camera = only(wire.decode("nvr/cameras/door/motion", "ON")).camera();
        for (String topic : new String[] {"nvr/detections/door/snapshot", "nvr/cameras/door/snapshot"}) {
            Match match = requireNonNull(wire.match(topic));
            FramesRoute route = (FramesRoute) match.route();
            assertThat(route.naming().camera(match.site(), match.names())).isEqualTo(camera);
        }
    }

    @Test
    void theServerIsNamedByThePrefix() throws Exception {
        PresenceChanged gone = (PresenceChanged) only(wire.decode("nvr/availability", "offline"));
        assertThat(gone.camera().role()).isEqualTo(CameraRole.SERVER);
        assertThat(gone.camera().name()).isEqualTo("nvr");
        assertThat(gone.online()).isFalse();
    }

    @Test
    void countsAreNamedByWhatIsCounted() throws Exception {
        TelemetryReported all = (TelemetryReported) only(wire.decode("nvr/cameras/door/detection_count", "3"));
        assertThat(all.readings()).isEqualTo(Map.of("count", Reading.of(3, "")));
        TelemetryReported people = (TelemetryReported) only(wire.decode("nvr/cameras/door/person", " 2\n"));
        assertThat(people.readings()).isEqualTo(Map.of("person", Reading.of(2, "")));
    }

    @Test
    void anAnnouncementIsTheCamerasThatItsTopicsName() throws Exception {
        ConfigReported motion = (ConfigReported) only(wire.decode(
                "homeassistant/binary_sensor/lightnvr/door_motion/config",
                "{\"state_topic\":\"nvr/cameras/door/motion\"}"));
        assertThat(motion.camera().name()).isEqualTo("door");
        assertThat(motion.type()).isEqualTo("discovery");
        ConfigReported unnamed =
                (ConfigReported) only(wire.decode("homeassistant/camera/lightnvr/door/config", "{\"name\":\"Door\"}"));
        assertThat(unnamed.camera().name()).isEqualTo("door");
        Decoded others = wire.decode(
                "homeassistant/camera/lightnvr/barn/config", "{\"topic\":\"lightnvr/cameras/barn/snapshot\"}");
        assertThat(others).isEqualTo(Decoded.NOTHING);
    }

    private Detection detection(String fields) throws Exception {
        Decoded decoded = wire.decode(
                "nvr/detections/door",
                "{\"stream\":\"door\",\"detections\":[{\"label\":\"dog\",\"confidence\":0.92000001668930054," + fields
                        + "}]}");
        return ((DetectionsReported) only(decoded)).detections().getFirst();
    }

    private static CameraEvent only(Decoded decoded) {
        assertThat(decoded.events()).hasSize(1);
        return decoded.events().getFirst();
    }
}

package vedette.dialect.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vedette.dialect.CommandSpec.Closing;
import vedette.dialect.DialectCatalog;
import vedette.dialect.Feature;
import vedette.dialect.Installation;
import vedette.dialect.MappingException;
import vedette.dialect.Order;
import vedette.dialect.Told;
import vedette.model.CameraRole;

/// Commands that a mapping file describes, and those of the files that come with the program.
class MappingControlsTest {
    private static final String GATE = """
            id = "gate"
            name = "Gate"
            prefix = "gate"
            [[topic]]
            topic = "{camera}/{what}/state"
            carries = "telemetry"
            name = "{what}"
            [[command]]
            name = "lamp"
            topic = "{camera}/lamp/set"
            payload = '{"lamp": "{value}"}'
            qos = 2
            retain = true
            warning = "Bright."
            repeatable = false
            confirm = { telemetry = "lamp", is = "lit" }
            [[command]]
            name = "level"
            topic = "all/{camera}"
            whole = true
            payload = '{"level": {value}}'
            value = "number"
            """;

    private static Told frigate(String camera) {
        return new Told(
                DialectCatalog.load().find("frigate").orElseThrow(),
                Installation.under("frigate"),
                CameraRole.CAMERA,
                camera);
    }

    private static Told gate() throws MappingException {
        return new Told(MappingDialect.of(GATE, "gate.toml"), Installation.under("gate"), CameraRole.CAMERA, "north");
    }

    @Test
    void frigatesSwitchesAreOfferedWhereTheyAreReported() {
        Told yard = frigate("yard");
        assertThat(yard.offered()).isEmpty();
        yard.said("frigate/yard/detect/state", "ON").said("frigate/yard/recordings/state", "OFF");
        assertThat(yard.offered()).containsExactly("detect", "recordings", "ptz", "ptz_preset");
        Order order = yard.order("detect", Map.of("value", "OFF"));
        assertThat(Told.message(order).topic()).isEqualTo("frigate/yard/detect/set");
        assertThat(Told.payload(order)).isEqualTo("OFF");
        assertThat(yard.after(order, "frigate/yard/detect/state", "OFF")).startsWith("Confirmed");
        assertThat(yard.after(order, "frigate/yard/detect/state", "ON")).startsWith("Remarked");
        assertThat(yard.kept(order, "frigate/yard/detect/state", "OFF")).isEqualTo("Unrelated");
        assertThat(yard.after(order, "frigate/yard/recordings/state", "OFF")).isEqualTo("Unrelated");
        assertThat(yard.after(order, "frigate/other/detect/state", "OFF")).isEqualTo("Unrelated");
        assertThatThrownBy(() -> yard.order("detect", Map.of("value", "MAYBE"))).hasMessageContaining("can be ON, OFF");
    }

    @Test
    void frigatesCamerasAreMovedOnce() {
        Told yard = frigate("yard").said("frigate/yard/detect/state", "ON");
        assertThat(yard.spec("ptz").repeatable()).isFalse();
        assertThat(yard.spec("ptz").closing()).isEqualTo(Closing.NOTHING);
        assertThat(Told.payload(yard.order("ptz", Map.of("value", "MOVE_UP")))).isEqualTo("MOVE_UP");
        Order preset = yard.order("ptz_preset", Map.of("value", "gate"));
        assertThat(Told.message(preset).topic()).isEqualTo("frigate/yard/ptz");
        assertThat(Told.payload(preset)).isEqualTo("preset_gate");
    }

    @Test
    void anEsp32AnswersWithAPictureWherePicturesComeOnRequest() {
        var esp32 = DialectCatalog.load().find("esp32cam").orElseThrow();
        Installation asked =
                new Installation("Greenhouse", "g", Map.of("comes", "on request", "request", "ask", "text", "now"));
        Told camera = new Told(esp32, asked, CameraRole.CAMERA, "Greenhouse");
        assertThat(camera.spec("capture").closing()).isEqualTo(Closing.PICTURE);
        Order order = camera.order("capture");
        assertThat(Told.message(order).topic()).isEqualTo("g/ask");
        assertThat(Told.payload(order)).isEqualTo("now");
        assertThat(camera.pictured(order, false)).startsWith("Confirmed");
        Installation stills = new Installation("Greenhouse", "g", Map.of());
        assertThat(new Told(esp32, stills, CameraRole.CAMERA, "Greenhouse")
                        .spec("capture")
                        .closing())
                .isEqualTo(Closing.NOTHING);
        assertThat(new Told(esp32, stills, CameraRole.CAMERA, "Other").offered())
                .isEmpty();
        Installation deaf = new Installation("Greenhouse", "g", Map.of("request", ""));
        assertThat(new Told(esp32, deaf, CameraRole.CAMERA, "Greenhouse").offered())
                .isEmpty();
    }

    @Test
    void aValueStaysAValue() throws Exception {
        Told gate = gate();
        Order order = gate.order("lamp", Map.of("value", "a\",\"x\":\"b\\"));
        assertThat(Told.payload(order)).isEqualTo("{\"lamp\": \"a\\\",\\\"x\\\":\\\"b\\\\\"}");
        assertThat(Told.message(order).qos()).isEqualTo(2);
        assertThat(Told.message(order).retain()).isTrue();
        assertThat(gate.spec("lamp").warning()).isEqualTo("Bright.");
        assertThat(gate.after(order, "gate/north/lamp/state", "lit")).startsWith("Confirmed");
        Order level = gate.order("level", Map.of("value", " 12.5 "));
        assertThat(Told.message(level).topic()).isEqualTo("all/north");
        assertThat(Told.payload(level)).isEqualTo("{\"level\": 12.5}");
        assertThatThrownBy(() -> gate.order("level", Map.of("value", "1,\"x\":2")))
                .hasMessageContaining("must be a number");
        assertThat(MappingDialect.of(GATE, "gate.toml").features()).contains(Feature.COMMANDS);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            name = "lamp"                | name = "Lamp 1"                  | command[0].name must be lower-case letters
            name = "level"               | name = "lamp"                    | command[1].name is “lamp”, which another command
            topic = "{camera}/lamp/set"  | topic = "{camera}/#"             | command[0].topic is no topic to send on
            topic = "{camera}/lamp/set"  | topic = "{what}/set"             | command[0].topic is no topic to send on
            '{"lamp": "{value}"}'        | '{"lamp": {value}}'              | command[0].payload must have {value} in quotes
            '{"lamp": "{value}"}'        | '{"lamp": 1}'\\nchoices = ["A"]  | command[0].choices has no effect
            , is = "lit"                 | ``                               | command[0].confirm must say what the value is
            qos = 2                      | qos = 3                          | command[0].qos must be a whole number
            qos = 2                      | colour = "red"                   | command[0].colour is not known here
            value = "number"             | value = "colour"                 | command[1].value is “colour”
            value = "number"             | value = "number"\\nconfirm = "x" | command[1].confirm can be "picture"
            """)
    void whatIsWrongIsNamedWithFileAndKey(String good, String bad, String complaint) {
        String text = GATE.replace(good, bad.replace("\\n", "\n"));
        assertThat(text).isNotEqualTo(GATE);
        assertThatThrownBy(() -> MappingDialect.of(text, "gate.toml"))
                .isInstanceOf(MappingException.class)
                .hasMessageStartingWith("gate.toml: ")
                .hasMessageContaining(complaint);
    }
}

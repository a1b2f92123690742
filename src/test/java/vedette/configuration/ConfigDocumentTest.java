package vedette.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigDocumentTest {
    private static final String LPR = """
            {"detection_interval": 1000, "confidence_threshold": 0.80, "image_quality": "high",
             "enable_recording": false, "secret_sauce": {"depth": 3, "mix": [1, {"a": 2.50}]},
             "alert_settings": {"alert_confidence_threshold": 0.9, "notification_channels": ["email", "s\\"ms"]}}""";

    @Test
    void fieldsAreFlatAndInTheCamerasOrder() throws Exception {
        assertThat(ConfigDocument.parse(LPR).fields())
                .containsExactly(
                        Map.entry("detection_interval", new FieldValue(FieldValue.Kind.NUMBER, "1000")),
                        Map.entry("confidence_threshold", new FieldValue(FieldValue.Kind.NUMBER, "0.80")),
                        Map.entry("image_quality", FieldValue.text("high")),
                        Map.entry("enable_recording", FieldValue.truth(false)),
                        Map.entry("secret_sauce.depth", new FieldValue(FieldValue.Kind.NUMBER, "3")),
                        Map.entry("secret_sauce.mix", new FieldValue(FieldValue.Kind.OTHER, "[1,{\"a\":2.50}]")),
                        Map.entry(
                                "alert_settings.alert_confidence_threshold",
                                new FieldValue(FieldValue.Kind.NUMBER, "0.9")),
                        Map.entry("alert_settings.notification_channels", FieldValue.texts(List.of("email", "s\"ms"))));
    }

    @Test
    void whatIsNotChangedIsSentBackToTheLetter() throws Exception {
        ConfigDocument changed = ConfigDocument.parse(LPR)
                .with(Map.of("alert_settings.alert_confidence_threshold", FieldValue.typedNumber("0.95")));
        assertThat(changed.json())
                .isEqualTo("{\"detection_interval\":1000,\"confidence_threshold\":0.80,\"image_quality\":\"high\","
                        + "\"enable_recording\":false,\"secret_sauce\":{\"depth\":3,\"mix\":[1,{\"a\":2.50}]},"
                        + "\"alert_settings\":{\"alert_confidence_threshold\":0.95,"
                        + "\"notification_channels\":[\"email\",\"s\\\"ms\"]}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.0",
                "1",
                "-0.0",
                "1e5",
                "1E+5",
                "0.10000000000000000000000000001",
                "123456789012345678901234567890"
            })
    void numbersKeepTheirForms(String number) throws Exception {
        ConfigDocument document = ConfigDocument.parse("{\"a\":" + number + ",\"b\":true}");
        assertThat(document.json()).isEqualTo("{\"a\":" + number + ",\"b\":true}");
        assertThat(document.with(Map.of("b", FieldValue.truth(false))).json()).contains("\"a\":" + number + ",");
    }

    @Test
    void valuesAreComparedByWhatTheySay() {
        assertThat(FieldValue.typedNumber("0.8").saysWhat(FieldValue.typedNumber("0.80")))
                .isTrue();
        assertThat(FieldValue.typedNumber("1e2").saysWhat(FieldValue.typedNumber("100")))
                .isTrue();
        assertThat(FieldValue.typedNumber("1").saysWhat(FieldValue.text("1"))).isFalse();
        assertThat(FieldValue.typedNumber("9007199254740993").saysWhat(FieldValue.typedNumber("9007199254740992")))
                .isFalse();
        assertThat(FieldValue.typedNumber("1e999999999").saysWhat(FieldValue.typedNumber("1e999999998")))
                .isFalse();
        assertThat(FieldValue.text("a").saysWhat(null)).isFalse();
    }

    @Test
    void namesWithDotsAreNoPaths() throws Exception {
        ConfigDocument document = ConfigDocument.parse("{\"a.b\":1,\"a\":{\"b\":2},\"c\\\\d\":3}");
        assertThat(document.fields().keySet()).containsExactly("a\\.b", "a.b", "c\\\\d");
        assertThat(document.with(Map.of("a.b", FieldValue.typedNumber("7"), "c\\\\d", FieldValue.typedNumber("8")))
                        .json())
                .isEqualTo("{\"a.b\":1,\"a\":{\"b\":7},\"c\\\\d\":8}");
    }

    @Test
    void missingFieldsAreAddedWhereTheyBelong() throws Exception {
        assertThat(ConfigDocument.parse("{\"a\":{\"b\":1}}")
                        .with(Map.of("a.c", FieldValue.truth(true)))
                        .json())
                .isEqualTo("{\"a\":{\"b\":1,\"c\":true}}");
        assertThat(ConfigDocument.parse("{}")
                        .with(Map.of("x.y.z", FieldValue.text("t")))
                        .json())
                .isEqualTo("{\"x\":{\"y\":{\"z\":\"t\"}}}");
        assertThatThrownBy(() -> ConfigDocument.parse("{\"a\":1}").with(Map.of("a.c", FieldValue.truth(true))))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("single value");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "null", "[1]", "7", "{\"a\":1", "{\"a\":1}{}", "{\"a\":1,\"a\":2}", "{'a':1}", "{\"a\":NaN}"
            })
    void whatIsNoObjectIsSaid(String json) {
        assertThatThrownBy(() -> ConfigDocument.parse(json))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("What the camera sent ");
    }

    @Test
    void sizesAreBounded() throws Exception {
        assertThat(ConfigDocument.parse(fields(ConfigDocument.MOST_FIELDS)).fields())
                .hasSize(2000);
        assertThatThrownBy(() -> ConfigDocument.parse(fields(ConfigDocument.MOST_FIELDS + 1)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("more than 2000 fields");
        assertThatThrownBy(() -> ConfigDocument.parse("{\"a\":\"" + "x".repeat(1 << 20) + "\"}"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("longer than 1 MB");
        assertThatThrownBy(() -> ConfigDocument.parse("{\"a\":".repeat(500) + "1" + "}".repeat(500)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("not usable JSON");
        assertThatThrownBy(() -> ConfigDocument.parse("{\"a\":" + "9".repeat(5000) + "}"))
                .isInstanceOf(ConfigException.class);
        ConfigDocument large = ConfigDocument.parse("{\"a\":\"" + "x".repeat(1_000_000) + "\"}");
        assertThatThrownBy(() -> large.with(Map.of("b", FieldValue.text("y".repeat(100_000)))))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("Shorten it");
    }

    private static String fields(int count) {
        StringBuilder json = new StringBuilder("{");
        for (int i = 0; i < count; i++) {
            json.append(i == 0 ? "" : ",").append("\"f").append(i).append("\":{}");
        }
        return json.append('}').toString();
    }

    @Test
    void typedValuesAreShownAsTheOperatorReadsThem() {
        assertThat(FieldValue.truth(true).shown()).isEqualTo("on");
        assertThat(FieldValue.text("").shown()).isEqualTo("(empty)");
        assertThat(FieldValue.texts(List.of("a", "b")).shown()).isEqualTo("a, b");
        assertThat(FieldValue.texts(List.of()).shown()).isEqualTo("(none)");
        assertThat(FieldValue.typedNumber(" 1.50 ").shown()).isEqualTo("1.50");
        assertThat(FieldValue.typedNumber("0x10").kind()).isEqualTo(FieldValue.Kind.TEXT);
        assertThat(FieldValue.text("a\nb\u202e").shown()).isEqualTo("a\\u000ab\\u202e");
    }
}

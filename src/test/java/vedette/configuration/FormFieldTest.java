package vedette.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vedette.dialect.ConfigField;

class FormFieldTest {
    private static final List<ConfigField> SCHEMA = List.of(
            field("interval", ConfigField.Type.WHOLE_NUMBER, "ms", 100.0, 60_000.0),
            field("threshold", ConfigField.Type.NUMBER, "", 0.0, 1.0),
            new ConfigField("quality", ConfigField.Type.TEXT, "", null, null, List.of("low", "medium", "high"), false),
            field("recording", ConfigField.Type.TRUTH, "", null, null),
            field("channels", ConfigField.Type.TEXTS, "", null, null),
            new ConfigField("serial", ConfigField.Type.TEXT, "", null, null, List.of(), true));

    private static ConfigField field(
            String path, ConfigField.Type type, String unit, @Nullable Double least, @Nullable Double most) {
        return new ConfigField(path, type, unit, least, most, List.of(), false);
    }

    private static FormField of(String json, String path) throws ConfigException {
        return FormField.all(ConfigDocument.parse(json), SCHEMA).stream()
                .filter(field -> field.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void fieldsThatNobodyKnowsAreShownAndThoseThatAreMissingToo() throws Exception {
        List<FormField> form = FormField.all(ConfigDocument.parse("{\"new\":7,\"threshold\":0.8}"), SCHEMA);
        assertThat(form)
                .extracting(FormField::path)
                .containsExactly("new", "threshold", "interval", "quality", "recording", "channels", "serial");
        assertThat(form.get(0).type()).isEqualTo(ConfigField.Type.NUMBER);
        assertThat(form.get(0).known()).isNull();
        assertThat(form.get(2).reported()).isNull();
        assertThat(form.get(2).type()).isEqualTo(ConfigField.Type.WHOLE_NUMBER);
        assertThat(FormField.all(null, SCHEMA)).hasSize(6).allMatch(field -> field.reported() == null);
    }

    @Test
    void aSchemaThatContradictsTheCameraIsARemarkAndChangesNothing() throws Exception {
        FormField text = of("{\"threshold\":\"0.8\"}", "threshold");
        assertThat(text.remark())
                .isEqualTo("The camera sends a text here, where a number is expected. It is kept as it is.");
        assertThat(text.type()).isEqualTo(ConfigField.Type.TEXT);
        assertThat(text.reported()).isEqualTo(FieldValue.text("0.8"));
        assertThat(of("{\"interval\":0.5}", "interval").remark()).contains("a number here, where a whole number");
        assertThat(of("{\"interval\":{\"a\":1}}", "interval").reported()).isNull();
        assertThat(of("{\"recording\":[1]}", "recording").type()).isNull();
        assertThat(of("{\"threshold\":1.5}", "threshold").remark())
                .isEqualTo("The camera has 1.5 here: allowed are 0 to 1. It is kept.");
        assertThat(of("{\"quality\":\"ultra\"}", "quality").remark()).contains("allowed are low, medium, high.");
        assertThat(of("{\"interval\":1000}", "interval").remark()).isEmpty();
        assertThat(of("{\"interval\":1e3}", "interval").remark()).isEmpty();
    }

    @Test
    void eachValueIsChecked() throws Exception {
        FormField threshold = of("{\"threshold\":0.8}", "threshold");
        assertThat(threshold.problem(FieldValue.typedNumber("0.85"))).isEmpty();
        assertThat(threshold.problem(FieldValue.typedNumber("1.01"))).isEqualTo("Allowed are 0 to 1.");
        assertThat(threshold.problem(threshold.typed("much"))).isEqualTo("Give a number, such as 0.85.");
        assertThat(threshold.problem(threshold.typed("1e999999"))).isEqualTo("This number is beyond all measure.");
        FormField interval = of("{\"interval\":1000}", "interval");
        assertThat(interval.problem(interval.typed("99"))).isEqualTo("Allowed are 100 to 60000 ms.");
        assertThat(interval.problem(interval.typed("100.5"))).isEqualTo("Give a whole number.");
        FormField quality = of("{\"quality\":\"high\"}", "quality");
        assertThat(quality.problem(FieldValue.text("ultra"))).isEqualTo("Allowed are low, medium, high.");
        assertThat(quality.problem(FieldValue.truth(true))).isEqualTo("Give a text.");
        assertThat(of("{\"serial\":\"7\"}", "serial").problem(FieldValue.text("8")))
                .isEqualTo("This field can't be changed.");
        assertThat(of("{\"channels\":[]}", "channels").problem(FieldValue.texts(List.of("a"))))
                .isEmpty();
    }

    @Test
    void aDraftTellsConflictsAndProblems() throws Exception {
        ConfigDocument base = ConfigDocument.parse("{\"threshold\":0.8,\"interval\":1000,\"quality\":\"high\"}");
        ConfigDraft draft = ConfigDraft.of(base)
                .with("threshold", FieldValue.typedNumber("0.85"))
                .with("interval", FieldValue.typedNumber("500"))
                .with("quality", FieldValue.text("high"));
        assertThat(draft.changes().keySet()).containsExactly("threshold", "interval");
        ConfigDocument now = ConfigDocument.parse("{\"threshold\":0.7,\"interval\":500.0,\"quality\":\"low\"}");
        assertThat(draft.differences(now))
                .containsExactly(
                        new Difference(
                                "threshold",
                                base.field("threshold"),
                                FieldValue.typedNumber("0.85"),
                                now.field("threshold")),
                        new Difference(
                                "interval",
                                base.field("interval"),
                                FieldValue.typedNumber("500"),
                                now.field("interval")));
        assertThat(draft.differences(now)).extracting(Difference::isConflict).containsExactly(true, false);
        assertThat(draft.differences(base)).extracting(Difference::isConflict).containsExactly(false, false);
        assertThat(draft.with("interval", FieldValue.typedNumber("5")).problems(now, SCHEMA))
                .isEqualTo(Map.of("interval", "Allowed are 100 to 60000 ms."));
        assertThat(draft.with("nowhere", FieldValue.truth(true)).problems(now, SCHEMA))
                .isEqualTo(Map.of("nowhere", "The camera has no such field."));
        assertThat(draft.with("threshold", FieldValue.typedNumber("0.800")).changes())
                .doesNotContainKey("threshold");
    }
}

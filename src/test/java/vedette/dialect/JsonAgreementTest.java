package vedette.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonAgreementTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"a":1,"b":2}            | {"b":2.0}              | true
            {"b":2}                  | {"a":1,"b":2}          | false
            {"a":0.80}               | {"a":8e-1}             | true
            {"a":0.8}                | {"a":"0.8"}            | false
            {"a":{"x":1,"y":2}}      | {"a":{"y":2}}          | true
            {"a":[1,2]}              | {"a":[2,1]}            | false
            {"a":[1,2]}              | {"a":[1]}              | false
            {"a":[{"x":1,"y":2}]}    | {"a":[{"x":1}]}        | true
            {"a":true}               | {"a":false}            | false
            {"b":1}                  | {"a":null}             | true
            {"a":1}                  | {"a":null}             | false
            {"a":1e999999999}        | {"a":1e999999998}      | false
            {"a":0.8500000238}       | {"a":0.85}             | true
            {"a":0.85001}            | {"a":0.85}             | false
            {"a":16777217}           | {"a":16777216}         | false
            {"a":1e-400}             | {"a":2e-400}           | false
            [1]                      | {"a":1}                | false
            {"a":                    | {}                     | false
            {}                       | {"a":                  | false
            """)
    void comparesWhatIsSaid(String said, String asked, boolean covers) {
        assertThat(JsonAgreement.covers(said, asked)).isEqualTo(covers);
    }

    @Test
    void aDraftKeepsTextsTextsAndDigitsDigits() throws Exception {
        JsonDraft draft = new JsonDraft()
                .text("t", "\",\"x\":1,\u0000\n\\")
                .number("n", " 0.80 ")
                .object("o", new JsonDraft().text("é", ""))
                .json("j", "{\"k\":1.50,\"l\":null}");
        assertThat(draft)
                .hasToString("{\"t\":\"\\\",\\\"x\\\":1,\\u0000\\n\\\\\",\"n\":0.80,\"o\":{\"é\":\"\"},"
                        + "\"j\":{\"k\":1.50,\"l\":null}}");
        assertThat(JsonPayload.parse(draft.bytes()).requiredText("t")).isEqualTo("\",\"x\":1,\u0000\n\\");
        assertThatThrownBy(() -> draft.number("n", "0x1")).hasMessage("“n” must be a number");
        assertThatThrownBy(() -> draft.json("j", "{")).isInstanceOf(MalformedPayloadException.class);
    }
}

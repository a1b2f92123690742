package vedette.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class JsonPayloadTest {
    @Test
    void aFailureNamesThePlaceAndTheReason() throws Exception {
        JsonPayload json = parse("{\"detections\":[{\"confidence\":1e400,\"label\":7}]}");
        JsonPayload first = json.objects("detections").getFirst();
        refused(() -> first.requiredScore("confidence"), "$.detections[0].confidence: 1E+400 is no score");
        refused(() -> first.requiredText("label"), "$.detections[0].label: is no text");
        refused(() -> first.requiredText("zone"), "$.detections[0].zone: is missing");
        refused(() -> json.requiredObject("detections"), "$.detections: is no object");
    }

    @Test
    void aScoreIsCutWhereRoundingPutItAThousandthBeyond() throws Exception {
        assertThat(parse("{\"s\":0.92000001668930054}").requiredScore("s")).isEqualTo(0.9200000166893005);
        assertThat(parse("{\"s\":1.0000001}").requiredScore("s")).isEqualTo(1);
        assertThat(parse("{\"s\":-1e-9}").requiredScore("s")).isEqualTo(0);
        for (String bad : new String[] {"1.002", "-0.01", "95", "1e400", "\"0.5\"", "true", "[]", "{}"}) {
            JsonPayload json = parse("{\"s\":" + bad + "}");
            assertThatThrownBy(() -> json.requiredScore("s")).isInstanceOf(MalformedPayloadException.class);
        }
    }

    @Test
    void whatIsNoJsonIsRefused() {
        for (String bad : new String[] {
            "", "  ", "{", "{\"a\":NaN}", "{\"a\":Infinity}", "{\"a\":1,\"a\":2}", "{} {}", "{'a':1}", "{\"a\":01}"
        }) {
            assertThatThrownBy(() -> parse(bad)).as(bad).isInstanceOf(MalformedPayloadException.class);
        }
        refused(() -> parse("[".repeat(65) + "]".repeat(65)), "not JSON");
        refused(() -> parse("9".repeat(65)), "not JSON");
        refused(() -> parse("{\"a\":1e99999999999}"), "has a number beyond all measure");
        refused(() -> JsonPayload.parse(new byte[JsonPayload.LONGEST_DOCUMENT + 1]), "longer than 8388608 bytes");
    }

    @Test
    void longTextsAndListsAreRefused() throws Exception {
        String longText = "x".repeat(JsonPayload.LONGEST_TEXT + 1);
        JsonPayload json = parse("{\"t\":\"" + longText + "\",\"l\":[" + "1,".repeat(1024) + "1]}");
        refused(() -> json.optionalText("t"), "$.t: is longer than 4096 characters");
        assertThat(json.optionalLongText("t")).isEqualTo(longText);
        refused(() -> json.list("l"), "$.l: has 1025 entries, more than 1024");
    }

    @Test
    void aReasonIsOneShortLineWhateverThePathHolds() throws Exception {
        JsonPayload json = parse("{\"a\\n\\u001b[31m" + "b".repeat(900) + "\":{\"c\":1}}");
        JsonPayload inner = json.fields().values().iterator().next();
        assertThatThrownBy(() -> inner.requiredText("c"))
                .isInstanceOfSatisfying(
                        MalformedPayloadException.class,
                        e -> assertThat(e.reason())
                                .hasSizeLessThan(300)
                                .startsWith("$.a\\u000a\\u001b[31mb")
                                .endsWith(".c: is no text"));
        assertThat(new MalformedPayloadException("\n".repeat(500)).reason()).hasSizeLessThanOrEqualTo(300);
    }

    @Test
    void wordsMayBeNumbersAndBlankOnesAreAbsent() throws Exception {
        JsonPayload json = parse("{\"n\":7,\"t\":\"t-9\",\"b\":\" \",\"z\":null,\"o\":{}}");
        assertThat(json.optionalWord("n")).isEqualTo("7");
        assertThat(json.optionalWord("t")).isEqualTo("t-9");
        assertThat(json.optionalWord("b")).isNull();
        assertThat(json.optionalWord("z")).isNull();
        refused(() -> json.optionalWord("o"), "$.o: is no single value");
    }

    @Test
    void timesComeInManyForms() throws Exception {
        Instant time = Instant.parse("2026-11-20T07:43:41.250Z");
        for (String form : new String[] {
            "1795160621.25",
            "1795160621250",
            "\"1795160621.25\"",
            "\"2026-11-20T07:43:41.250Z\"",
            "\"2026-11-20T09:43:41.25+02:00\"",
            "\"2026-11-20T09:43:41.25+0200\"",
            "\"2026-11-20 07:43:41.250000\"",
            "\"2026-11-20T07:43:41.25\""
        }) {
            assertThat(parse("{\"t\":" + form + "}").time("t", ZoneOffset.UTC))
                    .as(form)
                    .isEqualTo(time);
        }
        assertThat(parse("{\"t\":1795160621}").time("t", null)).isEqualTo(Instant.ofEpochSecond(1795160621));
    }

    @Test
    void aTimeWithoutZoneIsNotClaimedWhereTheZoneIsUnknown() throws Exception {
        assertThat(parse("{\"t\":\"2026-11-20T07:43:39.435394\"}").time("t", null))
                .isNull();
    }

    @Test
    void aBadTimeIsNullAndSpoilsNothing() throws Exception {
        for (String bad : new String[] {
            "null",
            "0",
            "-5",
            "1e400",
            "1e15",
            "\"\"",
            "\"soon\"",
            "\"2026-13-40T99:00:00Z\"",
            "\"+999999999-01-01T00:00:00Z\"",
            "true",
            "[]",
            "{}",
            "\"" + "1".repeat(5000) + "\""
        }) {
            assertThat(parse("{\"t\":" + bad + "}").time("t", ZoneOffset.UTC))
                    .as(bad)
                    .isNull();
        }
        assertThat(parse("{}").time("t", ZoneOffset.UTC)).isNull();
    }

    @Test
    void jsonComesOutAsItCameIn() throws Exception {
        String text = "{\"threshold\":0.8,\"list\":[\"mqtt\",1],\"unknown\":{\"x\":null}}";
        assertThat(parse(text).json()).isEqualTo(text);
    }

    private static JsonPayload parse(String text) throws MalformedPayloadException {
        return JsonPayload.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void refused(ThrowingCallable call, String reason) {
        assertThatThrownBy(call).isInstanceOf(MalformedPayloadException.class).hasMessageStartingWith(reason);
    }
}

package vedette.ui.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawMessageTest {
    private static String shown(String text) {
        return RawMessage.of(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void jsonIsIndentedAndShortListsStayOnOneLine() {
        assertThat(shown("{\"a\":1,\"b\":{\"c\":[1, 2,3],\"d\":{}},\"e\":\"x: {y}, \\\"z\\\"\",\"f\":[{\"g\":null}]}"))
                .isEqualTo("""
                        {
                          "a": 1,
                          "b": {
                            "c": [1, 2, 3],
                            "d": {}
                          },
                          "e": "x: {y}, \\"z\\"",
                          "f": [
                            {
                              "g": null
                            }
                          ]
                        }""");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[",
                "{\"",
                "{\"a",
                "{\"a\\",
                "{\"a\":",
                "{\"a\":[1,",
                "}]}]",
                "{]",
                "[}",
                "[,,,]",
                "{\"a\":\"b\\\"",
                "[ ",
                "{}{}",
                "[\"\\ud83d\"]",
                "[:::]"
            })
    void brokenJsonIsShownAsFarAsItGoes(String text) {
        assertThat(shown(text)).isNotNull().hasSizeLessThan(200);
    }

    @Test
    void deepJsonIsBounded() {
        assertThat(shown("[".repeat(300_000))).hasSizeLessThanOrEqualTo(RawMessage.LONGEST);
        assertThat(shown("{\"a\":".repeat(200_000)))
                .hasSizeLessThanOrEqualTo(RawMessage.LONGEST)
                .contains("more characters");
    }

    @Test
    void hugeStringsAreShortened() {
        assertThat(shown("{\"image\":\"" + "A".repeat(900_000) + "\",\"after\":true}"))
                .contains("(900,000 characters)")
                .endsWith("\"after\": true\n}")
                .hasSizeLessThan(600);
    }

    @Test
    void controlAndFormatCharactersAreSeen() {
        String hidden = shown("{\"a\":\"x\u202ey\u0007\u2028\ud800\"}");
        assertThat(hidden).contains("\\u202e", "\\u0007", "\\u2028").doesNotContain("\u202e", "\u0007", "\u2028");
        assertThat(shown("{\"a\":\"" + "\u202e".repeat(300_000) + "\"}"))
                .hasSizeLessThanOrEqualTo(RawMessage.LONGEST)
                .doesNotContain("\u202e");
        assertThat(shown("{" + "\u202e".repeat(300_000))).hasSizeLessThanOrEqualTo(RawMessage.LONGEST);
    }

    @Test
    void otherTextStaysAsItIs() {
        assertThat(shown("online")).isEqualTo("online");
        assertThat(shown("one\r\ntwo")).isEqualTo("one\ntwo");
        assertThat(shown("\u001b[31mred")).isEqualTo("\\u001b[31mred");
        assertThat(shown("x".repeat(1_000_000)))
                .hasSizeLessThanOrEqualTo(RawMessage.LONGEST)
                .contains("more characters");
        assertThat(RawMessage.of(new byte[0])).isEmpty();
    }

    @Test
    void textThatWasCutWithinACharacterIsStillText() {
        byte[] whole = "[\"ü\",\"กรุงเทพ\"".getBytes(StandardCharsets.UTF_8);
        byte[] cut = java.util.Arrays.copyOf(whole, whole.length - 2);
        assertThat(RawMessage.of(cut))
                .startsWith("[\n  \"ü\"")
                .contains("กรุงเท")
                .contains("…");
    }

    @Test
    void bytesAreCountedAndTheirHeadIsShown() {
        byte[] jpeg = new byte[28_211];
        new Random(7).nextBytes(jpeg);
        jpeg[0] = (byte) 0xff;
        jpeg[1] = (byte) 0xd8;
        assertThat(RawMessage.of(jpeg))
                .startsWith("<28,211 bytes>\n\n0000  ff d8 ")
                .endsWith("…")
                .hasSizeLessThan(3_000);
    }

    @Test
    void nothingMakesItFail() {
        Random random = new Random(11);
        String letters = "{}[]\",:\\ \n\t01ae\u0000\u202e\ud83d\ude00é";
        for (int round = 0; round < 3_000; round++) {
            StringBuilder text = new StringBuilder("{");
            int length = random.nextInt(200);
            for (int i = 0; i < length; i++) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            assertThat(shown(text.toString())).hasSizeLessThanOrEqualTo(RawMessage.LONGEST);
        }
    }
}

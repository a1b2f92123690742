package vedette.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureFormTest {
    private static final byte[] JPEG = Jpegs.colour(40, 30);
    private static final String TEXT = Base64.getEncoder().encodeToString(JPEG);

    @Test
    void rawIsTakenAsItIs() throws Exception {
        assertThat(PictureForm.of(JPEG)).isEqualTo(PictureForm.RAW);
        assertThat(PictureForm.jpeg(JPEG)).isSameAs(JPEG);
    }

    @Test
    void base64IsDecoded() throws Exception {
        assertThat(PictureForm.of(ascii(TEXT))).isEqualTo(PictureForm.BASE64);
        assertThat(PictureForm.jpeg(ascii(TEXT))).isEqualTo(JPEG);
        assertThat(PictureForm.jpeg(ascii("\n " + TEXT + "\r\n"))).isEqualTo(JPEG);
        assertThat(PictureForm.jpeg(Base64.getMimeEncoder().encode(JPEG))).isEqualTo(JPEG);
        assertThat(PictureForm.jpeg(Base64.getEncoder().withoutPadding().encode(JPEG)))
                .isEqualTo(JPEG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"data:image/jpeg;base64,", "data:image/jpg;base64,", "data:image/jpeg;q=80;base64,"})
    void dataUrlIsDecoded(String prefix) throws Exception {
        assertThat(PictureForm.of(ascii(prefix + TEXT))).isEqualTo(PictureForm.DATA_URL);
        assertThat(PictureForm.jpeg(ascii(prefix + TEXT))).isEqualTo(JPEG);
    }

    @Test
    void whatIsNoJpegIsNamed() {
        assertRefused(new byte[0], "empty: 0 bytes");
        assertRefused(ascii("<html>" + " ".repeat(1194)), "not a JPEG: begins \"<html>");
        assertRefused(ascii("<html>"), "not a JPEG: begins \"<html>\" (6 bytes)");
        assertRefused(ascii("{\"a\":1}"), "not a JPEG: begins \"{\"a\":1}\" (7 bytes)");
        assertRefused(new byte[] {0, 0, 0, 1, 0x67}, "not a JPEG: begins 00 00 00 01 (5 bytes)");
        assertRefused(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n'}, "not a JPEG but a PNG (6 bytes)");
        assertRefused(ascii("GIF89a"), "not a JPEG but a GIF (6 bytes)");
        assertRefused(ascii("RIFF0000WEBPVP8 "), "not a JPEG but a WebP (16 bytes)");
    }

    @Test
    void brokenTextIsNamed() {
        assertRefused(ascii("data:image/jpeg,raw"), "a data URL without base64 (19 bytes)");
        assertRefused(ascii("/9j/!!!!"), "broken base64 (8 bytes)");
        assertRefused(ascii("data:image/png;base64,iVBORw0KGgo="), "base64 that is not a JPEG but a PNG (8 bytes)");
        assertRefused(ascii("data:image/jpeg;base64,"), "base64 that is empty: 0 bytes");
    }

    @Test
    void whatIsTooLargeIsRefused() {
        byte[] large = Arrays.copyOf(JPEG, 9_400_000);
        assertRefused(large, "9.4 MB is over the limit of 8.0 MB");
        assertRefused(Base64.getEncoder().encode(large), "12.5 MB is over the limit of 10.9 MB");
        assertRefused(Base64.getEncoder().encode(Arrays.copyOf(JPEG, 8_100_000)), "8.1 MB is over the limit of 8.0 MB");
    }

    @Test
    void theReasonIsOneShortPrintableLine() {
        BadPictureException bad = new BadPictureException("line\nline\u001b[2J" + "\u0007".repeat(300));
        assertThat(bad.reason()).doesNotContain("\n", "\u001b").hasSizeLessThanOrEqualTo(200);
    }

    @Test
    void framesAreTheSameWhereTheirBytesAre() {
        EncodedFrame frame = Jpegs.frame(JPEG);
        byte[] other = JPEG.clone();
        other[other.length / 2] ^= 1;
        assertThat(frame.sameBytes(Jpegs.frame(JPEG.clone()))).isTrue();
        assertThat(frame.sameBytes(Jpegs.frame(other))).isFalse();
        assertThat(frame.contentHash()).isNotEqualTo(Jpegs.frame(other).contentHash());
        assertThat(Jpegs.frame(new byte[3]).contentHash())
                .isNotEqualTo(Jpegs.frame(new byte[4]).contentHash());
    }

    private static void assertRefused(byte[] payload, String reason) {
        assertThatThrownBy(() -> PictureForm.jpeg(payload))
                .isInstanceOf(BadPictureException.class)
                .hasMessageStartingWith(reason);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

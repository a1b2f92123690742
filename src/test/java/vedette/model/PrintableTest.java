package vedette.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {
    @Test
    void harmlessTextStaysAsItIs() {
        assertThat(Printable.text("Straße 7 · 摄像头 🚗", 40)).isEqualTo("Straße 7 · 摄像头 🚗");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n",
                "\r",
                "\u001b[31m",
                "\u0085",
                "\u2028",
                "\u2029",
                "\u202e",
                "\u200b",
                "\ufeff",
                "\ud800",
                "\udb40\udc41"
            })
    void whatBreaksALineOrTurnsItRoundIsEscaped(String hostile) {
        String shown = Printable.text("a" + hostile + "b", 40);
        assertThat(shown).startsWith("a\\u").endsWith("b");
        assertThat(shown.lines()).hasSize(1);
        assertThat(shown.codePoints()).allMatch(each -> each >= ' ' && each < 127);
    }

    @Test
    void longTextIsCut() {
        assertThat(Printable.text("x".repeat(100), 10)).isEqualTo("x".repeat(10) + "…");
        assertThat(Printable.text("x".repeat(10), 10)).isEqualTo("x".repeat(10));
        assertThat(Printable.text("\u0001".repeat(100), 10)).hasSizeLessThan(20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", "..", "a\nb", "\u202e", "\ud800", "\ue000"})
    void noNameForACamera(String name) {
        assertThat(CameraId.isName(name)).isFalse();
        assertThatThrownBy(() -> new CameraId("b", "s", "i", CameraRole.CAMERA, name))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aNameHasABound() {
        assertThat(CameraId.isName("x".repeat(CameraId.LONGEST_NAME))).isTrue();
        assertThat(CameraId.isName("x".repeat(CameraId.LONGEST_NAME + 1))).isFalse();
        assertThat(CameraId.isName("摄像头 🚗 1")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "0,    0,    0.5,  0.5,  0,    0,    0.5,  0.5",
        "-0.5, -1,   2,    3,    0,    0,    1,    1",
        "0.9,  0.9,  0.5,  0.5,  0.9,  0.9,  0.1,  0.1",
        "3,    3,    1,    1,    1,    1,    0,    0",
    })
    void aBoxIsCutToItsPicture(
            double x, double y, double width, double height, double left, double top, double wide, double high) {
        Box.Normalised cut = new Box.Normalised(x, y, width, height).in(640, 480);
        assertThat(cut.x()).isEqualTo(left);
        assertThat(cut.y()).isEqualTo(top);
        assertThat(cut.width()).isCloseTo(wide, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(cut.height()).isCloseTo(high, org.assertj.core.data.Offset.offset(1e-9));
    }

    @Test
    void pixelsBecomeFractionsOfThePictureTheyBelongTo() {
        assertThat(new Box.Pixels(320, 120, 160, 60).in(640, 480))
                .isEqualTo(new Box.Normalised(0.5, 0.25, 0.25, 0.125));
        assertThatThrownBy(() -> new Box.Pixels(0, 0, 1, 1).in(0, 480)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, -1})
    void noBoxHasSuchAWidth(double width) {
        assertThatThrownBy(() -> new Box.Normalised(0, 0, width, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Box.Pixels(0, 0, 1, width)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, -0.001, 1.001, Double.NEGATIVE_INFINITY})
    void noScore(double score) {
        assertThatThrownBy(() -> Confidence.require(score)).isInstanceOf(IllegalArgumentException.class);
    }
}

package vedette.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class JpegDecoderTest {
    /// The decoders, made when a test asks: without the library its tests are skipped.
    enum Kind {
        TURBO,
        OPENCV;

        JpegDecoder open() {
            if (this == OPENCV) {
                return new OpenCvJpegDecoder();
            }
            assumeTrue(TurboJpegDecoder.isAvailable(), "libturbojpeg is not installed on this machine");
            return new TurboJpegDecoder();
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void pixelsAreThoseOfTheJdk(Kind kind) throws Exception {
        try (JpegDecoder decoder = kind.open()) {
            byte[][] pictures = {
                Jpegs.colour(160, 120), Jpegs.progressive(161, 121), Jpegs.grey(99, 33), Jpegs.colour(1, 1)
            };
            for (byte[] jpeg : pictures) {
                for (int denominator = 1; denominator <= 8; denominator *= 2) {
                    PixelFrame frame = decode(decoder, jpeg, denominator);
                    assertThat(difference(frame, Jpegs.byImageIo(jpeg), denominator))
                            .as("mean difference per colour, 1/%s", denominator)
                            .isLessThan(denominator == 1 ? 3 : 6);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void theSecondPictureIsAsGoodAsTheFirstWhateverTheirSizes(Kind kind) throws Exception {
        try (JpegDecoder decoder = kind.open()) {
            for (int side : new int[] {16, 900, 8, 500}) {
                byte[] jpeg = Jpegs.colour(side, side);
                assertThat(difference(decode(decoder, jpeg, 1), Jpegs.byImageIo(jpeg), 1))
                        .isLessThan(3);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void refusesWhatIsCutOff(Kind kind) throws Exception {
        byte[] whole = Jpegs.colour(64, 64);
        JpegHeader header = JpegHeader.read(whole);
        try (JpegDecoder decoder = kind.open()) {
            PixelFrame target = PixelFrame.of(64, 64);
            for (int length : new int[] {0, 1, 2, 20, 300, 620}) {
                assertThatThrownBy(() -> decoder.decode(Arrays.copyOf(whole, length), header, 1, target))
                        .as("%s bytes", length)
                        .isInstanceOf(BadPictureException.class);
            }
            decoder.decode(whole, header, 1, target);
            assertThat(difference(target, Jpegs.byImageIo(whole), 1)).isLessThan(3);
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void anyBytesGiveAPictureOrAReason(Kind kind) throws Exception {
        Random random = new Random(3);
        byte[] whole = Jpegs.colour(64, 48);
        JpegHeader header = JpegHeader.read(whole);
        try (JpegDecoder decoder = kind.open()) {
            PixelFrame target = PixelFrame.of(64, 48);
            for (int i = 0; i < 500; i++) {
                byte[] mutated = whole.clone();
                mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
                try {
                    // Also where the bytes now say another size than the header: nothing may be written outside.
                    decoder.decode(mutated, header, 1, target);
                } catch (BadPictureException e) {
                    assertThat(e.reason()).isNotBlank();
                }
            }
        }
    }

    @Test
    void turboRefusesWhatLacksData() throws Exception {
        try (JpegDecoder decoder = Kind.TURBO.open()) {
            byte[] half = Jpegs.withoutHalf(Jpegs.colour(200, 200));
            assertThatThrownBy(() -> decode(decoder, half, 1))
                    .isInstanceOf(BadPictureException.class)
                    .hasMessageStartingWith("cut off or damaged: ");
        }
    }

    @Test
    void turboTakesAFewBytesTooManyBeforeTheEnd() throws Exception {
        byte[] jpeg = Jpegs.colour(64, 64);
        byte[] webcam = Jpegs.insert(jpeg, jpeg.length - 2, (byte) 1, (byte) 2, (byte) 3);
        try (JpegDecoder decoder = Kind.TURBO.open()) {
            assertThat(difference(decode(decoder, webcam, 1), Jpegs.byImageIo(jpeg), 1))
                    .isLessThan(3);
        }
    }

    @Test
    void turboRefusesManyBytesTooManyBeforeTheEnd() throws Exception {
        byte[] jpeg = Jpegs.colour(64, 64);
        byte[] lost = Jpegs.insert(jpeg, jpeg.length - 2, new byte[50]);
        try (JpegDecoder decoder = Kind.TURBO.open()) {
            assertThatThrownBy(() -> decode(decoder, lost, 1)).isInstanceOf(BadPictureException.class);
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void refusesATargetOfAnotherSize(Kind kind) throws Exception {
        byte[] jpeg = Jpegs.colour(64, 64);
        JpegHeader header = JpegHeader.read(jpeg);
        try (JpegDecoder decoder = kind.open()) {
            assertThatThrownBy(() -> decoder.decode(jpeg, header, 2, PixelFrame.of(64, 64)))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> decoder.decode(jpeg, header, 3, PixelFrame.of(22, 22)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void theBestDecoderHasAName() {
        JpegDecoders best = JpegDecoders.best();
        assertThat(best.name()).isEqualTo("not used yet");
        try (JpegDecoder decoder = best.get()) {
            assertThat(best.name()).isEqualTo(decoder.name()).matches("(libjpeg-turbo|OpenCV) .+");
        }
    }

    @ParameterizedTest
    @CsvSource({
        // source, area, expected
        "640, 480, 640, 480, 1",
        "640, 480, 1280, 960, 1",
        "640, 480, 320, 240, 2",
        "640, 480, 330, 247, 2",
        "640, 480, 355, 266, 2",
        "640, 480, 356, 267, 1",
        "1920, 1080, 480, 270, 4",
        "1920, 1080, 240, 135, 8",
        "1920, 1080, 10, 10, 8",
        // shown whole: the narrower way decides
        "1920, 1080, 480, 1080, 4",
        "1920, 1080, 1920, 270, 4",
        // not known yet
        "1920, 1080, 0, 0, 1",
    })
    void scalesByPowersOfTwoThatStillCoverTheArea(int width, int height, int areaWidth, int areaHeight, int expected) {
        assertThat(JpegDecoder.scaleFor(width, height, areaWidth, areaHeight)).isEqualTo(expected);
    }

    private static PixelFrame decode(JpegDecoder decoder, byte[] jpeg, int denominator) throws BadPictureException {
        JpegHeader header = JpegHeader.read(jpeg);
        PixelFrame frame = PixelFrame.of(
                JpegDecoder.scaled(header.width(), denominator), JpegDecoder.scaled(header.height(), denominator));
        decoder.decode(jpeg, header, denominator, frame);
        return frame;
    }

    /// The mean difference per colour, of 255, from a picture that is made smaller by averaging. Also
    /// checks alpha.
    private static double difference(PixelFrame frame, BufferedImage full, int denominator) {
        ByteBuffer pixels = frame.buffer();
        double sum = 0;
        for (int y = 0; y < frame.height(); y++) {
            for (int x = 0; x < frame.width(); x++) {
                int at = (y * frame.width() + x) * 4;
                double[] mean = mean(full, x * denominator, y * denominator, denominator);
                for (int colour = 0; colour < 3; colour++) {
                    sum += Math.abs((pixels.get(at + colour) & 0xFF) - mean[colour]);
                }
                assertThat(pixels.get(at + 3)).isEqualTo((byte) 0xFF);
            }
        }
        return sum / (3.0 * frame.width() * frame.height());
    }

    /// Blue, green and red of a square, as far as it lies in the picture.
    private static double[] mean(BufferedImage image, int left, int top, int side) {
        double[] sum = new double[3];
        int count = 0;
        for (int y = top; y < Math.min(top + side, image.getHeight()); y++) {
            for (int x = left; x < Math.min(left + side, image.getWidth()); x++) {
                int argb = image.getRaster().getNumBands() == 1
                        ? image.getRaster().getSample(x, y, 0) * 0x010101
                        : image.getRGB(x, y);
                for (int colour = 0; colour < 3; colour++) {
                    sum[colour] += (argb >> (8 * colour)) & 0xFF;
                }
                count++;
            }
        }
        for (int colour = 0; colour < 3; colour++) {
            sum[colour] /= count;
        }
        return sum;
    }
}

package vedette.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JpegHeaderTest {
    private static final byte[] SMALL = Jpegs.colour(48, 32);

    @Test
    void readsSizeColoursAndKind() throws Exception {
        assertThat(JpegHeader.read(SMALL)).isEqualTo(new JpegHeader(48, 32, 3, false));
        assertThat(JpegHeader.read(Jpegs.grey(17, 9))).isEqualTo(new JpegHeader(17, 9, 1, false));
        assertThat(JpegHeader.read(Jpegs.progressive(64, 40))).isEqualTo(new JpegHeader(64, 40, 3, true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "20000 | 20000 | 20,000 × 20,000 is over the limit of 16 megapixels",
                "4096 | 4096 | 4,096 × 4,096 is over the limit of 16 megapixels",
                "5000 | 100 | 5,000 × 100 is over the limit of 4,096 pixels a side",
                "100 | 4097 | 100 × 4,097 is over the limit of 4,096 pixels a side",
                "0 | 100 | damaged: a picture of 0 × 100",
                "100 | 0 | damaged: a picture of 100 × 0",
            })
    void refusesSizesOutsideTheLimits(int width, int height, String reason) {
        assertRefused(Jpegs.withSize(SMALL, width, height), reason);
    }

    @Test
    void takesTheLargestSize() throws Exception {
        assertThat(JpegHeader.read(Jpegs.withSize(SMALL, 4096, 3906)).width()).isEqualTo(4096);
    }

    @ParameterizedTest
    @CsvSource({"C3,lossless", "C5,hierarchical", "C7,hierarchical", "C9,arithmetic-coded", "CA,arithmetic-coded"})
    void refusesKindsThatTheDecodersDoNotRead(String code, String kind) {
        assertRefused(
                Jpegs.withKind(SMALL, Integer.parseInt(code, 16)),
                "a " + kind + " JPEG; baseline and progressive are supported");
    }

    @Test
    void refusesOtherColoursAndDepths() {
        byte[] deep = SMALL.clone();
        deep[Jpegs.sizeAt(SMALL) + 4] = 12;
        assertRefused(deep, "a JPEG with 12 bits per colour; 8 are supported");
        byte[] four = SMALL.clone();
        four[Jpegs.sizeAt(SMALL) + 9] = 4;
        assertRefused(four, "a JPEG of 4 colours; grey and colour (3) are supported");
    }

    @Test
    void refusesWhatIsNoPicture() {
        assertRefused(new byte[0], "empty: 0 bytes");
        assertRefused(bytes(0xFF, 0xD8, 0xFF, 0xD9), "damaged: a JPEG without a size");
        assertRefused(bytes(0xFF, 0xD8, 0xFF, 0x00), "damaged: no JPEG segment at byte 2");
        assertRefused(bytes(0xFF, 0xD8, 0xFF, 0xDA, 0, 2, 0xFF, 0xD9), "damaged: picture data without a size");
        assertRefused(bytes(0xFF, 0xD8, 0xFF, 0xE0, 0, 1), "damaged: no JPEG segment at byte 4");
        byte[] onlySize = Arrays.copyOf(SMALL, Jpegs.sizeAt(SMALL) + 19 + 2);
        onlySize[onlySize.length - 2] = (byte) 0xFF;
        onlySize[onlySize.length - 1] = (byte) 0xD9;
        assertRefused(onlySize, "damaged: a JPEG without picture data");
        assertRefused(Jpegs.insert(SMALL, 2, Arrays.copyOfRange(SMALL, 2, Jpegs.sizeAt(SMALL) + 19)), "damaged: two");
    }

    @Test
    void refusesEveryTruncation() {
        for (byte[] whole : new byte[][] {SMALL, Jpegs.progressive(48, 32), Jpegs.grey(24, 24)}) {
            for (int length = 0; length < whole.length; length++) {
                byte[] cut = Arrays.copyOf(whole, length);
                assertThatThrownBy(() -> JpegHeader.read(cut))
                        .as("%s of %s bytes", length, whole.length)
                        .isInstanceOf(BadPictureException.class);
            }
        }
        assertRefused(Arrays.copyOf(SMALL, SMALL.length - 40), "cut off: the end is missing after ");
    }

    @Test
    void takesPaddingAndTrailersAfterTheEnd() throws Exception {
        assertThat(JpegHeader.read(Arrays.copyOf(SMALL, SMALL.length + 100))).isNotNull();
        assertThat(JpegHeader.read(Jpegs.insert(SMALL, SMALL.length, bytes('m', 'o', 'r', 'e'))))
                .isEqualTo(new JpegHeader(48, 32, 3, false));
    }

    @Test
    void takesFillBytesBeforeMarkers() throws Exception {
        assertThat(JpegHeader.read(Jpegs.insert(SMALL, 2, bytes(0xFF, 0xFF)))).isNotNull();
    }

    @Test
    void refusesProgressiveBombs() throws Exception {
        byte[] progressive = Jpegs.progressive(48, 32);
        assertRefused(withScans(progressive, 2000), "too much work: over 100 scans of 48 × 32");
        byte[] huge = Jpegs.withSize(withScans(progressive, 50), 4000, 4000);
        assertThatThrownBy(() -> JpegHeader.read(huge))
                .isInstanceOf(BadPictureException.class)
                .hasMessageMatching("too much work: \\d+ scans of 4,000 × 4,000");
        assertThat(JpegHeader.read(withScans(progressive, 50)).progressive()).isTrue();
    }

    @Test
    void everyMutationGivesAHeaderOrAReason() {
        Random random = new Random(20_000);
        byte[][] wholes = {SMALL, Jpegs.progressive(40, 40), Jpegs.withComment(SMALL, "t=1")};
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] mutated = wholes[i % wholes.length].clone();
            int flips = 1 + random.nextInt(8);
            for (int flip = 0; flip < flips; flip++) {
                // Most in the first 700 bytes, where the headers are.
                int among = random.nextInt(4) == 0 ? mutated.length : Math.min(700, mutated.length);
                mutated[random.nextInt(among)] = (byte) random.nextInt(256);
            }
            refused += refuses(mutated) ? 1 : 0;
            JpegHeader.comment(mutated);
        }
        assertThat(refused).isBetween(1, 19_999);
    }

    @Test
    void randomBytesGiveAReason() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            byte[] rubbish = new byte[3 + random.nextInt(60)];
            random.nextBytes(rubbish);
            rubbish[0] = (byte) 0xFF;
            rubbish[1] = (byte) 0xD8;
            rubbish[2] = (byte) 0xFF;
            assertThat(refuses(rubbish)).isTrue();
        }
    }

    @Test
    void readsTheComment() {
        assertThat(JpegHeader.comment(Jpegs.withComment(SMALL, "published 12:00 – garden")))
                .isEqualTo("published 12:00 – garden");
        assertThat(JpegHeader.comment(Jpegs.withComment(SMALL, "x".repeat(5000))))
                .hasSize(1024);
        assertThat(JpegHeader.comment(SMALL)).isNull();
        assertThat(JpegHeader.comment(new byte[0])).isNull();
        assertThat(JpegHeader.comment(Arrays.copyOf(Jpegs.withComment(SMALL, "cut"), 8)))
                .isNull();
    }

    private static boolean refuses(byte[] jpeg) {
        try {
            JpegHeader header = JpegHeader.read(jpeg);
            assertThat(header.width()).isBetween(1, JpegHeader.LONGEST_SIDE);
            assertThat(header.height()).isBetween(1, JpegHeader.LONGEST_SIDE);
            return false;
        } catch (BadPictureException e) {
            assertThat(e.reason()).isNotBlank().hasSizeLessThanOrEqualTo(200);
            assertThat(e.getStackTrace()).isEmpty();
            return true;
        }
    }

    /// The picture with its last scan once more, this many times.
    private static byte[] withScans(byte[] progressive, int more) {
        int end = progressive.length - 2;
        int last = end;
        while (progressive[last] != (byte) 0xFF || progressive[last + 1] != (byte) JpegMarkers.SCAN) {
            last--;
        }
        ByteArrayOutputStream longer = new ByteArrayOutputStream();
        longer.write(progressive, 0, end);
        for (int i = 0; i < more; i++) {
            longer.write(progressive, last, end - last);
        }
        longer.write(progressive, end, 2);
        return longer.toByteArray();
    }

    private static void assertRefused(byte[] jpeg, String reason) {
        assertThatThrownBy(() -> JpegHeader.read(jpeg))
                .isInstanceOf(BadPictureException.class)
                .hasMessageStartingWith(reason);
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}

package vedette.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class MjpegReaderTest {
    private static final String HEADER = "\r\nContent-Type: image/jpeg\r\n\r\n";

    private static final byte[] TINY = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xD9};

    private final List<byte[]> pictures = new ArrayList<>();
    private final List<String> reasons = new ArrayList<>();
    private final MjpegReader reader = new MjpegReader("frame", new MjpegReader.Sink() {
        @Override
        public void picture(byte[] jpeg) {
            pictures.add(jpeg);
        }

        @Override
        public void refused(byte[] part, String reason) {
            assertThat(part.length).isLessThanOrEqualTo(4096);
            reasons.add(reason);
        }
    });

    /// A JPEG in form: start, a comment, a table, a scan with stuffed and restart markers, end.
    private static byte[] jpeg(int seed, byte[] comment) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xFE});
        bytes.write((comment.length + 2) >> 8);
        bytes.write(comment.length + 2);
        bytes.writeBytes(comment);
        bytes.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xFF, (byte) 0xDA, 0, 3, 1});
        Random random = new Random(seed);
        for (int i = 0; i < 50; i++) {
            int value = random.nextInt(256);
            bytes.write(value);
            if (value == 0xFF) {
                bytes.write(i % 2 == 0 ? 0 : 0xD3);
            }
        }
        bytes.writeBytes(new byte[] {(byte) 0xFF, 0, (byte) 0xFF, (byte) 0xD9});
        return bytes.toByteArray();
    }

    private static byte[] jpeg(int seed) {
        return jpeg(seed, new byte[] {7, (byte) 0xFF, (byte) 0xD9, 8}); // an end marker that is none
    }

    private static byte[] stream(Object... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (Object part : parts) {
            bytes.writeBytes(part instanceof byte[] raw ? raw : part.toString().getBytes(StandardCharsets.ISO_8859_1));
        }
        return bytes.toByteArray();
    }

    private void take(byte[] bytes) throws HttpRefusedException {
        reader.take(bytes, 0, bytes.length);
    }

    @Test
    void picturesSplitAtEveryByte() throws Exception {
        byte[] whole = stream("--frame", HEADER, jpeg(1), "\r\n--frame", HEADER, jpeg(2), "\r\n--frame", HEADER);
        for (int split = 0; split <= whole.length; split++) {
            pictures.clear();
            MjpegReader fresh = new MjpegReader("--frame", new Collected(pictures, reasons));
            fresh.take(whole, 0, split);
            fresh.take(whole, split, whole.length - split);
            assertThat(pictures).as("split at %d", split).containsExactly(jpeg(1), jpeg(2));
        }
        for (byte each : whole) {
            reader.take(new byte[] {each}, 0, 1);
        }
        assertThat(pictures).hasSize(4);
        assertThat(reasons).isEmpty();
    }

    private record Collected(List<byte[]> all, List<String> why) implements MjpegReader.Sink {
        @Override
        public void picture(byte[] jpeg) {
            all.add(jpeg);
        }

        @Override
        public void refused(byte[] part, String reason) {
            why.add(reason);
        }
    }

    @Test
    void aPictureIsThereBeforeTheNextPartBegins() throws Exception {
        take(stream("--frame", HEADER, jpeg(1)));
        assertThat(pictures).containsExactly(jpeg(1));
    }

    @Test
    void garbageBetweenPartsIsPassedOver() throws Exception {
        take(stream("HELLO\r\n", new byte[100_000], "--fra--frame", HEADER, jpeg(1), "rubbish", jpeg(9)));
        take(stream("\r\n\r\n--frame", HEADER, jpeg(2), "\r\n--frame--\r\n"));
        assertThat(pictures).containsExactly(jpeg(1), jpeg(2));
    }

    @Test
    void headersMayBeMissingOrOfAnotherForm() throws Exception {
        take(stream("--frame\r\n", jpeg(1), "\r\n--frame\r\n\r\n", jpeg(2)));
        take(stream("--frame\nContent-Length: 3\nX: y\n\n", jpeg(3), "\n--frame\n", jpeg(4)));
        assertThat(pictures).containsExactly(jpeg(1), jpeg(2), jpeg(3), jpeg(4));
        assertThat(reasons).isEmpty();
    }

    @Test
    void aBoundaryInsideAPictureIsNotItsEnd() throws Exception {
        byte[] sly = jpeg(1, stream("\r\n--frame", HEADER));
        take(stream("--frame", HEADER, sly, "\r\n--frame", HEADER, jpeg(2)));
        assertThat(pictures).containsExactly(sly, jpeg(2));
    }

    @Test
    void aPartThatEndsInTheMiddleOfItsPictureCostsOnlyItself() throws Exception {
        byte[] half = Arrays.copyOf(jpeg(1), jpeg(1).length - 10);
        take(stream("--frame", HEADER, half, "\r\n--frame", HEADER, jpeg(2), "\r\n--frame", HEADER, jpeg(3)));
        assertThat(pictures).containsExactly(jpeg(2), jpeg(3));
        assertThat(reasons).containsExactly("a part is no whole JPEG");
    }

    @Test
    void whatIsNoPictureIsRefused() throws Exception {
        take(stream("--frame", HEADER, "<html>no camera</html>", "\r\n--frame\r\n--frame", HEADER, jpeg(1)));
        take(stream("--frame\r\n", "x".repeat(9000), "--frame", HEADER, jpeg(2)));
        assertThat(pictures).containsExactly(jpeg(1), jpeg(2));
        assertThat(reasons)
                .containsExactly(
                        "a part is no whole JPEG", "a part without a picture", "a part's header is longer than 8 kB");
    }

    @Test
    void aHugePartIsRefusedAndTheNextOneTaken() throws Exception {
        take(stream("--frame", HEADER, Arrays.copyOf(jpeg(1), 20)));
        byte[] piece = new byte[1 << 20];
        for (int i = 0; i < 9; i++) {
            take(piece);
        }
        take(stream("\r\n--frame", HEADER, jpeg(2)));
        assertThat(reasons).first().isEqualTo("a picture is larger than 8 MB");
        assertThat(pictures).containsExactly(jpeg(2));
    }

    /// A picture of more than 8 MB in form, in whose comments the same bytes stand again and again.
    private static byte[] hugeWith(byte[] comment, int times) {
        int size = comment.length * times + 2;
        byte[] head = {(byte) 0xFF, (byte) 0xFE, (byte) (size >> 8), (byte) size};
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(stream("--frame", HEADER, new byte[] {(byte) 0xFF, (byte) 0xD8}));
        while (bytes.size() <= (8 << 20) + 100_000) {
            bytes.writeBytes(head);
            for (int i = 0; i < times; i++) {
                bytes.writeBytes(comment);
            }
        }
        return bytes.toByteArray();
    }

    /// Each part that was found once moved all bytes behind it: this would take an hour.
    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void partsInsideARefusedPictureAreFoundInOnePass() throws Exception {
        byte[] parts = stream("--frame\n\nA--frame\n\n", TINY);
        byte[] huge = hugeWith(parts, 2500);
        take(huge);
        int segments = (huge.length - 36) / (parts.length * 2500 + 4);
        assertThat(pictures).hasSize(segments * 2500);
        assertThat(reasons).hasSize(segments * 2500 + 1).startsWith("a picture is larger than 8 MB");
    }

    @Test
    void aFilmWithoutPicturesIsEnded() {
        byte[] rubbish = "--frame\n\nA".repeat(1000).getBytes(StandardCharsets.US_ASCII);
        assertThatThrownBy(() -> take(rubbish))
                .isInstanceOf(HttpRefusedException.class)
                .hasMessage("The film is ended: too many of its parts are no pictures, "
                        + "the last because a part is no whole JPEG.");
        assertThat(reasons).hasSize(MjpegReader.MOST_REFUSED_IN_A_ROW);
    }

    @Test
    void picturesBetweenRefusalsKeepTheFilm() throws Exception {
        for (int i = 0; i < 2 * MjpegReader.MOST_REFUSED_IN_A_ROW; i++) {
            take(stream("--frame\n\nA--frame\n\n", TINY));
        }
        assertThat(pictures).hasSameSizeAs(reasons).hasSize(2 * MjpegReader.MOST_REFUSED_IN_A_ROW);
    }

    /// Each comment begins another picture, which goes on to the end of them all.
    @Test
    void picturesInsideEachOtherAreNotLookedThroughForEach() {
        byte[] nested = hugeWith(stream("--frame\n\n", new byte[] {(byte) 0xFF, (byte) 0xD8}), 1);
        assertThatThrownBy(() -> take(nested)).isInstanceOf(HttpRefusedException.class);
        assertThat(reasons).hasSizeLessThan(20).containsOnly("a picture is larger than 8 MB");
    }

    @Test
    void theHeaderNamesTheBoundary() {
        assertThat(MjpegReader.boundaryOf("multipart/x-mixed-replace; boundary=frame"))
                .isEqualTo("frame");
        assertThat(MjpegReader.boundaryOf("Multipart/X-Mixed-Replace;charset=x; Boundary=\"--b\""))
                .isEqualTo("--b");
        assertThat(MjpegReader.boundaryOf("text/html")).isNull();
        assertThat(MjpegReader.boundaryOf(null)).isNull();
    }
}

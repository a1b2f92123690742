package vedette.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vedette.message.InboundMessage;
import vedette.model.EventKind;
import vedette.model.LogEntry;

/// What a record is made of: entries, message, picture.
@Timeout(60)
class EventPicturesTest {
    private static final byte[] PICTURE = GateSystem.jpeg(100, 1);

    private final StationRun run = new StationRun();
    private int number;

    @AfterEach
    void close() {
        run.close();
    }

    private void film(byte[] picture, double seconds) {
        run.frame(run.message("gate/north/film", picture, 0, Duration.ofNanos(Sample.seconds(seconds))));
    }

    /// @return the picture that it is kept with
    private byte[] seen(String what, double seconds) {
        byte[] payload = (number++ + ";;" + what).getBytes(StandardCharsets.UTF_8);
        run.send(run.message(GateSystem.TOPIC, payload, 1, Duration.ofNanos(Sample.seconds(seconds))));
        byte[] picture = run.lastRecord().picture();
        return picture == null ? new byte[0] : picture;
    }

    @Test
    void aRecordHasAllThatItsMessageBecameAndTheMessage() {
        String payload = "5;2026-03-01T12:00:00Z;car@yard,bus@yard,car;ABC123;";
        run.news(GateSystem.TOPIC, payload);
        assertThat(run.records()).hasSize(1);
        LogEntry detection = run.lastRecord().entries().getFirst();
        assertThat(detection.kind()).isEqualTo(EventKind.DETECTION);
        assertThat(detection.labels()).containsExactly("car", "bus");
        assertThat(detection.zones()).containsExactly("yard");
        assertThat(detection.payloadBytes()).isEqualTo(payload.length());
        LogEntry plate = run.lastRecord().entries().getLast();
        assertThat(plate.kind()).isEqualTo(EventKind.PLATE);
        assertThat(plate.key()).isEqualTo("ABC123");
        assertThat(run.lastRecord().original()).satisfies(original -> {
            assertThat(original.topic()).isEqualTo(GateSystem.TOPIC);
            assertThat(original.qos()).isEqualTo(1);
            assertThat(original.payload()).asString().isEqualTo(payload);
        });
    }

    @Test
    void aMessageOfMoreLinesThanARecordHoldsSaysHowManyAreMissing() {
        run.news(GateSystem.TOPIC, "5;;;" + "P,".repeat(1_500) + "P;");
        assertThat(run.lastRecord().entries()).hasSize(1_000);
        assertThat(run.lastRecord().entries().getLast().summary()).startsWith("502 more lines of this message");
    }

    @Test
    void aDetectionIsKeptWithThePictureOfItsMoment() {
        assertThat(seen("car;;", 0)).isEmpty();
        film(PICTURE, 10);
        assertThat(seen("car;;", 11.9)).isEqualTo(PICTURE);
        assertThat(seen("car;;", 13)).as("older than two seconds").isEmpty();
    }

    @Test
    void aPictureAsTextIsKeptAsAPicture() {
        film(GateSystem.base64(PICTURE).getBytes(StandardCharsets.US_ASCII), 10);
        assertThat(seen("car;;", 10.5)).isEqualTo(PICTURE);
    }

    @Test
    void aPictureInsideTheMessageComesFirst() {
        film(PICTURE, 10);
        byte[] own = GateSystem.jpeg(50, 2);
        assertThat(seen("car;;" + GateSystem.base64(own), 10.5)).isEqualTo(own);
        assertThat(seen(";ABC1;" + GateSystem.base64(own), 10.6)).isEqualTo(own);
        assertThat(seen(";ABC2;bm8gcGljdHVyZQ==", 10.7)).as("no picture").isEmpty();
    }

    @Test
    void manyDetectionsASecondAreKeptWithOnePicture() {
        int pictures = 0;
        for (int i = 0; i < 30; i++) {
            film(GateSystem.jpeg(100, i), 10 + i / 10.0);
            pictures += seen("car;;", 10 + i / 10.0).length > 0 ? 1 : 0;
        }
        assertThat(pictures).isBetween(2, 4);
        assertThat(seen("car;ABC1;", 13)).as("plates always are").isNotEmpty();
        assertThat(seen("car;ABC2;", 13.1)).isNotEmpty();
    }

    @Test
    void aPictureThatIsTooLargeIsSaid() {
        film(GateSystem.jpeg(EventPictures.LARGEST + 1, 1), 10);
        assertThat(seen("car;;", 10.1)).isEmpty();
        assertThat(run.lastRecord().entries().getFirst().summary())
                .isEqualTo("car · its picture of 2.0 MB is too large to be kept");
    }

    @Test
    void whatTheBrokerKeptOfAPictureIsNotOfTheMoment() {
        InboundMessage live = run.message("gate/north/film", PICTURE, 0, Duration.ZERO);
        run.frame(new InboundMessage(
                live.broker(), live.topic(), live.payload(), 0, true, live.received(), live.arrivedNanos(), null));
        assertThat(seen("car;;", 0)).isEmpty();
    }

    private void atOnce(String payload) {
        byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
        run.send(run.message(GateSystem.TOPIC, bytes, 1, Duration.ZERO));
    }

    @Test
    void aPictureOfNowDoesNotBelongToWhatHappenedBefore() {
        run.link(StationRun.KEPT);
        run.link(StationRun.LOST);
        run.clock.add(600);
        film(PICTURE, 0);
        atOnce("late;2026-03-01T12:05:00Z;car;;");
        assertThat(run.lastRecord().entries().getFirst().happened()).isEqualTo(Sample.NOW.plusSeconds(300));
        assertThat(run.lastRecord().picture()).isNull();
        run.link(StationRun.KEPT);
        atOnce("now;2026-03-01T12:10:00Z;car;;");
        assertThat(run.lastRecord().picture()).isEqualTo(PICTURE);
    }

    @Test
    void aPictureOnRequestIsKeptOnce() {
        run.frame(run.message("gate/north/answer", PICTURE, 0, Duration.ZERO));
        assertThat(run.lastRecord().entries())
                .singleElement()
                .extracting(LogEntry::kind)
                .isEqualTo(EventKind.SNAPSHOT);
        assertThat(run.lastRecord().picture()).isEqualTo(PICTURE);
        assertThat(run.lastRecord().original()).satisfies(original -> {
            assertThat(original.topic()).isEqualTo("gate/north/answer");
            assertThat(original.payload()).isEmpty();
        });
    }

    @Test
    void aPictureOnRequestThatCameAsTextIsKeptAsItCameToo() {
        byte[] text = GateSystem.base64(PICTURE).getBytes(StandardCharsets.US_ASCII);
        run.frame(run.message("gate/north/answer", text, 0, Duration.ZERO));
        assertThat(run.lastRecord().picture()).isEqualTo(PICTURE);
        assertThat(run.lastRecord().original())
                .satisfies(original -> assertThat(original.payload()).isEqualTo(text));
    }

    @Test
    void aPictureOnRequestThatIsTooLargeIsSaid() {
        run.frame(run.message("gate/north/answer", GateSystem.jpeg(3_000_000, 1), 0, Duration.ZERO));
        assertThat(run.lastRecord().picture()).isNull();
        assertThat(run.lastRecord().entries().getFirst().summary()).endsWith("3.0 MB is too large to be kept");
        assertThat(run.lastRecord().original())
                .satisfies(original -> assertThat(original.payload()).isEmpty());
    }
}

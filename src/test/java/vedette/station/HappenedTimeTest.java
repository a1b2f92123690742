package vedette.station;

import static org.assertj.core.api.Assertions.assertThat;
import static vedette.station.Sample.DOOR;
import static vedette.station.Sample.NOW;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vedette.message.InboundMessage;
import vedette.model.CameraEvent;
import vedette.model.CameraEvent.DetectionsReported;
import vedette.model.CameraId;

/// Times in seconds of the station's clock after [Sample#NOW].
class HappenedTimeTest {
    private static final double HOUR = 3600;
    private static final double DAY = 24 * HOUR;
    private static final double YEAR = 365 * DAY;

    private final HappenedTime times = new HappenedTime();
    private @Nullable Instant keptSince;
    private int qos = 1;
    private boolean retained;

    private static Instant second(double seconds) {
        return NOW.plus(Duration.ofMillis(Math.round(seconds * 1000)));
    }

    private double happened(CameraEvent event, double received) {
        InboundMessage message = new InboundMessage(
                Sample.BROKER,
                "sample/door/detection",
                "x".getBytes(StandardCharsets.UTF_8),
                qos,
                retained,
                second(received),
                Sample.seconds(received),
                null);
        return Duration.between(NOW, times.of(event, message, keptSince)).toMillis() / 1000.0;
    }

    private static CameraEvent seen(CameraId camera, double claimed) {
        return new DetectionsReported(camera, second(claimed), null, List.of());
    }

    private double happened(double claimed, double received) {
        return happened(seen(DOOR, claimed), received);
    }

    /// A message every two seconds from a clock that is off by so much.
    private void live(double offset, double from, double until) {
        for (double at = from; at <= until; at += 2) {
            happened(at + offset, at);
        }
    }

    @Test
    void whatComesAtOnceHappenedWhenItCame() {
        for (double at = 0; at < 20; at += 2) {
            assertThat(happened(at - 0.3, at)).isEqualTo(at);
        }
        assertThat(happened(20 - 9.5, 20)).as("within ten seconds").isEqualTo(20);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-3 * YEAR, -2 * DAY, -3 * HOUR, 3 * HOUR, 2 * YEAR})
    void aClockThatIsFarOffMakesNothingOld(double offset) {
        for (double at = 0; at < 60; at += 2) {
            assertThat(happened(at + offset, at)).isEqualTo(at);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-3 * YEAR, -3 * HOUR, 0, 3 * HOUR})
    void whatIsLaterThanUsualHappenedThatMuchEarlier(double offset) {
        live(offset, 0, 20);
        // Away for ten minutes; then what was kept, and then live again.
        for (int i = 0; i < 20; i++) {
            double was = 30 + i * 27;
            assertThat(happened(was + offset, 620 + i * 0.02)).isEqualTo(was);
        }
        assertThat(happened(625 + offset, 625)).isEqualTo(625);
    }

    @Test
    void aBurstOfACameraThatWasNeverHeardIsOldFromItsSecondMessageOn() {
        assertThat(happened(-600, 0)).isEqualTo(0);
        for (int i = 1; i < 30; i++) {
            assertThat(happened(-600 + i * 10, i * 0.02)).isEqualTo(-600 + i * 10);
        }
        assertThat(happened(10, 10)).as("live again").isEqualTo(10);
    }

    @Test
    void whatTheBrokerKeptHappenedWhileTheStationWasAway() {
        keptSince = second(-8 * HOUR);
        assertThat(happened(-7 * HOUR, 0)).isEqualTo(-7 * HOUR);
        assertThat(happened(-2 * HOUR, 0.01)).isEqualTo(-2 * HOUR);
        assertThat(happened(-1, 0.02)).isEqualTo(0.02);
    }

    @Test
    void whatClaimsToBeOlderThanTheAbsenceComesFromAWrongClock() {
        keptSince = second(-60);
        assertThat(happened(-3 * HOUR, 0)).isEqualTo(0);
        keptSince = null;
        assertThat(happened(seen(Sample.camera("yard"), -30), 0))
                .as("not kept by the broker")
                .isEqualTo(0);
    }

    @Test
    void onlyWhatIsSentWithCareWaitsAtTheBroker() {
        keptSince = second(-8 * HOUR);
        qos = 0;
        assertThat(happened(-7 * HOUR, 0)).isEqualTo(0);
    }

    @Test
    void nothingHappenedMoreThanSevenDaysBefore() {
        keptSince = second(-30 * DAY);
        assertThat(happened(-7 * DAY, 0)).isEqualTo(-7 * DAY);
        assertThat(happened(-7 * DAY - 1, 0.1)).isEqualTo(0.1);
        live(0, 10, 30);
        assertThat(happened(-8 * DAY, 30.5)).isEqualTo(30.5);
    }

    @Test
    void aClaimInTheFutureHappenedWhenItCame() {
        keptSince = second(-HOUR);
        assertThat(happened(HOUR, 0)).isEqualTo(0);
        live(0, 2, 20);
        assertThat(happened(20 + HOUR, 22)).isEqualTo(22);
    }

    @Test
    void whatTheBrokerRetainedHappenedWhenItCame() {
        live(0, 0, 20);
        retained = true;
        assertThat(happened(-HOUR, 21)).isEqualTo(21);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-3 * DAY, -HOUR, HOUR, 3 * YEAR})
    void aClockThatJumpsMakesNothingOld(double jump) {
        live(0, 0, 20);
        for (double at = 23; at < 60; at += 3) {
            assertThat(happened(at + jump, at)).as("after the jump").isEqualTo(at);
        }
        double late = 60 + jump;
        assertThat(happened(late + 5, 125)).as("by the new difference").isEqualTo(65);
    }

    @Test
    void aClockThatStandsStillMakesNothingOld() {
        live(0, 0, 20);
        for (double at = 23; at < 600; at += 3) {
            assertThat(happened(20, at)).isEqualTo(at);
        }
    }

    @Test
    void eachCameraHasAClockOfItsOwn() {
        live(-3 * HOUR, 0, 20);
        CameraId yard = Sample.camera("yard");
        for (double at = 0; at <= 20; at += 2) {
            assertThat(happened(seen(yard, at), at)).isEqualTo(at);
        }
        assertThat(happened(-3 * HOUR + 22, 22)).isEqualTo(22);
    }

    @Test
    void anAnswerOfTheServerTellsNothingOfTheCamerasClock() {
        live(-3 * HOUR, 0, 20);
        CameraEvent answer =
                new CameraEvent.CommandAnswered(DOOR, second(21), null, null, "", "processed", false, null, "");
        assertThat(happened(answer, 21)).isEqualTo(21);
        assertThat(happened(-3 * HOUR + 22, 22)).isEqualTo(22);
    }

    @Test
    void sendersAreForgottenRatherThanTooMany() {
        live(-3 * HOUR, 0, 20);
        for (int i = 0; i < HappenedTime.MOST_SENDERS; i++) {
            happened(seen(Sample.camera("made-up" + i), 20), 20);
        }
        assertThat(happened(-3 * HOUR + 22 - 600, 22)).as("no longer known").isEqualTo(22);
    }
}

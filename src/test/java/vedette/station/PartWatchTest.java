package vedette.station;

import static org.assertj.core.api.Assertions.assertThat;
import static vedette.station.Sample.DOOR;
import static vedette.station.Sample.at;
import static vedette.station.Sample.seconds;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import vedette.model.Arrival;
import vedette.model.CameraEvent;
import vedette.model.Freshness;
import vedette.model.Freshness.State;
import vedette.model.Reading;

class PartWatchTest {
    private static final Freshness LIVE = new Freshness(State.LIVE, null, "every 98 ms");

    private final PartWatch parts = new PartWatch();

    private void scores(Arrival arrival) {
        parts.take(new CameraEvent.EmotionsReported(DOOR, null, null, Map.of("crying", 0.9), "crying", 0.9), arrival);
    }

    private void values(Arrival arrival) {
        parts.take(
                new CameraEvent.TelemetryReported(DOOR, null, null, Map.of("temperature", Reading.of(21, "°C"))),
                arrival);
    }

    private State judged(CameraPart part, double now) {
        parts.judge(null, LIVE, seconds(now));
        return Objects.requireNonNull(parts.freshness(part)).state();
    }

    @Test
    void gaugesGrowOldBesideALivePicture() {
        scores(at(0));
        assertThat(judged(CameraPart.EMOTIONS, 9)).isEqualTo(State.LIVE);
        assertThat(judged(CameraPart.EMOTIONS, 11)).isEqualTo(State.STALE);
        assertThat(parts.freshness(CameraPart.HEALTH)).as("never told").isNull();
    }

    @Test
    void eachPartHasItsOwnRhythm() {
        for (int i = 0; i <= 10; i++) {
            scores(at(i));
            values(at(i * 30));
        }
        assertThat(judged(CameraPart.EMOTIONS, 13.5)).isEqualTo(State.STALE);
        assertThat(judged(CameraPart.TELEMETRY, 300 + 85)).isEqualTo(State.LIVE);
        assertThat(judged(CameraPart.TELEMETRY, 300 + 95)).isEqualTo(State.STALE);
    }

    @Test
    void whatTheBrokerKeptIsNotOfNowFromTheFirstMoment() {
        scores(new Arrival(Sample.NOW, seconds(0), true));
        Freshness kept = Objects.requireNonNull(parts.freshness(CameraPart.EMOTIONS));
        assertThat(kept.state()).isEqualTo(State.LAST_KNOWN);
        assertThat(kept.age()).isNull();
        assertThat(judged(CameraPart.EMOTIONS, 0.1)).isEqualTo(State.LAST_KNOWN);
    }

    @Test
    void aDeafStationAndAnOfflineCameraSayNothingOfNow() {
        scores(at(0));
        parts.judge("connecting to the broker", LIVE, seconds(0.5));
        assertThat(Objects.requireNonNull(parts.freshness(CameraPart.EMOTIONS)).state())
                .isEqualTo(State.DEAF);
        parts.judge(null, new Freshness(State.OFFLINE, null, "it said “offline”"), seconds(0.5));
        assertThat(Objects.requireNonNull(parts.freshness(CameraPart.EMOTIONS)).state())
                .isEqualTo(State.OFFLINE);
    }
}

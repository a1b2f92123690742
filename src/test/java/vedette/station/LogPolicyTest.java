package vedette.station;

import static org.assertj.core.api.Assertions.assertThat;
import static vedette.station.Sample.DOOR;
import static vedette.station.Sample.at;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vedette.model.Arrival;
import vedette.model.CameraEvent;
import vedette.model.CameraEvent.ConfigReported;
import vedette.model.CameraEvent.HealthReported;
import vedette.model.CameraEvent.PresenceChanged;
import vedette.model.CameraEvent.SnapshotTaken;
import vedette.model.CameraEvent.TelemetryReported;
import vedette.model.CameraEvent.WatchlistChanged;
import vedette.model.CameraId;
import vedette.model.CameraRole;
import vedette.model.HealthStatus;
import vedette.model.Reading;

class LogPolicyTest {
    private final LogPolicy policy = new LogPolicy();

    private static HealthReported health(HealthStatus status, Map<String, Reading> readings) {
        return new HealthReported(DOOR, null, null, status, readings);
    }

    private static HealthReported cpu(double percent) {
        return health(HealthStatus.HEALTHY, Map.of("cpu", Reading.of(percent, "%")));
    }

    private boolean worth(CameraEvent event, double seconds) {
        return policy.worthLogging(event, at(seconds));
    }

    @Test
    void aStateIsLoggedOncePerChangeAndOnceAMinute() {
        assertThat(worth(cpu(40), 0)).isTrue();
        int lines = 0;
        for (int frame = 1; frame < 60 * 30; frame++) {
            lines += worth(cpu(40 + frame % 2), frame / 30.0) ? 1 : 0;
        }
        assertThat(lines).isZero();
        assertThat(worth(cpu(40), 60)).isTrue();
        assertThat(worth(health(HealthStatus.WARNING, Map.of("cpu", Reading.of(40, "%"))), 61))
                .isTrue();
    }

    @Test
    void aJumpOrACrossedThresholdIsAChange() {
        worth(cpu(50), 0);
        assertThat(worth(cpu(59), 11)).isFalse();
        assertThat(worth(cpu(61), 12)).isTrue();
        worth(cpu(79.5), 23);
        assertThat(worth(cpu(80.1), 34)).isTrue();
        assertThat(worth(cpu(81), 45)).isFalse();
    }

    @Test
    void aValueThatJumpsBackAndForthIsNotALineEachTime() {
        int lines = 0;
        for (int frame = 0; frame < 30 * 30; frame++) {
            lines += worth(cpu(frame % 2 == 0 ? 30 : 90), frame / 30.0) ? 1 : 0;
        }
        assertThat(lines).isEqualTo(3);
    }

    @Test
    void slowDriftIsAChangeAgainstWhatWasLogged() {
        worth(cpu(10), 0);
        assertThat(worth(cpu(11), 11)).isFalse();
        assertThat(worth(cpu(12), 12)).isFalse();
        assertThat(worth(cpu(12.5), 13)).isTrue();
    }

    @Test
    void wordsAreChangesButClocksAreNot() {
        worth(health(HealthStatus.HEALTHY, words("connected", "0:00:01")), 0);
        assertThat(worth(health(HealthStatus.HEALTHY, words("connected", "0:00:02")), 1))
                .isFalse();
        assertThat(worth(health(HealthStatus.HEALTHY, words("disconnected", "0:00:03")), 2))
                .isTrue();
    }

    private static Map<String, Reading> words(String camera, String uptime) {
        Map<String, Reading> readings = new LinkedHashMap<>();
        readings.put("camera", Reading.of(camera));
        readings.put("uptime", Reading.of(uptime));
        return readings;
    }

    @Test
    void presenceAndConfigurationOnlyWhenTheyDiffer() {
        assertThat(worth(new PresenceChanged(DOOR, null, true, "online"), 0)).isTrue();
        assertThat(worth(new PresenceChanged(DOOR, null, true, "online"), 600)).isFalse();
        assertThat(worth(new PresenceChanged(DOOR, null, false, "offline"), 601))
                .isTrue();
        assertThat(worth(new ConfigReported(DOOR, null, "1", "detection", "{}"), 0))
                .isTrue();
        assertThat(worth(new ConfigReported(DOOR, null, "2", "detection", "{}"), 1))
                .isFalse();
        assertThat(worth(new ConfigReported(DOOR, null, "3", "camera", "{}"), 1))
                .isTrue();
    }

    @Test
    void pictureOnRequestIsAnEventAndAFilmIsNot() {
        SnapshotTaken picture = new SnapshotTaken(DOOR, null, 1000);
        assertThat(worth(picture, 0)).isTrue();
        assertThat(worth(picture, 7)).isTrue();
        List<Boolean> film = java.util.stream.IntStream.range(1, 600)
                .mapToObj(i -> worth(picture, 7 + i * 0.1))
                .toList();
        assertThat(film).containsOnly(false);
        assertThat(worth(picture, 67)).isTrue();
    }

    @Test
    void aRetainedListCountsOnceUntilItChanges() {
        WatchlistChanged list = new WatchlistChanged(DOOR, null, "1", "two plates");
        assertThat(policy.worthLogging(list, new Arrival(Sample.NOW, 0, true))).isTrue();
        assertThat(policy.worthLogging(list, new Arrival(Sample.NOW, 1, true))).isFalse();
        assertThat(worth(list, 2)).isTrue();
    }

    @Test
    void theBrokersOwnValuesAreNotLogged() {
        CameraId broker = Sample.of(CameraRole.BROKER, "lab");
        assertThat(worth(new TelemetryReported(broker, null, null, Map.of("clients", Reading.of(1, ""))), 0))
                .isFalse();
    }

    @Test
    void inventedNamesAreForgottenAgain() {
        TelemetryReported first = telemetry("first");
        assertThat(worth(first, 0)).isTrue();
        assertThat(worth(first, 1)).isFalse();
        for (int i = 0; i < 20_000; i++) {
            assertThat(worth(telemetry("name" + i), 2)).isTrue();
        }
        // Bounded: what was remembered first had to go, at the cost of one line more.
        assertThat(worth(first, 3)).isTrue();
    }

    private static TelemetryReported telemetry(String name) {
        return new TelemetryReported(DOOR, null, null, Map.of(name, Reading.of(1, "")));
    }
}

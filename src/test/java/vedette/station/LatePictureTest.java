package vedette.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vedette.video.EncodedFrame;

/// Pictures inside messages that come late, or again: the tile must not take them for pictures of now.
@Timeout(60)
class LatePictureTest {
    private final StationRun run = new StationRun();

    @AfterEach
    void close() {
        run.close();
    }

    private void comeBackAfterTenMinutes() {
        run.link(StationRun.KEPT);
        run.link(StationRun.LOST);
        run.clock.add(600);
        run.link(StationRun.KEPT);
    }

    private void say(String id, String time, int picture, int seconds) {
        String payload = id + ";" + time + ";car;;" + GateSystem.base64(GateSystem.jpeg(100, picture));
        run.send(run.message(
                GateSystem.TOPIC, payload.getBytes(StandardCharsets.UTF_8), 1, Duration.ofSeconds(seconds)));
    }

    private LiveCamera camera() {
        return run.station.cameras().stream()
                .filter(camera -> camera.newestFrame() != null)
                .findFirst()
                .orElseThrow();
    }

    private EncodedFrame newest() {
        return Objects.requireNonNull(camera().newestFrame());
    }

    private void isShown(int picture) {
        assertThat(new String(newest().bytes(), StandardCharsets.US_ASCII))
                .isEqualTo(GateSystem.base64(GateSystem.jpeg(100, picture)));
    }

    @Test
    void whatTheBrokerKeptForTheStationIsNotAPictureOfNow() {
        comeBackAfterTenMinutes();
        say("first", "2026-03-01T12:05:00Z", 1, 0);
        assertThat(run.lastRecord().picture()).as("its event has it").isNotNull();
        isShown(1);
        assertThat(newest().retained()).isTrue();
        assertThat(camera().newestPictureNanos()).isNull();
    }

    @Test
    void aLatePictureNeverTakesANewerOnesPlace() {
        comeBackAfterTenMinutes();
        say("now", "2026-03-01T12:10:00Z", 2, 0);
        assertThat(newest().retained()).isFalse();
        say("late", "2026-03-01T12:05:00Z", 1, 0);
        assertThat(run.records()).hasSize(2);
        isShown(2);
    }

    @Test
    void aPictureThatComesAgainIsNotANewOne() {
        say("one", "", 1, 0);
        Long came = camera().newestPictureNanos();
        assertThat(came).isNotNull();
        say("one", "", 1, 20);
        await().until(() -> run.station.status().repeated() == 1);
        assertThat(camera().newestPictureNanos()).isEqualTo(came);
    }
}

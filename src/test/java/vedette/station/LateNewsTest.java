package vedette.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vedette.model.CameraEvent;
import vedette.model.CameraState;
import vedette.model.EventKind;
import vedette.model.Freshness.State;

/// News that a broker kept while the station was away: they are in the log and need attention, but nothing of now.
@Timeout(60)
class LateNewsTest {
    private static final String ALERT = "sample/door/alert";

    private final StationRun run = new StationRun();

    @AfterEach
    void close() {
        run.close();
    }

    /// The monotonic clock of this test does not jump: what was heard before is heard as long ago as it really is.
    private void comeBackAfter(long seconds, vedette.message.LinkState online) {
        run.link(StationRun.KEPT);
        run.link(StationRun.LOST);
        run.clock.add(seconds);
        run.link(online);
    }

    private void say(String topic, String payload, Duration after) {
        run.send(run.message(topic, payload.getBytes(StandardCharsets.UTF_8), 1, after));
    }

    private LiveCamera door() {
        return run.station.camera(Sample.DOOR).orElseThrow();
    }

    private CameraState.@Nullable At<CameraEvent.AlertRaised> alert() {
        return door().state().alert();
    }

    private boolean isAlertOfNow() {
        return !Objects.requireNonNull(alert()).arrival().retained();
    }

    @Test
    void whatABrokerKeptIsNoSignOfLife() {
        comeBackAfter(600, StationRun.KEPT);
        run.news(ALERT, "1 fire");
        assertThat(isAlertOfNow()).isFalse();
        assertThat(door().lastHeard().now()).isNull();
        assertThat(run.log.summaries(EventKind.ALERT)).containsExactly("fire");
        assertThat(run.station.attention().items())
                .extracting(AttentionItem::title)
                .containsExactly("fire");
        await().until(() -> door().freshness().state() == State.LAST_KNOWN);
    }

    @Test
    void whatComesAfterThatIs() {
        comeBackAfter(600, StationRun.KEPT);
        run.news(ALERT, "1 fire");
        say(ALERT, "2 flood", Duration.ofSeconds(30));
        assertThat(isAlertOfNow()).isTrue();
        assertThat(door().lastHeard().now()).isNotNull();
        say(ALERT, "3 theft", Duration.ofSeconds(30));
        assertThat(isAlertOfNow()).as("the pause ended what was kept").isTrue();
    }

    @Test
    void afterAShortBreakItIsAsGoodAsNew() {
        comeBackAfter(8, StationRun.KEPT);
        run.news(ALERT, "1 fire");
        assertThat(isAlertOfNow()).isTrue();
    }

    @Test
    void aNewSessionKeptNothing() {
        comeBackAfter(600, StationRun.NEW);
        run.news(ALERT, "1 fire");
        assertThat(isAlertOfNow()).isTrue();
    }

    @Test
    void whatSaysThatItIsOfNowIs() {
        comeBackAfter(600, StationRun.KEPT);
        run.news(GateSystem.TOPIC, "1;2026-03-01T12:09:58Z;car;;");
        LiveCamera gate = run.station.camera(GateSystem.GATE).orElseThrow();
        assertThat(gate.lastHeard().now()).isNotNull();
    }

    @Test
    void whatIsOlderThanWhatIsKnownChangesNothingThatIsShown() {
        comeBackAfter(600, StationRun.KEPT);
        run.news(GateSystem.TOPIC, "1;2026-03-01T12:10:00Z;car;;");
        run.news(GateSystem.TOPIC, "2;2026-03-01T12:05:00Z;bus;;");
        LiveCamera gate = run.station.camera(GateSystem.GATE).orElseThrow();
        assertThat(Objects.requireNonNull(gate.state().seen()).what().detections())
                .extracting(each -> each.label())
                .containsExactly("car");
        assertThat(run.log.entries(EventKind.DETECTION)).hasSize(2);
    }

    @Test
    void onABusyBrokerTheBurstEndsAllTheSame() {
        BrokerSession session = new BrokerSession(Sample.NOW);
        session.changed(StationRun.KEPT, Sample.NOW, 0);
        for (double at = 0; at < 10; at += 0.2) {
            assertThat(session.isInBurst(Sample.seconds(at))).as("at %s", at).isTrue();
        }
        assertThat(session.isInBurst(Sample.seconds(10.1))).isFalse();
        assertThat(session.isInBurst(Sample.seconds(10.2))).isFalse();
    }
}

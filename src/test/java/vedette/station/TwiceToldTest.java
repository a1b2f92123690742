package vedette.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vedette.message.InboundMessage;
import vedette.message.SideChannel;
import vedette.model.CameraEvent;
import vedette.model.CameraId;
import vedette.model.CameraRole;
import vedette.model.Severity;
import vedette.store.RecentRecord;

class TwiceToldTest {
    private static final CameraId NURSERY =
            new CameraId("home", "babymonitor", "Nursery", CameraRole.CAMERA, "Nursery");
    private static final Instant START = Instant.parse("2026-11-20T20:00:00Z");
    private static final String VIA = "http://nursery.lan:5000/socket.io#emotion_update";

    private final TwiceTold told = new TwiceTold();

    @BeforeEach
    void watch() {
        told.watch(Set.of(new SideChannel.Site("home", "babymonitor", "Nursery")));
    }

    private static CameraEvent emotion(double crying) {
        return new CameraEvent.EmotionsReported(
                NURSERY, null, null, Map.of("crying", crying, "silence", 0.9), "silence", 0.9);
    }

    private static InboundMessage message(int millis, boolean overHttp) {
        Instant received = START.plusMillis(millis);
        long nanos = Duration.ofMillis(millis).toNanos();
        return overHttp
                ? InboundMessage.beside("home", "babymonitor/emotion", new byte[0], received, nanos, VIA)
                : new InboundMessage("home", "babymonitor/emotion", new byte[0], 1, false, received, nanos, null);
    }

    private boolean overHttp(int millis, CameraEvent event) {
        return told.isRepeat(event, message(millis, true), null);
    }

    private boolean byMqtt(int millis, CameraEvent event) {
        return told.isRepeat(event, message(millis, false), null);
    }

    private boolean kept(int millis, CameraEvent event, @Nullable Instant since) {
        return told.isRepeat(event, message(millis, false), since);
    }

    @Test
    void socketIoSaysEverythingTwice() {
        assertThat(overHttp(0, emotion(0.1))).isFalse();
        assertThat(overHttp(3, emotion(0.1))).isTrue();
        assertThat(overHttp(1000, emotion(0.1)))
                .as("the same quiet a second later is news")
                .isFalse();
        assertThat(overHttp(1003, emotion(0.1))).isTrue();
    }

    @Test
    void whatBothWaysBringIsToldOnceWhicheverIsFirst() {
        assertThat(overHttp(0, emotion(0.1))).isFalse();
        assertThat(byMqtt(1, emotion(0.1000000001))).isTrue();
        assertThat(overHttp(3, emotion(0.1))).isTrue();
        assertThat(byMqtt(1000, emotion(0.1))).isFalse();
        assertThat(overHttp(1002, emotion(0.1))).isTrue();
        assertThat(overHttp(1005, emotion(0.1))).isTrue();
        assertThat(byMqtt(2000, emotion(0.2))).isFalse();
        assertThat(overHttp(2002, emotion(0.3))).isFalse();
    }

    @Test
    void whatOneWayAloneBringsIsNotRememberedForEver() {
        for (int i = 0; i < 10_000; i++) {
            assertThat(byMqtt(1000 * i, emotion(i / 10_000.0))).isFalse();
        }
        assertThat(told.remembered()).isLessThan(10);
    }

    @Test
    void anOldOneIsNotTakenForANewOne() {
        assertThat(byMqtt(0, emotion(0.1))).isFalse();
        assertThat(overHttp(3000, emotion(0.1))).isFalse();
        assertThat(byMqtt(6000, emotion(0.1))).isFalse();
        assertThat(byMqtt(7000, emotion(0.1)))
                .as("MQTT alone is left to the other filters")
                .isFalse();
    }

    @Test
    void whatTheBrokerKeptIsToldOnceOneForOne() {
        Instant lost = START;
        for (int i = 0; i < 5; i++) {
            assertThat(overHttp(1000 + 1000 * i, emotion(0.5))).isFalse();
        }
        assertThat(overHttp(6000, emotion(0.6))).isFalse();
        // Kept were those five, one that HTTP missed before it was open, and the sixth.
        int repeats = 0;
        for (int i = 0; i < 6; i++) {
            repeats += kept(60_000, emotion(0.5), lost) ? 1 : 0;
        }
        assertThat(repeats).isEqualTo(5);
        assertThat(kept(60_001, emotion(0.6), lost)).isTrue();
        assertThat(kept(60_002, emotion(0.7), lost)).isFalse();
    }

    @Test
    void whatWasToldBeforeTheLossWasNotKept() {
        assertThat(overHttp(0, emotion(0.5))).isFalse();
        assertThat(kept(100_000, emotion(0.5), START.plusSeconds(60))).isFalse();
    }

    @Test
    void aRestartForgetsNothing() {
        assertThat(overHttp(0, emotion(0.5))).isFalse();
        List<String> ids = List.of(String.valueOf(told.id(emotion(0.5))));
        TwiceTold next = new TwiceTold();
        next.watch(Set.of(new SideChannel.Site("home", "babymonitor", "Nursery")));
        next.seed(List.of(
                new RecentRecord("home", START, ids), new RecentRecord("home", START, List.of("0".repeat(32)))));
        InboundMessage later = message(1000, false);
        assertThat(next.isRepeat(emotion(0.5), later, START.plusSeconds(1000))).isTrue();
        assertThat(next.isRepeat(emotion(0.5), later, START.plusSeconds(1000))).isFalse();
    }

    @Test
    void criesAndAlertsToo() {
        CameraEvent cry = new CameraEvent.CryHeard(NURSERY, null, null, 0.8);
        CameraEvent alert = new CameraEvent.AlertRaised(NURSERY, null, null, Severity.WARNING, "Person left");
        for (CameraEvent each : List.of(cry, alert)) {
            assertThat(byMqtt(0, each)).isFalse();
            assertThat(overHttp(10, each)).isTrue();
        }
    }

    @Test
    void otherInstallationsAreLeftAlone() {
        CameraId other = new CameraId("home", "babymonitor", "Playroom", CameraRole.CAMERA, "Playroom");
        CameraEvent event = new CameraEvent.CryHeard(other, null, null, 0.8);
        assertThat(overHttp(0, event)).isFalse();
        assertThat(overHttp(1, event)).isFalse();
        assertThat(told.id(event)).isNull();
    }

    @Test
    void itsMemoryIsBounded() {
        List<Boolean> repeats = new ArrayList<>();
        for (int i = 0; i <= TwiceTold.REMEMBERED; i++) {
            repeats.add(overHttp(i, new CameraEvent.AlertRaised(NURSERY, null, null, Severity.INFO, "alert " + i)));
        }
        assertThat(repeats).doesNotContain(true);
        CameraEvent first = new CameraEvent.AlertRaised(NURSERY, null, null, Severity.INFO, "alert 0");
        CameraEvent second = new CameraEvent.AlertRaised(NURSERY, null, null, Severity.INFO, "alert 1");
        assertThat(kept(100_000, first, START)).as("forgotten").isFalse();
        assertThat(kept(100_000, second, START)).isTrue();
    }
}

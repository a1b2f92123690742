package vedette.station;

import static org.assertj.core.api.Assertions.assertThat;
import static vedette.station.Sample.DOOR;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vedette.message.InboundMessage;
import vedette.model.CameraEvent;
import vedette.model.CameraEvent.AlertRaised;
import vedette.model.CameraEvent.CryHeard;
import vedette.model.CameraEvent.EmotionsReported;
import vedette.model.Severity;
import vedette.store.RecentRecord;

class RepeatFilterTest {
    private final RepeatFilter filter = new RepeatFilter();

    private static final InboundMessage MESSAGE = Sample.message("sample/door/alert", "x");

    private List<CameraEvent> fresh(InboundMessage message, List<CameraEvent> events) {
        RepeatFilter.Sifted sifted = filter.sift(message, events);
        filter.remember(sifted);
        assertThat(sifted.repeats()).isEqualTo(events.size() - sifted.fresh().size());
        return sifted.fresh();
    }

    private List<CameraEvent> fresh(List<CameraEvent> events) {
        return fresh(MESSAGE, events);
    }

    private static CameraEvent emotion(String id) {
        return new EmotionsReported(DOOR, null, id, Map.of("happy", 0.5), "happy", 0.5);
    }

    @Test
    void aDoubledEmotionCountsOnce() {
        assertThat(fresh(List.of(emotion("1")))).hasSize(1);
        assertThat(fresh(List.of(emotion("1")))).isEmpty();
        assertThat(fresh(List.of(emotion("2")))).hasSize(1);
    }

    @Test
    void twoAlertsOfOneMessageShareItsId() {
        CameraEvent hot = new AlertRaised(DOOR, null, "7", Severity.WARNING, "hot");
        CameraEvent full = new AlertRaised(DOOR, null, "7", Severity.WARNING, "disk full");
        assertThat(fresh(List.of(hot, full))).containsExactly(hot, full);
        assertThat(fresh(List.of(hot, full))).isEmpty();
    }

    @Test
    void anIdHoldsForOneCameraAndOneKind() {
        fresh(List.of(emotion("1")));
        CameraEvent cry = new CryHeard(DOOR, null, "1", 0.8);
        CameraEvent elsewhere = new CryHeard(Sample.camera("yard"), null, "1", 0.8);
        assertThat(fresh(List.of(cry))).hasSize(1);
        assertThat(fresh(List.of(elsewhere))).hasSize(1);
    }

    @Test
    void eventsWithNeitherIdNorTimeAreNeverRepeats() {
        CameraEvent motion = new CameraEvent.MotionChanged(DOOR, null, true);
        assertThat(fresh(List.of(motion))).hasSize(1);
        assertThat(fresh(List.of(motion))).hasSize(1);
    }

    @Test
    void anEventWithATimeAndNoIdIsKnownByItsMessage() {
        CameraEvent timed = new CameraEvent.MotionChanged(DOOR, Sample.NOW, true);
        assertThat(fresh(Sample.message("a", "x"), List.of(timed))).hasSize(1);
        assertThat(fresh(Sample.message("a", "x"), List.of(timed))).isEmpty();
        assertThat(fresh(Sample.message("a", "y"), List.of(timed))).hasSize(1);
        assertThat(fresh(Sample.message("b", "x"), List.of(timed))).hasSize(1);
    }

    @Test
    void isNewUntilItIsRemembered() {
        assertThat(filter.sift(MESSAGE, List.of(emotion("1"))).fresh()).hasSize(1);
        assertThat(filter.sift(MESSAGE, List.of(emotion("1"))).fresh()).hasSize(1);
    }

    @Test
    void whatAnEarlierRunRecordedIsKnownAndMissedOnce() {
        RepeatFilter earlier = new RepeatFilter();
        List<String> ids = earlier.sift(MESSAGE, List.of(emotion("1"))).keys().stream()
                .map(RepeatKey::toString)
                .toList();
        assertThat(ids).singleElement().asString().matches("[0-9a-f]{32}");
        filter.seed(List.of(
                new RecentRecord(Sample.BROKER, Sample.NOW, ids),
                new RecentRecord("", Sample.NOW, List.of("no key", "z".repeat(32)))));
        RepeatFilter.Sifted sifted = filter.sift(MESSAGE, List.of(emotion("1"), emotion("2")));
        assertThat(sifted.fresh()).containsExactly(emotion("2"));
        assertThat(sifted.missed()).containsExactly(emotion("1"));
        assertThat(filter.sift(MESSAGE, List.of(emotion("1"))).missed()).isEmpty();
    }

    @Test
    void theTextOfAKeyIsTheKey() {
        RepeatKey key = RepeatKey.ofId(emotion("1"), "1");
        assertThat(RepeatKey.parse(key.toString())).isEqualTo(key);
        // Logs are read by later versions of this program: this must stay. Made by another program's SHA-256.
        assertThat(key).hasToString("36ff6565b6f5ccf338f9fd7e07433274");
    }

    @Test
    void theOldestIdsAreForgotten() {
        fresh(List.of(emotion("first")));
        for (int i = 0; i < RepeatFilter.REMEMBERED - 1; i++) {
            fresh(List.of(emotion("n" + i)));
        }
        assertThat(fresh(List.of(emotion("first")))).isEmpty();
        fresh(List.of(emotion("one more")));
        assertThat(fresh(List.of(emotion("first")))).hasSize(1);
    }
}

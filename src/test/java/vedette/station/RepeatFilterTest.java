package vedette.station;

import static org.assertj.core.api.Assertions.assertThat;
import static vedette.station.Sample.DOOR;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vedette.model.CameraEvent;
import vedette.model.CameraEvent.AlertRaised;
import vedette.model.CameraEvent.CryHeard;
import vedette.model.CameraEvent.EmotionsReported;
import vedette.model.Severity;

class RepeatFilterTest {
    private final RepeatFilter filter = new RepeatFilter();

    private static CameraEvent emotion(String id) {
        return new EmotionsReported(DOOR, null, id, Map.of("happy", 0.5), "happy", 0.5);
    }

    @Test
    void aDoubledEmotionCountsOnce() {
        assertThat(filter.fresh(List.of(emotion("1")))).hasSize(1);
        assertThat(filter.fresh(List.of(emotion("1")))).isEmpty();
        assertThat(filter.fresh(List.of(emotion("2")))).hasSize(1);
    }

    @Test
    void twoAlertsOfOneMessageShareItsId() {
        CameraEvent hot = new AlertRaised(DOOR, null, "7", Severity.WARNING, "hot");
        CameraEvent full = new AlertRaised(DOOR, null, "7", Severity.WARNING, "disk full");
        assertThat(filter.fresh(List.of(hot, full))).containsExactly(hot, full);
        assertThat(filter.fresh(List.of(hot, full))).isEmpty();
    }

    @Test
    void anIdHoldsForOneCameraAndOneKind() {
        filter.fresh(List.of(emotion("1")));
        CameraEvent cry = new CryHeard(DOOR, null, "1", 0.8);
        CameraEvent elsewhere = new CryHeard(Sample.camera("yard"), null, "1", 0.8);
        assertThat(filter.fresh(List.of(cry))).hasSize(1);
        assertThat(filter.fresh(List.of(elsewhere))).hasSize(1);
    }

    @Test
    void eventsWithoutAnIdAreNeverRepeats() {
        CameraEvent motion = new CameraEvent.MotionChanged(DOOR, null, true);
        assertThat(filter.fresh(List.of(motion))).hasSize(1);
        assertThat(filter.fresh(List.of(motion))).hasSize(1);
    }

    @Test
    void theOldestIdsAreForgotten() {
        filter.fresh(List.of(emotion("first")));
        for (int i = 0; i < RepeatFilter.REMEMBERED - 1; i++) {
            filter.fresh(List.of(emotion("n" + i)));
        }
        assertThat(filter.fresh(List.of(emotion("first")))).isEmpty();
        filter.fresh(List.of(emotion("one more")));
        assertThat(filter.fresh(List.of(emotion("first")))).hasSize(1);
    }
}

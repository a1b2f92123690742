package vedette.ui.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vedette.model.EventKind;
import vedette.model.Severity;
import vedette.search.EventFilter;

class CombinedFilterTest {
    private static final Instant NOW = Samples.NOW;

    private static CombinedFilter of(EventFilter field, EventFilter bar) {
        return CombinedFilter.of(field, bar, NOW, "Today");
    }

    @Test
    void whatBothAskForIsShown() {
        EventFilter field = EventFilter.ALL
                .ofCameras(Set.of("a", "b"))
                .atLeast(Severity.WARNING)
                .withLabels(Set.of("car"))
                .saying("gate")
                .between(NOW.minusSeconds(50), null);
        EventFilter bar = EventFilter.ALL
                .ofCameras(Set.of("b", "c"))
                .ofKinds(Set.of(EventKind.PLATE))
                .atLeast(Severity.CRITICAL)
                .between(NOW.minusSeconds(90), NOW.minusSeconds(10));
        CombinedFilter both = of(field, bar);
        assertThat(both.filter())
                .isEqualTo(EventFilter.ALL
                        .ofCameras(Set.of("b"))
                        .ofKinds(Set.of(EventKind.PLATE))
                        .atLeast(Severity.CRITICAL)
                        .withLabels(Set.of("car"))
                        .saying("gate")
                        .between(NOW.minusSeconds(50), NOW.minusSeconds(10)));
        assertThat(both.remarks()).isEmpty();
    }

    @Test
    void whereTheyShareNothingNothingIsShownAndThatIsSaid() {
        CombinedFilter cameras = of(EventFilter.ALL.ofCameras(Set.of("a")), EventFilter.ALL.ofCameras(Set.of("b")));
        assertThat(cameras.filter().from()).isEqualTo(cameras.filter().to()).isEqualTo(NOW);
        assertThat(cameras.remarks()).singleElement().asString().contains("other cameras");
        CombinedFilter times = of(
                EventFilter.ALL.between(null, NOW.minusSeconds(100)),
                EventFilter.ALL.between(NOW.minusSeconds(90), null));
        assertThat(times.filter().from()).isEqualTo(times.filter().to());
        assertThat(times.remarks()).singleElement().asString().contains("“Today”");
    }

    @Test
    void aTimeThatIsCutOffByTheChoiceIsSaid() {
        CombinedFilter both = of(
                EventFilter.ALL.between(NOW.minusSeconds(100), null),
                EventFilter.ALL.between(NOW.minusSeconds(90), null));
        assertThat(both.filter().from()).isEqualTo(NOW.minusSeconds(90));
        assertThat(both.remarks()).singleElement().asString().contains("only a part of the time");
    }
}

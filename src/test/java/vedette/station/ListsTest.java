package vedette.station;

import static org.assertj.core.api.Assertions.assertThat;
import static vedette.station.Sample.DOOR;
import static vedette.station.Sample.NOW;
import static vedette.station.Sample.message;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vedette.model.Severity;

/// What the operator has to look at, and what could not be used.
class ListsTest {
    private final AttentionList attention = new AttentionList();
    private final RejectionList rejections = new RejectionList();

    private static AttentionItem item(String key, Severity severity, long second, boolean standing) {
        return new AttentionItem(key, DOOR, severity, NOW.plusSeconds(second), key, "", standing);
    }

    private List<String> keys() {
        return attention.items().stream().map(AttentionItem::key).toList();
    }

    @Test
    void theMostSevereAndNewestComesFirst() {
        attention.raise(item("old", Severity.WARNING, 0, false));
        attention.raise(item("hit", Severity.CRITICAL, 1, false));
        attention.raise(item("new", Severity.WARNING, 2, false));
        assertThat(keys()).containsExactly("hit", "new", "old");
        assertThat(attention.items()).isSameAs(attention.items());
    }

    @Test
    void whatGoesOnKeepsItsBeginningHoweverLong() {
        for (int second = 0; second <= 300; second += 10) {
            attention.raise(item("cry", Severity.WARNING, second, false));
        }
        assertThat(attention.items())
                .singleElement()
                .extracting(AttentionItem::since)
                .isEqualTo(NOW);
        attention.raise(item("cry", Severity.WARNING, 400, false));
        assertThat(attention.items().getFirst().since()).isEqualTo(NOW.plusSeconds(400));
    }

    @Test
    void whenThereAreTooManyTheOldestOfTheLeastSevereGoes() {
        attention.raise(item("hit", Severity.CRITICAL, 0, false));
        attention.standing(List.of(item("gone", Severity.WARNING, 1, true)), 0);
        for (int i = 0; i < 2 * AttentionList.KEPT; i++) {
            attention.raise(item("alert " + i, Severity.WARNING, 10 + i, false));
        }
        assertThat(attention.items()).hasSize(AttentionList.KEPT + 1);
        assertThat(keys()).contains("hit", "gone", "alert 199", "alert 101").doesNotContain("alert 0", "alert 100");
    }

    @Test
    void whatIsOverGoesByItselfAndWhatHappenedStays() {
        attention.raise(item("alert", Severity.WARNING, 0, false));
        attention.standing(List.of(item("gone", Severity.WARNING, 1, true)), 0);
        assertThat(keys()).containsExactlyInAnyOrder("alert", "gone");
        attention.standing(List.of(), 0);
        assertThat(keys()).containsExactly("alert");
    }

    @Test
    void whatLastsIsShownAgainAWhileAfterItWasAcknowledged() {
        AttentionItem gone = item("gone", Severity.WARNING, 1, true);
        long later = AttentionList.REMIND_AFTER.toNanos();
        attention.standing(List.of(gone), 0);
        attention.acknowledge(gone, 5);
        attention.standing(List.of(gone), later);
        assertThat(keys()).isEmpty();
        attention.standing(List.of(gone), later + 5);
        assertThat(keys()).containsExactly("gone");
    }

    @Test
    void whatWasAcknowledgedComesBackOnlyWhenItBeginsAnew() {
        AttentionItem gone = item("gone", Severity.WARNING, 1, true);
        attention.standing(List.of(gone), 0);
        assertThat(attention.acknowledge(gone, 0)).isTrue();
        assertThat(attention.acknowledge(gone, 0)).isFalse();
        attention.standing(List.of(gone), 0);
        assertThat(keys()).isEmpty();
        attention.standing(List.of(), 0);
        attention.standing(List.of(gone), 0);
        assertThat(keys()).containsExactly("gone");
    }

    @Test
    void likeRejectionsAreCountedTogether() {
        assertThat(rejections.add(message("a/b", "x"), "bad")).isTrue();
        assertThat(rejections.add(message("a/b", "xyz"), "bad")).isFalse();
        assertThat(rejections.add(message("a/b", "x"), "worse")).isTrue();
        assertThat(rejections.latest())
                .extracting(RejectionList.Rejection::count)
                .containsExactly(1L, 2L);
        assertThat(rejections.latest().getLast().bytes()).isEqualTo(3);
        assertThat(rejections.total()).isEqualTo(3);
    }

    @Test
    void rejectionsAreBoundedInNumberAndLength() {
        IntStream.range(0, 1000).forEach(i -> rejections.add(message("t" + i, "x"), "bad"));
        rejections.add(message("\u001b[2J" + "x".repeat(60_000), "x"), "bad");
        assertThat(rejections.latest()).hasSize(RejectionList.KEPT);
        assertThat(rejections.total()).isEqualTo(1001);
        assertThat(rejections.latest().getFirst().topic())
                .startsWith("\\u001b[2Jx")
                .hasSizeLessThan(200);
    }
}

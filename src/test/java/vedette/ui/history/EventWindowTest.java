package vedette.ui.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import vedette.model.EventKind;
import vedette.model.LogEntry;
import vedette.model.Severity;
import vedette.search.EventFilter;
import vedette.store.MemoryLog;
import vedette.store.PageKey;

/// The bounded piece of the log, on one thread and without a table.
class EventWindowTest {
    private final MemoryLog log = new MemoryLog();
    private final Rows view = new Rows();
    private final EventWindow window = new EventWindow(log, view, Runnable::run);

    /// Remembers what it was told to show.
    private static final class Rows implements EventRows {
        List<LogEntry> rows = List.of();
        EventRows.Place place = EventRows.Place.TOP;
        int first;
        int last = Integer.MAX_VALUE;
        boolean atTop = true;

        @Override
        public void show(List<LogEntry> shown, EventRows.Place at) {
            rows = shown;
            place = at;
        }

        @Override
        public boolean isAtTop() {
            return atTop;
        }

        @Override
        public int firstVisible() {
            return first;
        }

        @Override
        public int lastVisible() {
            return Math.min(last, rows.size() - 1);
        }

        @Override
        public void changed() {}
    }

    private static LogEntry later(int seconds, String camera) {
        return Samples.entry(
                Samples.NOW.plusSeconds(seconds), camera, EventKind.PLATE, Severity.INFO, "later " + seconds);
    }

    private List<Long> ids() {
        return view.rows.stream().map(LogEntry::id).toList();
    }

    private void assertInOrderWithoutHoles() {
        List<Long> ids = ids();
        long first = ids.getFirst();
        assertThat(ids)
                .isEqualTo(
                        LongStream.range(0, ids.size()).mapToObj(i -> first - i).toList());
    }

    @Test
    void pagingDownAndUpVisitsEveryRowInOrderAndKeepsFew() {
        log.addAll(Samples.row(10_000));
        window.show(EventFilter.ALL);
        view.atTop = false;
        Set<Long> visited = new LinkedHashSet<>(ids());
        for (int i = 0; i < 60; i++) {
            window.older();
            visited.addAll(ids());
            assertThat(view.rows).hasSizeLessThanOrEqualTo(EventWindow.MOST_ROWS);
            assertInOrderWithoutHoles();
            assertThat(view.place).isEqualTo(EventRows.Place.KEEP);
        }
        assertThat(new ArrayList<>(visited))
                .isEqualTo(LongStream.rangeClosed(1, 10_000)
                        .mapToObj(i -> 10_001 - i)
                        .toList());
        for (int i = 0; i < 60; i++) {
            window.newer();
            assertThat(view.rows).hasSizeLessThanOrEqualTo(EventWindow.MOST_ROWS);
            assertInOrderWithoutHoles();
        }
        assertThat(ids().getFirst()).isEqualTo(10_000);
        assertThat(window.hasMoreNewer()).isFalse();
    }

    @Test
    void whatIsNewAppearsAtTheTop() {
        log.addAll(Samples.row(500));
        window.show(EventFilter.ALL);
        log.add(later(1, "gate"));
        assertThat(window.look()).isTrue();
        assertThat(ids().getFirst()).isEqualTo(501);
        assertThat(view.place).isEqualTo(EventRows.Place.TOP);
        assertThat(window.unseen()).isZero();
        assertInOrderWithoutHoles();
    }

    @Test
    void whatWasLoggedOutOfOrderAppearsToo() {
        log.addAll(Samples.row(500));
        window.show(EventFilter.ALL);
        log.add(Samples.entry(Samples.NOW.minusMillis(1_300), "gate", EventKind.PLATE, Severity.INFO, "a little late"));
        window.look();
        assertThat(view.rows.get(1).summary()).isEqualTo("a little late");
    }

    private static LogEntry late(Instant happened, String what) {
        return Samples.entry(Samples.NOW.plusSeconds(60), "gate", EventKind.PLATE, Severity.INFO, what)
                .but()
                .happened(happened)
                .build();
    }

    @Test
    void whatComesLateAppearsWhereItBelongsAmongTheRowsOfAnOperatorAtTheTop() {
        log.addAll(Samples.row(5_000));
        window.show(EventFilter.ALL);
        window.older();
        window.older();
        log.add(late(Samples.NOW.minusMillis(300_500), "five minutes ago"));
        window.look();
        window.older();
        int place = view.rows.stream().map(LogEntry::summary).toList().indexOf("five minutes ago");
        assertThat(place).isEqualTo(300);
        assertThat(view.rows)
                .isSortedAccordingTo(Comparator.comparing(PageKey::of).reversed());
    }

    @Test
    void whatComesLateAppearsAmongTheRowsThatAreLookedAtWithoutMovingThem() {
        log.addAll(Samples.row(5_000));
        window.show(EventFilter.ALL);
        for (int i = 0; i < 6; i++) {
            window.older();
        }
        view.atTop = false;
        view.first = 700;
        view.last = 725;
        log.add(late(Samples.NOW.minusMillis(710_500), "late"));
        window.look();
        assertThat(view.place).isEqualTo(EventRows.Place.KEEP);
        assertThat(view.rows).extracting(LogEntry::summary).contains("late");
        assertThat(view.rows)
                .isSortedAccordingTo(Comparator.comparing(PageKey::of).reversed());
        assertThat(window.unseen()).isZero();
        assertThat(window.hasMoreNewer()).isTrue();
        view.first = 0;
        view.last = 25;
        log.add(late(Samples.NOW.minusMillis(650_500), "late too"));
        window.look();
        window.newer();
        assertThat(view.rows).extracting(LogEntry::summary).contains("late", "late too");
    }

    @Test
    void theEndOfTheLogIsReachedAtOnceAndTheWayBackIsComplete() {
        log.addAll(Samples.row(1_000));
        window.show(EventFilter.ALL);
        window.bottom();
        assertThat(view.place).isEqualTo(EventRows.Place.END);
        assertThat(ids().getLast()).isEqualTo(1);
        view.atTop = false;
        while (window.hasMoreNewer()) {
            window.newer();
        }
        assertThat(ids()).hasSize(1_000);
        assertInOrderWithoutHoles();
    }

    @Test
    void aBurstLeadsToTheNewestPage() {
        log.addAll(Samples.row(500));
        window.show(EventFilter.ALL);
        for (int i = 0; i < 900; i++) {
            log.add(later(i + 1, "gate"));
        }
        window.look();
        assertThat(ids().getFirst()).isEqualTo(1_400);
        assertInOrderWithoutHoles();
    }

    @Test
    void whatIsNewIsCountedForWhoHasScrolledAway() {
        log.addAll(Samples.row(500));
        window.show(EventFilter.ALL);
        view.atTop = false;
        List<Long> before = ids();
        for (int i = 1; i <= 12; i++) {
            log.add(later(i, "gate"));
        }
        window.look();
        window.look();
        assertThat(window.unseen()).isEqualTo(12);
        assertThat(ids()).isEqualTo(before);
        log.add(later(20, "gate"));
        window.look();
        assertThat(window.unseen()).isEqualTo(13);
        window.top();
        assertThat(window.unseen()).isZero();
        assertThat(ids().getFirst()).isEqualTo(513);
        assertThat(view.place).isEqualTo(EventRows.Place.TOP);
    }

    @Test
    void comingBackToTheTopShowsWhatIsNewAndFollowsAgain() {
        log.addAll(Samples.row(500));
        window.show(EventFilter.ALL);
        view.atTop = false;
        log.add(later(1, "gate"));
        window.look();
        view.atTop = true;
        window.newer();
        assertThat(ids().getFirst()).isEqualTo(501);
        assertThat(view.place).isEqualTo(EventRows.Place.TOP);
        assertThat(window.unseen()).isZero();
        assertThat(window.isFollowing()).isTrue();
    }

    @Test
    void onlyWhatTheFilterShowsIsNew() {
        log.addAll(Samples.row(10));
        EventFilter filter = EventFilter.ALL.ofCameras(Set.of("CAM1"));
        window.show(filter);
        view.atTop = false;
        log.add(later(1, "gate"));
        log.add(later(2, "CAM1"));
        window.look();
        assertThat(window.unseen()).isEqualTo(1);
    }

    @Test
    void lateAnswersOfSupersededQuestionsAreIgnored() {
        log.addAll(Samples.row(30));
        log.holdingAnswers = true;
        window.show(EventFilter.ALL.ofCameras(Set.of("CAM1")));
        window.show(EventFilter.ALL.ofCameras(Set.of("CAM2")));
        assertThat(log.questions.getFirst()).isCancelled();
        Runnable first = log.waitingAnswers.removeFirst();
        log.waitingAnswers.removeFirst().run();
        first.run();
        assertThat(view.rows).hasSize(10).allMatch(entry -> entry.camera().equals("CAM2"));
    }

    @Test
    void answersThatWereOnTheirWayAreIgnoredToo() {
        List<Runnable> onTheirWay = new ArrayList<>();
        EventWindow slow = new EventWindow(log, view, onTheirWay::add);
        log.addAll(Samples.row(30));
        slow.show(EventFilter.ALL.ofCameras(Set.of("CAM1")));
        slow.show(EventFilter.ALL.ofCameras(Set.of("CAM2")));
        onTheirWay.reversed().forEach(Runnable::run);
        assertThat(view.rows).allMatch(entry -> entry.camera().equals("CAM2"));
    }

    @Test
    void nothingIsAskedTwiceAtOnce() {
        log.addAll(Samples.row(3_000));
        window.show(EventFilter.ALL);
        log.holdingAnswers = true;
        window.older();
        window.older();
        assertThat(window.look()).isFalse();
        assertThat(log.waitingAnswers).hasSize(1);
    }

    @Test
    void aFailureIsSaidAndIsOverWithTheNextAnswer() {
        log.failure = new IllegalStateException("broken");
        window.show(EventFilter.ALL);
        assertThat(window.failure()).contains("can't be read");
        log.failure = null;
        log.addAll(Samples.row(3));
        window.show(window.filter());
        assertThat(window.failure()).isNull();
        assertThat(view.rows).hasSize(3);
    }
}

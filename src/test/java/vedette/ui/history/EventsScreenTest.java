package vedette.ui.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import javafx.event.Event;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vedette.model.EventKind;
import vedette.model.LogEntry;
import vedette.model.Severity;
import vedette.search.EventFilter;
import vedette.ui.FxThread;

class EventsScreenTest {
    private static final Instant MIDNIGHT = Instant.parse("2026-11-20T00:00:00Z");

    private @Nullable Bench opened;

    private Bench open(List<LogEntry> entries) throws InterruptedException {
        Bench bench = Bench.open(entries);
        opened = bench;
        bench.beat();
        return bench;
    }

    @AfterEach
    void close() throws InterruptedException {
        if (opened != null) {
            opened.close();
        }
    }

    private static void onFx(Runnable action) throws InterruptedException {
        FxThread.call(() -> {
            action.run();
            return true;
        });
    }

    private static void awaitFx(Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(10)).until(() -> FxThread.call(condition));
    }

    /// Draws until it is so: a screen that is just asking something looks again with a later pulse.
    private static void awaitBeating(Bench bench, Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(10)).until(() -> {
            bench.beat();
            return FxThread.call(condition);
        });
    }

    private static void awaitAsked(Bench bench, Predicate<EventFilter> filter) {
        awaitFx(() -> bench.log.asked.stream()
                .anyMatch(asked -> asked.question().equals("page") && filter.test(asked.filter())));
    }

    private static void press(Bench bench, KeyCode code, boolean control) throws InterruptedException {
        onFx(() -> Event.fireEvent(
                bench.scene().getFocusOwner() == null
                        ? bench.scene().getRoot()
                        : bench.scene().getFocusOwner(),
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, control, false, false)));
    }

    private static void type(Bench bench, String character) throws InterruptedException {
        onFx(() -> Event.fireEvent(
                bench.scene().getFocusOwner(),
                new KeyEvent(KeyEvent.KEY_TYPED, character, "", KeyCode.UNDEFINED, false, false, false, false)));
    }

    @Test
    void theChoicesAskForExactlyThoseEvents() throws Exception {
        Bench bench = open(Samples.day(100));
        FilterBar bar = bench.screen().filterBar();
        awaitAsked(bench, EventFilter.ALL.between(MIDNIGHT, null)::equals);
        onFx(() -> bar.time().choose(Period.HOUR));
        onFx(() -> bar.cameras().choose(Set.of("Nursery", "garden")));
        onFx(() -> bar.kinds().choose(Set.of(EventKind.CRYING)));
        onFx(() -> bar.severity().choose(Severity.WARNING));
        awaitAsked(
                bench,
                EventFilter.ALL
                        .between(Samples.NOW.minusSeconds(3600), null)
                        .ofCameras(Set.of("Nursery", "garden"))
                        .ofKinds(Set.of(EventKind.CRYING))
                        .atLeast(Severity.WARNING)::equals);
        onFx(bar::clear);
        awaitAsked(bench, EventFilter.ALL::equals);
    }

    @Test
    void typingIsSearchedOnceWhenItPauses() throws Exception {
        Bench bench = open(Samples.day(100));
        for (String part : List.of("A", "AB", "ABC", "ABC1*4")) {
            onFx(() -> bench.screen().filterBar().search().setText(part));
        }
        awaitAsked(bench, filter -> filter.text().equals("ABC1*4"));
        assertThat(bench.log.asked).noneMatch(asked -> asked.filter().text().equals("AB"));
        awaitFx(() -> bench.screen().tablePane().window().rows().stream()
                .allMatch(entry ->
                        "ABC1234".equals(entry.key()) || entry.summary().contains("ABC1234")));
    }

    @Test
    void scrollingDownShowsEveryEventInOrderWithFewInMemory() throws Exception {
        Bench bench = Bench.open(Samples.row(3_500), 1440, 900);
        opened = bench;
        bench.beat();
        EventTable table = bench.screen().tablePane().table();
        Set<Long> seen = new LinkedHashSet<>();
        for (int i = 0; i < 250 && !seen.contains(1L); i++) {
            List<Long> visible =
                    FxThread.call(() -> table.getItems().subList(table.firstVisible(), table.lastVisible() + 1).stream()
                            .map(LogEntry::id)
                            .toList());
            seen.addAll(visible);
            assertThat(FxThread.call(() -> table.getItems().size())).isLessThanOrEqualTo(EventWindow.MOST_ROWS);
            onFx(() -> table.scrollTo(table.lastVisible() - 1));
            bench.beat();
            bench.beat();
        }
        assertThat(List.copyOf(seen))
                .isEqualTo(LongStream.rangeClosed(1, 3_500)
                        .mapToObj(i -> 3_501 - i)
                        .toList());
    }

    @Test
    void placeAndSelectionStayWhenRowsComeAbove() throws Exception {
        Bench bench = open(Samples.row(5_000));
        EventTable table = bench.screen().tablePane().table();
        for (int i = 0; i < 15; i++) {
            onFx(() -> table.scrollTo(table.getItems().size() - 1));
            bench.beat();
            bench.beat();
        }
        onFx(() -> table.scrollTo(70));
        bench.beat();
        bench.beat();
        onFx(() -> table.getSelectionModel().select(table.firstVisible() + 3));
        long selected =
                FxThread.call(() -> table.getSelectionModel().getSelectedItem().id());
        onFx(() -> table.scrollTo(30));
        onFx(() -> bench.scene().getRoot().layout());
        long first =
                FxThread.call(() -> table.getItems().get(table.firstVisible()).id());
        long top = FxThread.call(() -> table.getItems().getFirst().id());
        bench.beat();
        awaitFx(() -> table.getItems().getFirst().id() > top);
        bench.beat();
        assertThat(FxThread.call(
                        () -> table.getItems().get(table.firstVisible()).id()))
                .isEqualTo(first);
        assertThat(FxThread.call(
                        () -> table.getSelectionModel().getSelectedItem().id()))
                .isEqualTo(selected);
    }

    @Test
    void newEventsAppearAtTheTopAndWaitInThePillElsewhere() throws Exception {
        Bench bench = open(Samples.row(500));
        TablePane pane = bench.screen().tablePane();
        bench.log.add(Samples.entry(Samples.NOW, "gate", EventKind.PLATE, Severity.INFO, "first"));
        bench.beat();
        awaitBeating(bench, () -> pane.table().getItems().getFirst().summary().equals("first"));
        assertThat(FxThread.call(pane::pillText)).isNull();
        onFx(() -> pane.table().scrollTo(100));
        bench.beat();
        bench.beat();
        bench.log.add(Samples.entry(Samples.NOW.plusSeconds(1), "gate", EventKind.PLATE, Severity.INFO, "second"));
        bench.beat();
        awaitBeating(bench, () -> "↑ 1 new".equals(pane.pillText()));
        assertThat(FxThread.call(() -> pane.table().getItems().getFirst().summary()))
                .isEqualTo("first");
        onFx(() -> pane.table().scrollTo(0));
        bench.beat();
        bench.beat();
        awaitBeating(
                bench,
                () -> pane.pillText() == null
                        && pane.table().getItems().getFirst().summary().equals("second")
                        && pane.table().isAtTop());
    }

    @Test
    void theRulerNarrowsAndEscapeWidens() throws Exception {
        Bench bench = open(Samples.day(3_000));
        onFx(() -> bench.screen().ruler().choose(80, 85));
        EventFilter narrow =
                FxThread.call(() -> bench.screen().tablePane().window().filter());
        assertThat(narrow.from()).isAfter(MIDNIGHT);
        assertThat(narrow.to()).isNotNull().isBefore(Samples.NOW);
        bench.beat();
        press(bench, KeyCode.ESCAPE, false);
        assertThat(FxThread.call(
                        () -> bench.screen().tablePane().window().filter().to()))
                .isNull();
    }

    @Test
    void slashAndControlFFocusTheSearchAndEscapeClearsIt() throws Exception {
        Bench bench = open(Samples.day(100));
        assertThat(FxThread.call(() -> bench.screen().tablePane().table().isFocused()))
                .isTrue();
        type(bench, "/");
        assertThat(FxThread.call(() -> bench.screen().filterBar().search().isFocused()))
                .isTrue();
        assertThat(FxThread.call(() -> bench.screen().filterBar().search().getText()))
                .isEmpty();
        onFx(() -> bench.screen().filterBar().search().setText("gate"));
        press(bench, KeyCode.ESCAPE, false);
        assertThat(FxThread.call(() -> bench.screen().filterBar().search().getText()))
                .isEmpty();
        press(bench, KeyCode.ESCAPE, false);
        press(bench, KeyCode.F, true);
        assertThat(FxThread.call(() -> bench.screen().filterBar().search().isFocused()))
                .isTrue();
    }

    @Test
    void enterOpensTheCameraOfTheSelectedEvent() throws Exception {
        Bench bench = open(Samples.day(100));
        press(bench, KeyCode.ENTER, false);
        assertThat(bench.opened).hasSize(1);
        assertThat(bench.opened.getFirst().name()).isEqualTo("Main gate CAM001");
    }

    @Test
    void nothingMatchesAndFailuresAreSaid() throws Exception {
        Bench bench = open(Samples.day(100));
        TablePane pane = bench.screen().tablePane();
        assertThat(FxThread.call(pane::noteText)).isNull();
        onFx(() -> bench.screen().filterBar().kinds().choose(Set.of(EventKind.GAP)));
        awaitFx(() -> "No events match. The log can speak for 100 % of this time, no gaps.".equals(pane.noteText()));
        bench.log.failure = new IllegalStateException("broken");
        onFx(() -> bench.screen().filterBar().kinds().choose(Set.of()));
        awaitFx(() -> {
            String note = pane.noteText();
            return note != null && note.startsWith("The event log can't be read");
        });
    }
}

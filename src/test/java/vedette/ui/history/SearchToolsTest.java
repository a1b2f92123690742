package vedette.ui.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import javafx.event.Event;
import javafx.scene.control.CheckBox;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vedette.model.EventKind;
import vedette.model.LogEntry;
import vedette.model.Severity;
import vedette.settings.SavedSearches.Saved;
import vedette.store.Gap;
import vedette.store.LogStatus;
import vedette.ui.FxThread;

/// Searching by what is typed, completed, chosen from counts, and saved.
class SearchToolsTest {
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

    private static void press(Bench bench, KeyCode code, boolean control) throws InterruptedException {
        onFx(() -> Event.fireEvent(
                bench.scene().getFocusOwner(),
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, control, false, false)));
    }

    private static void type(Bench bench, String text) throws InterruptedException {
        onFx(() -> {
            SearchField search = bench.screen().filterBar().search();
            search.requestFocus();
            search.appendText(text);
        });
    }

    private static String text(Bench bench) throws InterruptedException {
        return FxThread.call(() -> bench.screen().filterBar().search().getText());
    }

    private static List<String> offered(Bench bench) throws InterruptedException {
        return FxThread.call(() -> bench.screen().filterBar().search().list().shown().stream()
                .map(Suggestion::text)
                .toList());
    }

    private static LogEntry person(int secondsAgo, String zone, double score) {
        return LogEntry.of(EventKind.DETECTION, Samples.NOW.minusSeconds(secondsAgo), "person in " + zone)
                .broker("home broker")
                .system("frigate")
                .camera("yard")
                .labels(List.of("person"))
                .zones(List.of(zone))
                .confidence(score)
                .build();
    }

    @Test
    void fieldsAndThenTheirValuesInTheLogAreCompletedWithTheKeyboard() throws Exception {
        Bench bench = open(Samples.day(100));
        onFx(() -> bench.screen().filterBar().time().choose(Period.ALL));
        type(bench, "ca");
        assertThat(offered(bench)).containsExactly("camera:");
        press(bench, KeyCode.TAB, false);
        awaitFx(() -> offered(bench).contains("Nursery"));
        assertThat(text(bench)).isEqualTo("camera:");
        assertThat(offered(bench)).contains("Main gate CAM001", "front_door");
        bench.beat();
        FxThread.save(bench.scene(), "events-state-suggestions");
        type(bench, "ma");
        awaitFx(() -> offered(bench).equals(List.of("Main gate CAM001")));
        press(bench, KeyCode.DOWN, false);
        press(bench, KeyCode.ENTER, false);
        assertThat(text(bench)).isEqualTo("camera:\"Main gate CAM001\" ");
        press(bench, KeyCode.ESCAPE, false);
        assertThat(offered(bench)).isEmpty();
        assertThat(text(bench)).isNotEmpty();
        press(bench, KeyCode.ENTER, false);
        awaitFx(() -> {
            List<LogEntry> rows = bench.screen().tablePane().window().rows();
            return !rows.isEmpty() && rows.stream().allMatch(row -> row.camera().equals("Main gate CAM001"));
        });
    }

    @Test
    void mistakesAreSaidAndTheRestStillCounts() throws Exception {
        Bench bench = open(Samples.day(100));
        onFx(() -> bench.screen().filterBar().search().search("kind:plte camera:Nursery"));
        assertThat(FxThread.call(() -> bench.screen().notices().remarksText())).contains("`plte`");
        assertThat(FxThread.call(() -> bench.screen().filterBar().filter().cameras()))
                .containsExactly("Nursery");
        onFx(() -> bench.screen().filterBar().cameras().choose(Set.of("garden")));
        bench.beat();
        FxThread.save(bench.scene(), "events-state-mistakes");
        assertThat(FxThread.call(() -> bench.screen().notices().remarksText())).contains("nothing can match");
        awaitFx(() -> bench.screen().tablePane().window().rows().isEmpty());
        onFx(() -> bench.screen().filterBar().clear());
        assertThat(FxThread.call(() -> bench.screen().notices().remarksText())).isEmpty();
    }

    @Test
    void furtherChoicesAreCountedAndGoIntoTheSearch() throws Exception {
        Bench bench = open(List.of(person(30, "door", 0.9), person(20, "door", 0.6), person(10, "lawn", 0.8)));
        onFx(() -> bench.screen().filterBar().more().fire());
        awaitFx(() -> facet(bench, "door") != null);
        bench.beat();
        FxThread.save(bench.scene(), "events-state-facets");
        onFx(() -> {
            CheckBox door = facet(bench, "door");
            if (door != null) {
                door.fire();
            }
        });
        assertThat(text(bench)).isEqualTo("zone:door");
        awaitFx(() -> bench.screen().tablePane().window().rows().size() == 2);
        onFx(() -> bench.screen().filterBar().search().search("zone:door score:0.8"));
        awaitFx(() -> bench.screen().tablePane().window().rows().size() == 1);
        press(bench, KeyCode.ESCAPE, false);
        assertThat(FxThread.call(() -> bench.screen().facetPanel().isVisible())).isFalse();
    }

    private static @Nullable CheckBox facet(Bench bench, String value) {
        return bench.screen().facetPanel().lookupAll(".check-box").stream()
                .filter(CheckBox.class::isInstance)
                .map(CheckBox.class::cast)
                .filter(each -> each.getText().equals(value))
                .findFirst()
                .orElse(null);
    }

    @Test
    void aSearchIsSavedWithItsChoicesAndPickedAgain() throws Exception {
        Bench bench = open(Samples.day(100));
        onFx(() -> bench.screen().filterBar().cameras().choose(Set.of("Nursery")));
        onFx(() -> bench.screen().filterBar().severity().choose(Severity.WARNING));
        press(bench, KeyCode.S, true);
        onFx(() -> bench.screen().searchesSheet().name().setText("Restless nights"));
        bench.beat();
        FxThread.save(bench.scene(), "events-state-save-search");
        onFx(() -> bench.screen().searchesSheet().name().fireEvent(new javafx.event.ActionEvent()));
        awaitFx(() -> bench.told.contains("The search is saved as “Restless nights”."));
        assertThat(bench.searches.list())
                .containsExactly(new Saved("Restless nights", "camera:Nursery severity:warning after:today"));
        onFx(() -> bench.screen().filterBar().clear());
        onFx(() -> searchesMenu(bench).getItems().stream()
                .filter(item -> "Restless nights".equals(item.getText()))
                .forEach(MenuItem::fire));
        awaitFx(() -> {
            var filter = bench.screen().filterBar().filter();
            return filter.cameras().equals(Set.of("Nursery")) && filter.atLeast() == Severity.WARNING;
        });
        assertThat(text(bench)).isEqualTo("camera:Nursery severity:warning after:today");
        bench.searches.failure = "The saved searches can't be written: the disk is full.";
        onFx(() -> bench.screen().searchesSheet().load());
        awaitFx(() -> bench.told.contains("The saved searches can't be written: the disk is full."));
    }

    private static SearchesMenu searchesMenu(Bench bench) {
        return (SearchesMenu) bench.screen().actions().get(1);
    }

    @Test
    void gapsAreHatchedSaidAndCounted() throws Exception {
        Bench bench = open(Samples.day(1_000));
        bench.log.gaps.add(new Gap(
                9, "home broker", "Nursery", Samples.NOW.minusSeconds(1_200), null, "The camera went offline."));
        bench.log.gaps.add(new Gap(
                7,
                "home broker",
                "",
                Samples.NOW.minusSeconds(20_000),
                Samples.NOW.minusSeconds(14_000),
                "The connection to the broker was lost."));
        onFx(() -> bench.screen().filterBar().time().choose(Period.DAY));
        bench.beat();
        bench.beat();
        assertThat(FxThread.call(() -> bench.screen().count().getText()))
                .contains(" · ")
                .endsWith("2 gaps");
        TimeRuler ruler = bench.screen().ruler();
        double right = FxThread.call(ruler::getWidth) - 12;
        assertThat(FxThread.call(() -> ruler.wordsAt(right)))
                .startsWith("Not heard since ")
                .contains("20:00 min", "Nursery", "The camera went offline.");
        assertThat(FxThread.call(() -> ruler.wordsAt(right * 0.8))).contains("The connection to the broker was lost.");
        assertThat(FxThread.call(() -> ruler.wordsAt(right * 0.93)))
                .doesNotContain("Not heard")
                .contains(" detection");
        FxThread.save(bench.scene(), "events-state-gaps");
        onFx(() -> bench.screen().count().getItems().getLast().fire());
        assertThat(FxThread.call(() -> bench.screen().filterBar().filter().from()))
                .isEqualTo(Samples.NOW.minusSeconds(20_000));
        onFx(() -> bench.screen().filterBar().kinds().choose(Set.of(EventKind.HEALTH)));
        awaitFx(() -> {
            String note = bench.screen().tablePane().noteText();
            return note != null && note.startsWith("No events match. The log can speak for 0.0 % of this time, 2 gaps");
        });
    }

    @Test
    void anIndexThatIsNotWholeIsSaid() throws Exception {
        Bench bench = open(Samples.day(100));
        assertThat(FxThread.call(() -> bench.screen().notices().indexText())).isEmpty();
        bench.status = new LogStatus(1_000_000, 0, 0, 570_000, true, null, List.of());
        bench.beat();
        bench.beat();
        FxThread.save(bench.scene(), "events-state-rebuilding");
        assertThat(FxThread.call(() -> bench.screen().notices().indexText()))
                .startsWith("The index is being rebuilt from the journal: 43 % (430,000 of 1,000,000 events).")
                .contains("Everything is kept; what is not yet indexed is not yet found.");
        bench.status = new LogStatus(1_000_000, 0, 0, 12, false, null, List.of());
        bench.beat();
        assertThat(FxThread.call(() -> bench.screen().notices().indexText())).isEmpty();
    }

    @Test
    void theKeysLeadToTheEndsOfTheLog() throws Exception {
        Bench bench = open(Samples.row(1_000));
        onFx(() -> bench.screen().tablePane().table().requestFocus());
        press(bench, KeyCode.END, false);
        awaitFx(() -> bench.screen().tablePane().window().rows().getLast().id() == 1);
        assertThat(FxThread.call(() -> bench.screen().tablePane().table().lastVisible()))
                .isEqualTo(199);
        press(bench, KeyCode.HOME, false);
        awaitFx(() -> bench.screen().tablePane().table().getItems().getFirst().id() == 1_000
                && bench.screen().tablePane().isAtTop());
        press(bench, KeyCode.E, true);
        assertThat(FxThread.call(() -> bench.screen().sheet().isVisible())).isTrue();
        press(bench, KeyCode.ESCAPE, false);
        assertThat(FxThread.call(() -> bench.screen().sheet().isVisible())).isFalse();
    }
}

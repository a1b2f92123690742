package vedette.ui.watchlist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vedette.model.EventKind;
import vedette.model.LogEntry;
import vedette.station.HitDecision;
import vedette.ui.Desktop;
import vedette.ui.FxThread;
import vedette.ui.LiveWindow;
import vedette.watchlist.ListKind;
import vedette.watchlist.Validity;
import vedette.watchlist.WatchEntry;

class WatchlistScreenTest extends LiveWindow {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private WatchlistScreen screen;

    @Override
    protected void addScreens() {
        Desktop desktop = new Desktop() {
            @Override
            public Optional<Path> askWhereToSave(String title, String suggestion) {
                return Optional.of(folder.resolve("out.csv"));
            }

            @Override
            public Optional<Path> askWhatToOpen(String title) {
                return Optional.of(folder.resolve("in.csv"));
            }
        };
        screen = new WatchlistScreen(station, new Noted(), desktop, Clock.systemUTC(), Runnable::run);
        window.add(screen, "mdi2t-target", "Watchlist");
    }

    private static WatchEntry entry(String plate, ListKind list) {
        return WatchEntry.of(
                plate, list, "why " + plate, Validity.ALWAYS, WatchEntry.Source.OPERATOR, "jo", Instant.now());
    }

    private void put(WatchEntry... entries) throws Exception {
        station.watch().add(List.of(entries), null).get();
    }

    private <T extends Node> T node(String id, Class<T> type) throws InterruptedException {
        return FxThread.call(() -> type.cast(window.scene().getRoot().lookup("#" + id)));
    }

    private void fire(String id) throws InterruptedException {
        Button button = node(id, Button.class);
        FxThread.call(() -> {
            button.fire();
            return null;
        });
        beat();
    }

    private void type(String id, String text) throws InterruptedException {
        TextField field = node(id, TextField.class);
        FxThread.call(() -> {
            field.setText(text);
            return null;
        });
    }

    private List<String> plates() throws InterruptedException {
        return FxThread.call(() -> node("watchlist-entries", EntryTable.class).getItems().stream()
                .map(WatchEntry::plate)
                .toList());
    }

    private void read(String plate) throws Exception {
        home.say("lprserver/cameras/CAM001/detection", """
                {"message_id":"%s","timestamp":"%s","camera_id":"CAM001","checkpoint_id":"CP001","detection_data":{
                 "plates":[{"plate_number":"%s","bbox":[10,10,60,30],"confidence":0.92}],"vehicles":[]}}""".formatted(UUID.randomUUID(), Instant.now(), plate));
    }

    private void see(String plate) throws Exception {
        home.isOnline();
        read(plate);
        read(plate);
        eventually(() -> !station.watch().hits().isEmpty());
    }

    @Test
    void addsFindsChangesRemovesAndBringsBackByKeyboard() throws Exception {
        eventually(() -> texts().contains("No plate is on a list yet: + Add (N), or Import…"));
        press(KeyCode.N, false);
        type("entry-plate", "*");
        fire("entry-save");
        eventually(() -> texts().stream().anyMatch(text -> text.contains("neither letters nor digits")));
        type("entry-plate", "ABC1234");
        type("entry-reason", "stolen");
        type("entry-until", "2031-12-01");
        fire("entry-save");
        eventually(() -> plates().equals(List.of("ABC1234")));
        eventually(() -> texts().containsAll(List.of("ABC1234", "block", "stolen", "until 1 Dec 2031")));
        put(entry("XY?77*", ListKind.WATCH), entry("KLM5501", ListKind.ALLOW));
        eventually(() -> plates().size() == 3);
        press(KeyCode.F, true);
        type("watchlist-search", "xya77z");
        eventually(() -> plates().equals(List.of("XY?77*")));
        type("watchlist-search", "*55*");
        eventually(() -> plates().equals(List.of("KLM5501")));
        type("watchlist-search", "stolen");
        eventually(() -> plates().equals(List.of("ABC1234")));
        press(KeyCode.ENTER, false);
        press(KeyCode.ENTER, false);
        eventually(() -> node("entry-sheet", EntrySheet.class).isVisible());
        type("entry-reason", "found");
        type("watchlist-search", "");
        fire("entry-save");
        eventually(() -> station.watch().list().entries().stream()
                .anyMatch(each -> each.reason().equals("found")));
        select("ABC1234");
        press(KeyCode.DELETE, false);
        eventually(() -> node("ask-sheet", AskSheet.class).isVisible());
        assertThat(plates()).hasSize(3);
        fire("ask-yes");
        eventually(() -> plates().size() == 2);
        press(KeyCode.Z, true);
        eventually(() -> plates().size() == 3);
        assertThat(log.summaries())
                .anyMatch(each -> each.startsWith("on the watchlist: ABC1234, block, stolen, until 1 Dec 2031"))
                .anyMatch(each -> each.startsWith("changed on the watchlist: ABC1234"))
                .anyMatch(each -> each.startsWith("taken off the watchlist: ABC1234"));
    }

    private void select(String plate) throws InterruptedException {
        eventually(() -> plates().contains(plate));
        FxThread.call(() -> {
            EntryTable table = (EntryTable) window.scene().getRoot().lookup("#watchlist-entries");
            table.requestFocus();
            for (int i = 0; i < table.getItems().size(); i++) {
                if (table.getItems().get(i).plate().equals(plate)) {
                    table.getSelectionModel().clearAndSelect(i);
                }
            }
            return null;
        });
        beat();
    }

    @Test
    void showsTheHitAndTakesTheOperatorsWord() throws Exception {
        put(entry("A8C1234", ListKind.BLOCK), entry("OTHER1", ListKind.WATCH));
        see("ABC1234");
        eventually(() -> texts().contains("HIT · POSSIBLE"));
        eventually(() -> texts().containsAll(
                        List.of("ABC1234 in all 2 looks", "CAM001 · checkpoint CP001", "A8C1234, block: why A8C1234")));
        fire("decide-misread");
        eventually(() -> texts().contains("Decided: a misread."));
        assertThat(station.watch().hits().getFirst().decision()).isEqualTo(HitDecision.MISREAD);
        select("A8C1234");
        eventually(() -> texts().contains("SIGHTINGS OF A8C1234"));
        FxThread.save(window.scene(), "watchlist-hit");
    }

    @Test
    void listsSightingsWithWhatWasHeard() throws Exception {
        log.add(LogEntry.of(EventKind.PLATE, Instant.now().minusSeconds(90), "XYA77 read")
                .camera("CAM002")
                .key("XYA77")
                .confidence(0.88)
                .build());
        put(entry("XY?77*", ListKind.WATCH));
        select("XY?77*");
        eventually(() -> texts().contains("CAM002 · XYA77"));
        eventually(() -> texts().stream().anyMatch(text -> text.matches("heard .* % of the last 30 days, .*")));
    }

    @Test
    void takesNothingFromABadTableUnlessTold() throws Exception {
        Files.writeString(folder.resolve("in.csv"), "plate;list\nABC1;block\nABC1;block\n;watch\nXY?7;watch\n");
        fire("watchlist-import");
        eventually(() -> node("import-rows", ListView.class).getItems().size() == 2);
        assertThat(node("import-all", Button.class).isDisabled()).isTrue();
        assertThat(plates()).isEmpty();
        fire("import-good");
        eventually(() -> plates().size() == 2);
        fire("watchlist-export");
        eventually(() -> Files.exists(folder.resolve("out.csv")));
        assertThat(Files.readAllLines(folder.resolve("out.csv"))).hasSize(3);
    }

    @Test
    void aHundredThousandEntriesHaveCellsForTheVisibleOnly() throws Exception {
        List<WatchEntry> many = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            many.add(entry("ABC" + (100_000 + i), ListKind.BLOCK));
        }
        station.watch().add(many, "many").get();
        eventually(() -> plates().size() == 100_000);
        eventually(() -> texts().stream().anyMatch(text -> text.startsWith("100,000 entries")));
        assertThat(all(".entry-table .table-row-cell").size()).isLessThan(80);
        type("watchlist-search", "*150001");
        eventually(() -> plates().equals(List.of("ABC150001")));
    }
}

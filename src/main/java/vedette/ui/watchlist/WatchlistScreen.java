package vedette.ui.watchlist;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import vedette.station.Station;
import vedette.station.WatchHit;
import vedette.station.WatchRoom;
import vedette.ui.Desktop;
import vedette.ui.Navigator;
import vedette.ui.Screen;
import vedette.ui.ShortcutKey;
import vedette.watchlist.WatchEntry;
import vedette.watchlist.Watchlist;

/// The lists of plates, what was seen of them, and where. On the FX thread.
public final class WatchlistScreen implements Screen {
    private static final long PAUSE = 250_000_000L;
    private static final double NARROW = 1080;

    private final WatchRoom room;
    private final Navigator navigator;
    private final Desktop desktop;
    private final EntryEdits edits;
    private final EntryTable table;
    private final EntrySearch searching;
    private final TextField search = new TextField();
    private final HitPane hit;
    private final SightingsPane sightings;
    private final ShareMenu share;
    private final EntrySheet sheet;
    private final AskSheet asking = new AskSheet();
    private final ImportSheet importing;
    private final StackPane root = new StackPane();
    private final List<Node> tools;
    private Watchlist drawnList = Watchlist.EMPTY;
    private String drawnSearch = "";
    private List<WatchHit> drawnHits = List.of();
    private long drawnNanos;
    private boolean drawn;

    /// @param clock of the times that are shown
    /// @param background where files are read and pictures decoded
    public WatchlistScreen(Station station, Navigator navigator, Desktop desktop, Clock clock, Executor background) {
        room = station.watch();
        this.navigator = navigator;
        this.desktop = desktop;
        edits = new EntryEdits(room, navigator, background, asking);
        Times times = new Times(clock, room.zone());
        sheet = new EntrySheet(room, edits::save);
        table = new EntryTable(room, times, this::edit);
        searching = new EntrySearch(background, Platform::runLater);
        hit = new HitPane(station.log(), background, times, room::decide);
        sightings = new SightingsPane(station.log(), times, Platform::runLater);
        share = new ShareMenu(room, times, edits::tell);
        importing = new ImportSheet(room, background, Platform::runLater, edits::take);
        search.setId("watchlist-search");
        search.setPromptText("plate, wildcards * and ?");
        search.setPrefWidth(240);
        search.getStyleClass().add("watchlist-search");
        tools = List.of(
                search,
                button("+ Add", "watchlist-add", () -> sheet.open(null, typedPlate())),
                button("Import…", "watchlist-import", this::chooseImport),
                button("Export…", "watchlist-export", this::chooseExport));
        lay();
    }

    private static Button button(String text, String id, Runnable action) {
        Button button = new Button(text);
        button.setId(id);
        button.getStyleClass().add("header-button");
        button.setMinWidth(Button.USE_PREF_SIZE);
        button.setOnAction(clicked -> action.run());
        return button;
    }

    private void lay() {
        VBox entries = new VBox(table);
        entries.getStyleClass().add("table-card");
        VBox.setVgrow(table, Priority.ALWAYS);
        HBox.setHgrow(entries, Priority.ALWAYS);
        entries.setMinWidth(0);
        VBox side = new VBox(10, hit, sightings);
        VBox.setVgrow(sightings, Priority.ALWAYS);
        HBox page = new HBox(10, entries, side);
        page.getStyleClass().add("watchlist-page");
        root.getStyleClass().add("watchlist");
        root.getStylesheets()
                .add(Objects.requireNonNull(WatchlistScreen.class.getResource("watchlist.css"))
                        .toExternalForm());
        root.getChildren().addAll(page, sheet, asking, importing);
        for (Node each : List.of(sheet, asking, importing)) {
            each.visibleProperty().addListener((visible, before, now) -> {
                if (!now) {
                    table.requestFocus();
                }
            });
        }
        root.widthProperty().addListener((width, before, now) -> {
            double wide = now.doubleValue() < NARROW ? 320 : 400;
            side.setMinWidth(wide);
            side.setMaxWidth(wide);
        });
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        // Filters, because the field and the table have uses of their own for Enter.
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::keyInSearch);
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::keyInTable);
        table.getSelectionModel().selectedItemProperty().addListener((chosen, before, now) -> choose(now));
    }

    private String typedPlate() {
        return search.getText().strip();
    }

    private void keyInSearch(KeyEvent event) {
        if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.ENTER) {
            table.requestFocus();
            if (table.chosen() == null && !table.getItems().isEmpty()) {
                table.getSelectionModel().select(0);
            }
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            search.clear();
            event.consume();
        }
    }

    private void keyInTable(KeyEvent event) {
        WatchEntry chosen = table.chosen();
        if (event.getCode() == KeyCode.ENTER && chosen != null) {
            edit(chosen);
            event.consume();
        }
    }

    private void key(KeyEvent event) {
        if (sheet.isVisible() || asking.isVisible() || importing.isVisible()) {
            return;
        }
        boolean plain = !event.isShortcutDown() && !event.isAltDown();
        if (event.isShortcutDown() && event.getCode() == KeyCode.F) {
            search.requestFocus();
            search.selectAll();
        } else if (event.isShortcutDown() && event.getCode() == KeyCode.Z) {
            edits.undo();
        } else if (plain && event.getCode() == KeyCode.N) {
            sheet.open(null, typedPlate());
        } else if (plain && event.getCode() == KeyCode.DELETE) {
            edits.askToRemove(table.selected());
        } else {
            return;
        }
        ShortcutKey.done(event);
    }

    private void edit(WatchEntry entry) {
        if (entry.isOwn()) {
            sheet.open(entry, "");
        } else {
            navigator.tell("This entry is held by " + entry.owner() + ": it is changed there.");
        }
    }

    private void chooseImport() {
        desktop.askWhatToOpen("Import plates").ifPresent(importing::open);
    }

    private void chooseExport() {
        desktop.askWhereToSave("Export the watchlist", "watchlist.csv")
                .ifPresent(file -> edits.export(file, table.getItems()));
    }

    /// Shows what a file would bring.
    void importFrom(Path file) {
        importing.open(file);
    }

    private void choose(@Nullable WatchEntry entry) {
        hit.show(hitOf(entry));
        String wanted = entry != null ? entry.plate() : typedPlate();
        if (!wanted.equals(sightings.asked())) {
            sightings.ask(wanted);
        }
    }

    /// The newest hit of an entry, else the newest of all.
    private @Nullable WatchHit hitOf(@Nullable WatchEntry entry) {
        List<WatchHit> hits = room.hits();
        return hits.stream()
                .filter(each -> entry != null && each.match().entry().key().equals(entry.key()))
                .findFirst()
                .orElse(hits.isEmpty() ? null : hits.getFirst());
    }

    @Override
    public String id() {
        return "watchlist";
    }

    @Override
    public String title() {
        return "Watchlist";
    }

    @Override
    public Node content() {
        return root;
    }

    @Override
    public List<Node> tools() {
        return tools;
    }

    @Override
    public List<Node> actions() {
        return List.of(share);
    }

    @Override
    public void shown() {
        drawn = false;
        table.requestFocus();
    }

    @Override
    public void pulse(long nowNanos) {
        if (drawn && nowNanos - drawnNanos < PAUSE) {
            return;
        }
        drawnNanos = nowNanos;
        share.update();
        Watchlist list = room.list();
        String typed = search.getText();
        if (!drawn || list != drawnList || !typed.equals(drawnSearch)) {
            drawnList = list;
            drawnSearch = typed;
            searching.find(list, typed, rows -> show(rows, typed));
        }
        List<WatchHit> hits = room.hits();
        if (!drawn || hits != drawnHits) {
            drawnHits = hits;
            hit.show(hitOf(table.chosen()));
            table.refresh();
        }
        hit.tick();
        drawn = true;
    }

    private void show(List<WatchEntry> rows, String typed) {
        table.show(
                rows,
                typed.isBlank()
                        ? "No plate is on a list yet: + Add (N), or Import…"
                        : "No entry fits; sightings beside. N puts it on a list.");
        WatchEntry chosen = table.chosen();
        if (chosen == null && !rows.isEmpty() && typed.isBlank()) {
            WatchHit newest = hit.shown();
            int at =
                    newest == null ? 0 : Math.max(0, rows.indexOf(newest.match().entry()));
            table.getSelectionModel().select(at);
        } else {
            choose(typed.isBlank() ? chosen : null);
        }
    }
}

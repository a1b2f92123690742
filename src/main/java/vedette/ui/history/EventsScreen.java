package vedette.ui.history;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import vedette.model.LogEntry;
import vedette.search.EventFilter;
import vedette.station.Station;
import vedette.store.LogReader;
import vedette.store.TimeBucket;
import vedette.ui.Desktop;
import vedette.ui.Navigator;
import vedette.ui.Screen;
import vedette.ui.Words;

/// The event log: what happened when, filtered, in detail, and exported. However long the log is, only some pages of it
/// are in memory. On the FX thread.
public final class EventsScreen implements Screen {
    private static final long LOOK_EVERY_NANOS = 500_000_000L;
    private static final KeyCombination FIND = new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN);

    private final LogReader log;
    private final StationSide station;
    private final Navigator navigator;
    private final FilterBar filterBar;
    private final TablePane tablePane;
    private final TimeRuler ruler;
    private final EventDetails details;
    private final Overview overview;
    private final ExportSheet sheet;
    private final Question cameraNames;
    private final Label count = new Label();
    private final Button export = new Button("Export…");
    private final StackPane root = new StackPane();
    private final EventHandler<KeyEvent> pressed = this::pressed;
    private final EventHandler<KeyEvent> typed = this::typed;
    private @Nullable Scene listenedTo;
    private @Nullable Object knownNewest;
    private long knownSize = -1;
    private int looks;
    private long lookedNanos;
    private long counted = -1;

    /// @param desktop asks where to save an export
    /// @param clock tells what `today` is, in the operator's zone
    public EventsScreen(Station station, Navigator navigator, Desktop desktop, Clock clock) {
        this(station.log(), StationSide.of(station), navigator, desktop, clock, Platform::runLater);
    }

    /// @param thread does its tasks on the FX thread
    EventsScreen(
            LogReader log, StationSide station, Navigator navigator, Desktop desktop, Clock clock, Executor thread) {
        this.log = log;
        this.station = station;
        this.navigator = navigator;
        LocalTimes times = new LocalTimes(clock);
        filterBar = new FilterBar(clock, this::filterChanged);
        tablePane = new TablePane(log, clock, thread);
        ruler = new TimeRuler(times);
        details = new EventDetails(times, station::cameraOf);
        overview = new Overview(log, clock, thread, new Counts());
        sheet = new ExportSheet(log, station, navigator, desktop, clock, thread);
        cameraNames = new Question(thread);
        tablePane.onClear(filterBar::clear);
        tablePane.table().onChosen(details::show);
        ruler.onWanted(
                range -> filterBar.time().narrow(range), () -> filterBar.time().widen());
        details.onWanted(navigator::openCamera, name -> filterBar.cameras().choose(java.util.Set.of(name)));
        count.getStyleClass().add("events-count");
        count.setMinWidth(60);
        export.getStyleClass().addAll("success", "export-button");
        export.setMinWidth(Region.USE_PREF_SIZE);
        export.setOnAction(clicked ->
                sheet.open(tablePane.window().filter(), filterBar.time().words()));
        build();
    }

    private void build() {
        VBox left = new VBox(ruler, tablePane);
        left.getStyleClass().add("event-list");
        VBox.setVgrow(tablePane, Priority.ALWAYS);
        HBox.setHgrow(left, Priority.ALWAYS);
        left.setMinWidth(0);
        HBox halves = new HBox(left, details);
        halves.getStyleClass().add("events");
        details.prefWidthProperty()
                .bind(Bindings.createDoubleBinding(
                        () -> Math.clamp(root.getWidth() * 0.29, 290, 460), root.widthProperty()));
        details.minWidthProperty().bind(details.prefWidthProperty());
        root.getChildren().addAll(halves, sheet);
        String sheetOfStyles = Objects.requireNonNull(EventsScreen.class.getResource("history.css"))
                .toExternalForm();
        root.getStylesheets().add(sheetOfStyles);
        // The header is outside of this screen's own node.
        filterBar.controls().forEach(each -> each.getStylesheets().add(sheetOfStyles));
        count.getStylesheets().add(sheetOfStyles);
        export.getStylesheets().add(sheetOfStyles);
    }

    @Override
    public String id() {
        return "events";
    }

    @Override
    public String title() {
        return "Events";
    }

    @Override
    public Node content() {
        return root;
    }

    @Override
    public List<Node> tools() {
        return List.copyOf(filterBar.controls());
    }

    @Override
    public List<Node> actions() {
        return List.of(count, export);
    }

    @Override
    public void shown() {
        Scene scene = root.getScene();
        listenedTo = scene;
        if (scene != null) {
            scene.addEventFilter(KeyEvent.KEY_PRESSED, pressed);
            scene.addEventFilter(KeyEvent.KEY_TYPED, typed);
        }
        cameraNames.ask(log.cameras(), filterBar.cameras()::offer, sentence -> {});
        if (tablePane.window().rows().isEmpty() || tablePane.window().isLoading()) {
            filterChanged();
        } else {
            looks = 1; // keeps the place that the operator left
            overview.outdate();
        }
        tablePane.table().requestFocus();
    }

    @Override
    public void hidden() {
        if (listenedTo != null) {
            listenedTo.removeEventFilter(KeyEvent.KEY_PRESSED, pressed);
            listenedTo.removeEventFilter(KeyEvent.KEY_TYPED, typed);
            listenedTo = null;
        }
        filterBar.hidden();
        tablePane.window().abandon();
        overview.abandon();
        cameraNames.abandon();
    }

    @Override
    public void pulse(long nowNanos) {
        tablePane.pulse();
        ruler.lookAt(tablePane.lookedAt());
        String exporting = sheet.pulse();
        if (!export.getText().equals(exporting)) {
            export.setText(exporting);
        }
        if (nowNanos - lookedNanos >= LOOK_EVERY_NANOS) {
            lookedNanos = nowNanos;
            look();
        }
        overview.pulse(nowNanos);
    }

    /// Looks for what is new when there may be anything. Once more than seems needed: an entry is known to the station
    /// a
    /// moment before the log can be asked for it.
    private void look() {
        Object newest = station.newest();
        long size = log.size();
        if (newest != knownNewest || size != knownSize) {
            knownNewest = newest;
            knownSize = size;
            looks = 2;
            drawCount();
        }
        if (looks > 0 && tablePane.window().look()) {
            looks--;
            overview.outdate();
        }
    }

    private void filterChanged() {
        EventFilter wanted = filterBar.filter();
        counted = -1;
        drawCount();
        tablePane.window().show(wanted);
        overview.show(wanted);
    }

    private void drawCount() {
        count.setText((counted < 0 ? "…" : Words.count(counted)) + " of " + Words.count(log.size()));
    }

    private void typed(KeyEvent event) {
        if (event.getCharacter().equals("/") && !(root.getScene().getFocusOwner() instanceof TextInputControl)) {
            focusSearch();
            event.consume();
        }
    }

    private void pressed(KeyEvent event) {
        if (FIND.match(event)) {
            focusSearch();
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE && escape()) {
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER && tablePane.table().isFocused()) {
            openCamera();
            event.consume();
        } else if (event.getCode() == KeyCode.HOME && tablePane.table().isFocused()) {
            tablePane.window().top();
        }
    }

    private void focusSearch() {
        filterBar.search().requestFocus();
        filterBar.search().selectAll();
    }

    /// Undoes the nearest thing: the sheet, the search, the narrowed time.
    private boolean escape() {
        if (sheet.isVisible()) {
            sheet.setVisible(false);
        } else if (!filterBar.search().getText().isEmpty()) {
            filterBar.clearSearch();
        } else if (filterBar.search().isFocused()) {
            tablePane.table().requestFocus();
        } else {
            return filterBar.time().widen();
        }
        return true;
    }

    private void openCamera() {
        LogEntry selected = tablePane.table().selected();
        if (selected != null) {
            station.cameraOf(selected)
                    .ifPresentOrElse(
                            navigator::openCamera,
                            () -> navigator.tell("No camera that speaks now belongs to this event."));
        }
    }

    FilterBar filterBar() {
        return filterBar;
    }

    TablePane tablePane() {
        return tablePane;
    }

    TimeRuler ruler() {
        return ruler;
    }

    ExportSheet sheet() {
        return sheet;
    }

    /// Shows what was counted.
    private final class Counts implements Overview.Seen {
        @Override
        public void counted(long events) {
            counted = events;
            drawCount();
        }

        @Override
        public void bars(List<TimeBucket> buckets) {
            ruler.show(buckets);
        }
    }
}

package vedette.ui.history;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import vedette.export.Exports;
import vedette.search.EventFilter;
import vedette.settings.SavedSearches;
import vedette.station.Station;
import vedette.ui.Desktop;
import vedette.ui.Navigator;
import vedette.ui.Question;
import vedette.ui.Screen;

/// The event log: what happened when, searched, in detail, and exported. However long the log is, only some pages of it
/// are in memory. On the FX thread.
public final class EventsScreen implements Screen {
    private static final long LOOK_EVERY_NANOS = 500_000_000L;

    /// Narrower screens have no room for the count and the coverage in one line.
    private static final double WIDE = 1200;

    private final Surroundings around;
    private final FilterBar filterBar;
    private final SearchesMenu searchesMenu;
    private final HeaderCount count;
    private final Button export = new Button("Export…");
    private final NoticeStrip notices = new NoticeStrip();
    private final TablePane tablePane;
    private final TimeRuler ruler;
    private final EventDetails details;
    private final OverviewParts overviewParts;
    private final Overview overview;
    private final ExportSheet exportSheet;
    private final KeepSheet keepSheet;
    private final SearchesSheet searchesSheet;
    private final Question cameraNames;
    private final FacetDrawer drawer;
    private final StackPane root = new StackPane();
    private final EventKeys keys;
    private @Nullable Object knownNewest;
    private long knownSize = -1;
    private int looks;
    private long lookedNanos;

    /// @param desktop asks where to save an export
    /// @param clock tells what `today` is, in the operator's zone
    /// @param searches keeps the searches that the operator gives names
    /// @param background does what must not hold up the FX thread: decodes pictures, keeps searches
    public EventsScreen(
            Station station,
            Navigator navigator,
            Desktop desktop,
            Clock clock,
            SavedSearches searches,
            Executor background) {
        this(new Surroundings(
                station.log(),
                StationSide.of(station),
                navigator,
                desktop,
                clock,
                searches,
                Exports::start,
                Platform::runLater,
                background));
    }

    EventsScreen(Surroundings around) {
        this.around = around;
        LocalTimes times = new LocalTimes(around.clock());
        GapWords gapWords = new GapWords(times, around.clock());
        filterBar = new FilterBar(around, this::filterChanged);
        count = new HeaderCount(gapWords, range -> filterBar.time().narrow(range));
        tablePane = new TablePane(around.log(), around.clock(), around.thread());
        ruler = new TimeRuler(times, gapWords);
        details =
                new EventDetails(around.log(), times, around.station()::cameraOf, around.thread(), around.background());
        overviewParts = new OverviewParts(around.log(), count, ruler, tablePane);
        overview = new Overview(around.log(), around.clock(), around.thread(), overviewParts);
        exportSheet = new ExportSheet(around);
        keepSheet = new KeepSheet(around, times);
        searchesMenu = new SearchesMenu(saved -> filterBar.searchOnly(saved.text()), this::saveSearch);
        searchesSheet = new SearchesSheet(around, searchesMenu::offer);
        cameraNames = new Question(around.thread());
        drawer = new FacetDrawer(around, filterBar, details);
        keys = new EventKeys(new KeyActions(
                around,
                filterBar,
                tablePane,
                drawer,
                List.of(exportSheet, keepSheet, searchesSheet),
                this::saveSearch,
                this::openExport));
        listen();
        build();
    }

    private void listen() {
        tablePane.onClear(filterBar::clear);
        tablePane.table().onChosen(details::show);
        ruler.onWanted(
                range -> filterBar.time().narrow(range), () -> filterBar.time().widen());
        details.onWanted(new DetailsWanted(around, filterBar, keepSheet));
        export.setOnAction(clicked -> openExport());
    }

    private void build() {
        export.getStyleClass().addAll("success", "export-button");
        export.setMinWidth(Region.USE_PREF_SIZE);
        VBox left = new VBox(ruler, tablePane);
        left.getStyleClass().add("table-card");
        VBox.setVgrow(tablePane, Priority.ALWAYS);
        HBox.setHgrow(left, Priority.ALWAYS);
        left.setMinWidth(0);
        HBox halves = new HBox(left, drawer);
        halves.getStyleClass().add("events");
        VBox.setVgrow(halves, Priority.ALWAYS);
        drawer.prefWidthProperty()
                .bind(Bindings.createDoubleBinding(
                        () -> Math.clamp(root.getWidth() * 0.29, 290, 460), root.widthProperty()));
        drawer.minWidthProperty().bind(drawer.prefWidthProperty());
        SuggestionList suggestions = filterBar.search().list();
        StackPane.setAlignment(suggestions, Pos.TOP_LEFT);
        root.getChildren().addAll(new VBox(notices, halves), suggestions, exportSheet, keepSheet, searchesSheet);
        root.widthProperty().addListener((property, before, now) -> count.setInTwoLines(now.doubleValue() < WIDE));
        suggestions.visibleProperty().addListener((property, before, now) -> placeSuggestions());
        String sheetOfStyles = Objects.requireNonNull(EventsScreen.class.getResource("history.css"))
                .toExternalForm();
        root.getStylesheets().add(sheetOfStyles);
        // The header is outside of this screen's own node.
        filterBar.controls().forEach(each -> each.getStylesheets().add(sheetOfStyles));
        List.of(count, searchesMenu, export)
                .forEach(each -> each.getStylesheets().add(sheetOfStyles));
    }

    private void placeSuggestions() {
        SuggestionList suggestions = filterBar.search().list();
        double left = filterBar.search().localToScene(0, 0).getX()
                - root.localToScene(0, 0).getX();
        suggestions.setTranslateX(Math.max(0, left));
        suggestions.setMinWidth(Math.max(220, filterBar.search().getWidth()));
        suggestions.toFront();
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
        return List.of(count, searchesMenu, export);
    }

    @Override
    public void shown() {
        keys.listen(root.getScene());
        cameraNames.ask(around.log().cameras(), filterBar::offerCameras, sentence -> {});
        searchesSheet.load();
        if (tablePane.window().rows().isEmpty() || tablePane.window().isLoading()) {
            filterChanged();
        } else {
            looks = 1; // keeps the place that the operator left
            overview.outdate();
            details.show(tablePane.table().selected());
        }
        tablePane.table().requestFocus();
    }

    @Override
    public void hidden() {
        keys.deafen();
        filterBar.hidden();
        tablePane.window().abandon();
        overview.abandon();
        cameraNames.abandon();
        drawer.abandon();
        details.abandon();
    }

    @Override
    public void pulse(long nowNanos) {
        tablePane.pulse();
        ruler.lookAt(tablePane.lookedAt());
        String exporting = exportSheet.pulse();
        if (!export.getText().equals(exporting)) {
            export.setText(exporting);
        }
        if (nowNanos - lookedNanos >= LOOK_EVERY_NANOS) {
            lookedNanos = nowNanos;
            notices.tell(around.station().logStatus());
            look();
        }
        overview.pulse(nowNanos);
    }

    /// Looks for what is new when there may be anything. Once more than seems needed: an entry is known to the station
    /// a moment before the log can be asked for it.
    private void look() {
        Object newest = around.station().newest();
        long size = around.log().size();
        if (newest != knownNewest || size != knownSize) {
            knownNewest = newest;
            knownSize = size;
            looks = 2;
            overviewParts.grown();
        }
        if (looks > 0 && tablePane.window().look()) {
            looks--;
            overview.outdate();
        }
    }

    private void filterChanged() {
        EventFilter wanted = filterBar.filter();
        overviewParts.await();
        notices.remark(filterBar.remarks());
        drawer.filterChanged();
        tablePane.window().show(wanted);
        overview.show(wanted);
    }

    private void openExport() {
        exportSheet.open(filterBar.filter(), filterBar.time().words());
    }

    private void saveSearch() {
        searchesSheet.open(filterBar.asText());
    }

    FilterBar filterBar() {
        return filterBar;
    }

    FacetPanel facetPanel() {
        return drawer.panel();
    }

    TablePane tablePane() {
        return tablePane;
    }

    TimeRuler ruler() {
        return ruler;
    }

    EventDetails details() {
        return details;
    }

    ExportSheet sheet() {
        return exportSheet;
    }

    KeepSheet keepSheet() {
        return keepSheet;
    }

    SearchesSheet searchesSheet() {
        return searchesSheet;
    }

    HeaderCount count() {
        return count;
    }

    NoticeStrip notices() {
        return notices;
    }
}

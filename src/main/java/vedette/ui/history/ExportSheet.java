package vedette.ui.history;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import vedette.export.ExportFormat;
import vedette.export.ExportResult;
import vedette.export.Exports;
import vedette.search.EventFilter;
import vedette.store.LogReader;
import vedette.ui.Desktop;
import vedette.ui.Navigator;
import vedette.ui.Words;

/// Asks how to export what is shown, over the screen, and shows how far an export is. An export goes on when the sheet
/// is put away. On the FX thread.
final class ExportSheet extends StackPane {
    private final LogReader log;
    private final StationSide station;
    private final Navigator navigator;
    private final Desktop desktop;
    private final Clock clock;
    private final Question export;
    private final Question count;
    private final Label what = new Label();
    private final Label reached = new Label();
    private final ProgressBar bar = new ProgressBar(0);
    private final RadioButton csv = new RadioButton("CSV, for spreadsheets");
    private final RadioButton ndjson = new RadioButton("NDJSON, one JSON object a line, for programs");
    private final Button save = new Button("Choose file…");
    private final Button away = new Button("Close");
    private final Button stop = new Button("Stop export");
    private EventFilter filter = EventFilter.ALL;
    private volatile @Nullable Progress progress;
    private @Nullable Progress drawn;

    /// How far the export is; written by the log's thread, read by the FX thread.
    private record Progress(long entries, double fraction) {}

    ExportSheet(
            LogReader log, StationSide station, Navigator navigator, Desktop desktop, Clock clock, Executor thread) {
        this.log = log;
        this.station = station;
        this.navigator = navigator;
        this.desktop = desktop;
        this.clock = clock;
        export = new Question(thread);
        count = new Question(thread);
        getStyleClass().add("sheet-shade");
        setVisible(false);
        ToggleGroup formats = new ToggleGroup();
        csv.setToggleGroup(formats);
        ndjson.setToggleGroup(formats);
        csv.setSelected(true);
        getChildren().add(card());
        setOnMousePressed(pressed -> {
            if (pressed.getTarget() == this) {
                setVisible(false);
            }
        });
    }

    private VBox card() {
        Label title = new Label("Export events");
        title.getStyleClass().add("sheet-title");
        what.setWrapText(true);
        what.setMinHeight(Region.USE_PREF_SIZE);
        what.getStyleClass().add("muted");
        reached.getStyleClass().add("muted");
        bar.setMaxWidth(Double.MAX_VALUE);
        save.getStyleClass().add("success");
        save.setDefaultButton(false);
        save.setOnAction(clicked -> save());
        stop.getStyleClass().add("danger");
        stop.setOnAction(clicked -> stop());
        away.setOnAction(clicked -> setVisible(false));
        HBox buttons = new HBox(8, away, stop, save);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        VBox card = new VBox(title, what, csv, ndjson, bar, reached, buttons);
        card.getStyleClass().addAll("panel", "sheet");
        card.setMaxSize(430, Region.USE_PREF_SIZE);
        draw();
        return card;
    }

    /// Comes up to export what a filter shows.
    ///
    /// @param time the filter's time as the operator reads it
    void open(EventFilter shown, String time) {
        setVisible(true);
        if (export.isOpen()) {
            return;
        }
        filter = shown;
        what.setText("Counting the events that are shown…");
        save.setDisable(true);
        count.ask(
                log.count(shown),
                events -> {
                    what.setText(
                            events == 0
                                    ? "The filter shows no events, so there is nothing to export."
                                    : Words.count(events) + (events == 1 ? " event" : " events") + " · " + time
                                            + narrowing(shown) + ", oldest first.");
                    save.setDisable(events == 0);
                },
                what::setText);
        csv.requestFocus();
        draw();
    }

    private static String narrowing(EventFilter shown) {
        boolean narrowed = !shown.cameras().isEmpty()
                || !shown.kinds().isEmpty()
                || shown.atLeast() != null
                || !shown.text().isEmpty();
        return narrowed ? " · filtered as in the table" : "";
    }

    private void save() {
        ExportFormat format = csv.isSelected() ? ExportFormat.CSV : ExportFormat.NDJSON;
        Optional<Path> target =
                desktop.askWhereToSave("Export events", "events-" + LocalDate.now(clock) + "." + format.word());
        target.ifPresent(file -> start(format, file));
    }

    private void start(ExportFormat format, Path file) {
        count.abandon();
        progress = null;
        drawn = null;
        bar.setProgress(ProgressBar.INDETERMINATE_PROGRESS);
        reached.setText("Writing " + file.getFileName() + "…");
        export.ask(
                Exports.start(
                        log, filter, format, file, (entries, fraction) -> progress = new Progress(entries, fraction)),
                result -> finished(result, format),
                this::failed);
        draw();
    }

    private void finished(ExportResult result, ExportFormat format) {
        String events = Words.count(result.entries()) + (result.entries() == 1 ? " event" : " events");
        setVisible(false);
        navigator.tell("Exported " + events + " to " + result.file() + " (" + Words.bytes(result.bytes()) + ").");
        station.audit("exported " + events + " as " + format.word() + " to "
                + result.file().getFileName());
        draw();
    }

    private void failed(String sentence) {
        what.setText("Nothing was exported. " + sentence);
        navigator.tell("The export failed: " + sentence);
        draw();
    }

    private void stop() {
        export.abandon();
        navigator.tell("The export was stopped; no file was written.");
        setVisible(false);
        draw();
    }

    private void draw() {
        boolean running = export.isOpen();
        for (Region each : new Region[] {csv, ndjson, save}) {
            show(each, !running);
        }
        for (Region each : new Region[] {bar, reached, stop}) {
            show(each, running);
        }
        away.setText(running ? "Hide" : "Close");
    }

    private static void show(Region part, boolean shown) {
        part.setVisible(shown);
        part.setManaged(shown);
    }

    boolean isExporting() {
        return export.isOpen();
    }

    /// Draws how far the export is.
    ///
    /// @return what the button that opens this sheet should say
    String pulse() {
        Progress now = progress;
        if (!export.isOpen()) {
            return "Export…";
        }
        if (now != null && now != drawn) {
            drawn = now;
            bar.setProgress(Math.clamp(now.fraction(), 0, 1));
            reached.setText(Words.count(now.entries()) + " events written");
        }
        return now == null ? "Exporting…" : "Exporting " + Math.round(Math.clamp(now.fraction(), 0, 1) * 100) + " %";
    }
}

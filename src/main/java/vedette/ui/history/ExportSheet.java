package vedette.ui.history;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import vedette.export.ExportFormat;
import vedette.export.ExportResult;
import vedette.search.EventFilter;
import vedette.store.Coverage;
import vedette.ui.Question;
import vedette.ui.Sheet;
import vedette.ui.Words;

/// Asks how to export what is shown, over the screen, and shows how far an export is. An export goes on when the sheet
/// is put away. On the FX thread.
final class ExportSheet extends Sheet {
    private final Surroundings around;
    private final Question export;
    private final Question count;
    private final Question covering;
    private final Label what = paragraph();
    private final Label heard = paragraph();
    private final Label reached = paragraph();
    private final ProgressBar bar = new ProgressBar(0);
    private final ToggleGroup formats = new ToggleGroup();
    private final VBox choices = new VBox();
    private final Button save = new Button("Choose file…");
    private final Button away = new Button("Close");
    private final Button stop = new Button("Stop export");
    private EventFilter filter = EventFilter.ALL;
    private volatile @Nullable Progress progress;
    private @Nullable Progress drawn;

    /// How far the export is; written by the log's thread, read by the FX thread.
    private record Progress(long entries, double fraction) {}

    ExportSheet(Surroundings around) {
        super("Export events", 470);
        this.around = around;
        export = new Question(around.thread());
        count = new Question(around.thread());
        covering = new Question(around.thread());
        choices.getStyleClass().add("export-formats");
        for (ExportFormat format : ExportFormat.values()) {
            choices.getChildren().add(choice(format));
        }
        choose(ExportFormat.CSV);
        bar.setMaxWidth(Double.MAX_VALUE);
        save.getStyleClass().add("success");
        save.setOnAction(clicked -> save());
        stop.getStyleClass().add("danger");
        stop.setOnAction(clicked -> stop());
        away.setOnAction(clicked -> putAway());
        HBox buttons = new HBox(8, away, stop, save);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        fill(List.of(what, heard, choices, bar, reached, buttons));
        draw();
    }

    private VBox choice(ExportFormat format) {
        RadioButton button = new RadioButton(name(format));
        button.setToggleGroup(formats);
        button.setUserData(format);
        Label purpose = paragraph();
        purpose.setText(purpose(format));
        purpose.getStyleClass().add("export-purpose");
        purpose.setOnMouseClicked(clicked -> button.setSelected(true));
        return new VBox(button, purpose);
    }

    private static String name(ExportFormat format) {
        return switch (format) {
            case CSV -> "CSV";
            case NDJSON -> "NDJSON";
            case HTML -> "HTML report";
            case PDF -> "PDF";
            case EVIDENCE -> "Evidence bag";
        };
    }

    private static String purpose(ExportFormat format) {
        return switch (format) {
            case CSV -> "For spreadsheets: a line for each event.";
            case NDJSON -> "For programs: a JSON object for each event, in a line of its own.";
            case HTML -> "For people: one file for a browser, with the pictures.";
            case PDF -> "For people and paper.";
            case EVIDENCE -> "For courts: a zip with the untouched messages and pictures, and what proves them.";
        };
    }

    private static String ending(ExportFormat format) {
        return format == ExportFormat.EVIDENCE ? "zip" : format.word();
    }

    /// Selects a format.
    void choose(ExportFormat format) {
        formats.getToggles().stream()
                .filter(each -> each.getUserData() == format)
                .forEach(formats::selectToggle);
    }

    /// Comes up to export what a filter shows.
    ///
    /// @param time the filter's time as the operator reads it
    void open(EventFilter shown, String time) {
        comeUp();
        if (export.isOpen()) {
            return;
        }
        filter = shown;
        what.setText("Counting the events that are shown…");
        heard.setText("");
        save.setDisable(true);
        count.ask(
                around.log().count(shown),
                events -> {
                    what.setText(
                            events == 0
                                    ? "The filter shows no events, so there is nothing to export."
                                    : events(events) + " · " + time + narrowing(shown) + ", oldest first.");
                    save.setDisable(events == 0);
                },
                what::setText);
        covering.ask(around.log().coverage(shown), this::state, heard::setText);
        save.requestFocus();
        draw();
    }

    private void state(Coverage coverage) {
        heard.setText("The log can speak for " + coverage.inWords() + ". The export says so, too.");
        draw();
    }

    private static String events(long count) {
        return Words.count(count) + (count == 1 ? " event" : " events");
    }

    private static String narrowing(EventFilter shown) {
        boolean narrowed = !shown.between(null, null).equals(EventFilter.ALL);
        return narrowed ? " · filtered as in the table" : "";
    }

    private void save() {
        ExportFormat format = (ExportFormat) formats.getSelectedToggle().getUserData();
        Optional<Path> target = around.desktop()
                .askWhereToSave("Export events", "events-" + LocalDate.now(around.clock()) + "." + ending(format));
        target.ifPresent(file -> start(format, file));
    }

    private void start(ExportFormat format, Path file) {
        count.abandon();
        progress = null;
        drawn = null;
        bar.setProgress(ProgressBar.INDETERMINATE_PROGRESS);
        reached.setText("Writing " + file.getFileName() + "…");
        export.ask(
                around.exporter()
                        .start(
                                around.log(),
                                filter,
                                format,
                                file,
                                (entries, fraction) -> progress = new Progress(entries, fraction)),
                result -> finished(result, format),
                this::failed);
        draw();
    }

    private void finished(ExportResult result, ExportFormat format) {
        putAway();
        String notes = result.notes().stream().map(note -> " " + note).collect(Collectors.joining());
        around.navigator()
                .tell("Exported " + events(result.entries()) + " to " + result.file() + " ("
                        + Words.bytes(result.bytes()) + "). The log can speak for "
                        + result.coverage().inWords() + " of their time." + notes);
        around.station().audit(result.forLog(format, ""));
        draw();
    }

    private void failed(String sentence) {
        what.setText("Nothing was exported. " + sentence);
        around.navigator().tell("The export failed: " + sentence);
        draw();
    }

    private void stop() {
        export.abandon();
        around.navigator().tell("The export was stopped; no file was written.");
        putAway();
        draw();
    }

    private void draw() {
        boolean running = export.isOpen();
        for (Node each : List.of(choices, save)) {
            show(each, !running);
        }
        for (Node each : List.of(bar, reached, stop)) {
            show(each, running);
        }
        show(heard, !heard.getText().isEmpty());
        away.setText(running ? "Hide" : "Close");
    }

    boolean isExporting() {
        return export.isOpen();
    }

    /// The names of the formats that are offered.
    List<String> offered() {
        List<String> names = new ArrayList<>();
        formats.getToggles().forEach(each -> names.add(((RadioButton) each).getText()));
        return names;
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

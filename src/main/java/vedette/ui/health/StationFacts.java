package vedette.ui.health;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import vedette.station.StationStatus;
import vedette.store.LogStatus;
import vedette.ui.Words;

/// How this station itself is doing. On the FX thread.
final class StationFacts {
    private static final int MOST_NOTICES = 5;

    private final Supplier<String> decoder;
    private final ProcessLoad load = new ProcessLoad();
    private final VBox lines = new VBox();
    private final Label log = fact("Log");
    private final Label trouble = fact("Log trouble");
    private final Label notices = fact("Log notices");
    private final Label pictures = fact("Pictures");
    private final Label news = fact("News");
    private final Label replaced = fact("Replaced");
    private final Label decoding = fact("Decoder");
    private final Label memory = fact("Memory");
    private final Label processor = fact("Processor");
    private final Label uptime = fact("Running for");
    private final VBox panel = Columns.panel(new Label("THIS STATION"), lines);

    /// @param decoder what decodes the pictures
    /// @param bundle has the diagnostics bundle written
    StationFacts(Supplier<String> decoder, BundleButton bundle) {
        this.decoder = decoder;
        trouble.getStyleClass().add("danger-text");
        notices.getStyleClass().add("warning-text");
        for (Label each : List.of(trouble, notices)) {
            each.getParent().visibleProperty().bind(each.textProperty().isNotEmpty());
            each.getParent().managedProperty().bind(each.textProperty().isNotEmpty());
        }
        HBox actions = new HBox(bundle);
        actions.setAlignment(Pos.CENTER_RIGHT);
        panel.getChildren().add(actions);
        panel.setMinHeight(VBox.USE_PREF_SIZE);
    }

    private Label fact(String name) {
        Label label = new Label(name);
        label.getStyleClass().addAll("muted", "fact-name");
        Label value = new Label();
        value.setId("fact-" + name.toLowerCase(Locale.ROOT).replace(' ', '-'));
        value.setWrapText(true);
        value.setMinHeight(Label.USE_PREF_SIZE);
        HBox.setHgrow(value, Priority.ALWAYS);
        HBox line = new HBox(8, label, value);
        line.getStyleClass().add("fact");
        lines.getChildren().add(line);
        return value;
    }

    VBox panel() {
        return panel;
    }

    /// @param kept how the log is doing
    /// @param nowNanos `System.nanoTime()`
    void update(StationStatus status, LogStatus kept, long nowNanos) {
        log.setText(Words.count(status.logged()) + " events, " + Words.count(status.logWaiting()) + " waiting"
                + (kept.unindexed() == 0 ? "" : ", " + Words.count(kept.unindexed()) + " not yet indexed")
                + (kept.rebuilding() ? ": the index is being rebuilt from the journal" : ""));
        trouble.setText(status.logTrouble());
        List<String> newest = kept.notices();
        notices.setText(String.join("\n", newest.subList(Math.max(0, newest.size() - MOST_NOTICES), newest.size())));
        pictures.setText(String.format(Locale.ROOT, "%.0f a second, ", status.framesPerSecond())
                + Words.bytes(status.bytesPerSecond()) + "/s in all");
        news.setText(String.format(Locale.ROOT, "%.0f messages a second", status.newsPerSecond()));
        replaced.setText(Words.count(status.replaced()) + " · dropped " + Words.count(status.dropped()) + " · repeated "
                + Words.count(status.repeated()));
        decoding.setText(decoder.get());
        Runtime runtime = Runtime.getRuntime();
        memory.setText(Words.bytes((double) runtime.totalMemory() - runtime.freeMemory()) + " of "
                + Words.bytes(runtime.maxMemory()));
        processor.setText(load.share(nowNanos));
        uptime.setText(Words.age(load.uptime(Instant.now())));
    }
}

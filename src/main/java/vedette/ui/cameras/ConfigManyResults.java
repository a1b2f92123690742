package vedette.ui.cameras;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import vedette.model.Printable;
import vedette.station.ConfigBatch;
import vedette.ui.Sheet;

/// What became of a configuration at each of several cameras. On the FX thread.
final class ConfigManyResults extends VBox {
    private final Label summary = Sheet.paragraph();
    private final VBox rows = new VBox();
    private ConfigBatch.@Nullable View drawn;

    ConfigManyResults() {
        super(8);
        ScrollPane scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        scroll.setPrefHeight(300);
        scroll.getStyleClass().addAll("edge-to-edge", "clear-scroll");
        getChildren().addAll(summary, scroll);
    }

    void show(ConfigBatch.View view, Function<ConfigBatch.Line, String> name) {
        if (view.equals(drawn)) {
            return;
        }
        drawn = view;
        List<Node> lines = new ArrayList<>();
        view.lines().forEach(line -> lines.add(row(name.apply(line), line)));
        rows.getChildren().setAll(lines);
        long confirmed = view.lines().stream()
                .filter(line -> line.standing() == ConfigBatch.Standing.CONFIRMED)
                .count();
        summary.setText(confirmed + " of " + view.lines().size() + " confirmed" + (view.isOver() ? "." : " so far…"));
    }

    private static Node row(String camera, ConfigBatch.Line line) {
        Label who = new Label(Printable.text(camera, 40));
        who.setMinWidth(150);
        who.setMaxWidth(150);
        String mark = mark(line.standing());
        Label what = Sheet.paragraph();
        what.setText(mark + Printable.text(line.text(), 200));
        what.getStyleClass().setAll("label", style(line.standing()));
        what.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(what, Priority.ALWAYS);
        HBox row = new HBox(8, who, what);
        row.getStyleClass().add("command-row");
        return row;
    }

    private static String mark(ConfigBatch.Standing standing) {
        return switch (standing) {
            case CONFIRMED -> "✓ ";
            case FAILED -> "✕ ";
            case UNDER_WAY -> "⟳ ";
            case WAITS, LEFT_ALONE -> "";
        };
    }

    private static String style(ConfigBatch.Standing standing) {
        return switch (standing) {
            case CONFIRMED -> "success-text";
            case FAILED -> "danger-text";
            case UNDER_WAY -> "accent-text";
            case WAITS, LEFT_ALONE -> "muted";
        };
    }
}

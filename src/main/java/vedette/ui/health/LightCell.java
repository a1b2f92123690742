package vedette.ui.health;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import org.jspecify.annotations.Nullable;

/// Draws a [Light]: dot and word, and below them the explanation where there is one.
final class LightCell<R> extends TableCell<R, Light> {
    private final Circle dot = new Circle(4);
    private final Label word = new Label();
    private final Label detail = new Label();
    private final VBox lines;

    LightCell() {
        HBox line = new HBox(6, dot, word);
        line.setAlignment(Pos.CENTER_LEFT);
        detail.getStyleClass().addAll("muted", "second-line");
        detail.setWrapText(true);
        word.setMinWidth(USE_PREF_SIZE);
        lines = new VBox(1, line, detail);
        lines.setAlignment(Pos.CENTER_LEFT);
    }

    @Override
    protected void updateItem(@Nullable Light light, boolean empty) {
        super.updateItem(light, empty);
        if (empty || light == null) {
            setGraphic(null);
            return;
        }
        dot.getStyleClass().setAll("light", light.tone().style());
        word.getStyleClass().setAll("label", "light-word", light.tone().style());
        word.setText(light.word());
        detail.setText(light.detail());
        detail.setVisible(!light.detail().isEmpty());
        detail.setManaged(!light.detail().isEmpty());
        setGraphic(lines);
    }
}

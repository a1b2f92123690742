package vedette.ui.health;

import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Draws two texts of a row, one below the other; the second takes no room while it is empty. Bound to the
/// row's properties, so that a change redraws one text and nothing else.
final class TwoLineCell<R> extends TableCell<R, R> {
    private final Function<R, ObservableValue<String>> firstOf;
    private final Function<R, ObservableValue<String>> secondOf;
    private final Label first = new Label();
    private final Label second = new Label();
    private final VBox lines = new VBox(1, first, second);

    TwoLineCell(
            Function<R, ObservableValue<String>> firstOf,
            String firstStyle,
            Function<R, ObservableValue<String>> secondOf,
            String secondStyle) {
        this.firstOf = firstOf;
        this.secondOf = secondOf;
        first.getStyleClass().add(firstStyle);
        second.getStyleClass().addAll(secondStyle, "second-line");
        second.visibleProperty().bind(second.textProperty().isNotEmpty());
        second.managedProperty().bind(second.visibleProperty());
        // A long first text may take the second one's line while that is empty.
        first.wrapTextProperty().bind(second.textProperty().isEmpty());
        lines.setAlignment(Pos.CENTER_LEFT);
    }

    @Override
    protected void updateItem(@Nullable R row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            first.textProperty().unbind();
            second.textProperty().unbind();
            setGraphic(null);
            return;
        }
        first.textProperty().bind(firstOf.apply(row));
        second.textProperty().bind(secondOf.apply(row));
        setGraphic(lines);
    }
}

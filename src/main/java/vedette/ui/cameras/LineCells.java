package vedette.ui.cameras;

import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import vedette.ui.StateBadge;

/// The columns of the list of cameras.
final class LineCells {
    private LineCells() {}

    /// Two lines of text, the second muted.
    static TableColumn<CameraLine, String> twoLines(
            String title,
            Function<CameraLine, ObservableValue<String>> first,
            Function<CameraLine, ObservableValue<String>> second,
            String secondStyle) {
        TableColumn<CameraLine, String> column = new TableColumn<>(title);
        column.setCellValueFactory(cell -> first.apply(cell.getValue()));
        column.setCellFactory(made -> new TwoLines(second, secondStyle));
        column.setSortable(false);
        column.setReorderable(false);
        return column;
    }

    static TableColumn<CameraLine, CameraLine.State> states() {
        TableColumn<CameraLine, CameraLine.State> column = new TableColumn<>("State");
        column.setCellValueFactory(cell -> cell.getValue().state);
        column.setCellFactory(made -> new StateCell());
        column.setSortable(false);
        column.setReorderable(false);
        return column;
    }

    private static final class TwoLines extends TableCell<CameraLine, String> {
        private final Function<CameraLine, ObservableValue<String>> second;
        private final Label upper = new Label();
        private final Label lower = new Label();
        private final VBox lines = new VBox(1, upper, lower);

        TwoLines(Function<CameraLine, ObservableValue<String>> second, String style) {
            this.second = second;
            lower.getStyleClass().addAll(style, "second-line");
            lines.setAlignment(Pos.CENTER_LEFT);
            lower.managedProperty().bind(lower.textProperty().isNotEmpty());
        }

        @Override
        protected void updateItem(@Nullable String text, boolean empty) {
            super.updateItem(text, empty);
            CameraLine line = getTableRow() == null ? null : getTableRow().getItem();
            lower.textProperty().unbind();
            if (empty || line == null) {
                setGraphic(null);
                return;
            }
            upper.setText(text == null ? "" : text);
            lower.textProperty().bind(second.apply(line));
            setGraphic(lines);
        }
    }

    private static final class StateCell extends TableCell<CameraLine, CameraLine.State> {
        private final StateBadge badge = new StateBadge();
        private final Label blocked = new Label("BLOCKED");

        StateCell() {
            blocked.getStyleClass().add("badge");
        }

        @Override
        protected void updateItem(CameraLine.@Nullable State state, boolean empty) {
            super.updateItem(state, empty);
            if (empty || state == null) {
                setGraphic(null);
            } else if (state.blocked()) {
                setGraphic(blocked);
            } else {
                badge.update(state.freshness());
                setGraphic(badge);
            }
        }
    }
}

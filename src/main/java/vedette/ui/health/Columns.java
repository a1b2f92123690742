package vedette.ui.health;

import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The parts of which this screen's tables are made.
final class Columns {
    private Columns() {}

    /// A table of rows that stay the same objects.
    static <R> TableView<R> table(double rowHeight, String placeholder) {
        TableView<R> table = new TableView<>();
        table.getStyleClass().add("card-table");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setFixedCellSize(rowHeight);
        Label nothing = new Label(placeholder);
        nothing.getStyleClass().add("muted");
        nothing.setWrapText(true);
        table.setPlaceholder(nothing);
        return table;
    }

    /// A column of plain texts.
    static <R> TableColumn<R, String> text(String title, Function<R, ObservableValue<String>> of) {
        TableColumn<R, String> column = new TableColumn<>(title);
        column.setCellValueFactory(cell -> of.apply(cell.getValue()));
        return unsorted(column);
    }

    /// A column with a cell of its own over one property.
    static <R, V> TableColumn<R, V> value(
            String title, Function<R, ObservableValue<V>> of, Supplier<TableCell<R, V>> cells) {
        TableColumn<R, V> column = new TableColumn<>(title);
        column.setCellValueFactory(cell -> of.apply(cell.getValue()));
        column.setCellFactory(made -> cells.get());
        return unsorted(column);
    }

    /// A column whose cells look at the whole row.
    static <R> TableColumn<R, R> row(String title, Supplier<TableCell<R, R>> cells) {
        TableColumn<R, R> column = new TableColumn<>(title);
        column.setCellValueFactory(cell -> new SimpleObjectProperty<>(cell.getValue()));
        column.setCellFactory(made -> cells.get());
        return unsorted(column);
    }

    /// Rows keep their places: a table that sorts itself anew twice a second can't be read.
    private static <C extends TableColumn<?, ?>> C unsorted(C column) {
        column.setSortable(false);
        column.setReorderable(false);
        return column;
    }

    /// How wide a column is: at least, and as it would like to be.
    static <C extends TableColumn<?, ?>> C wide(C column, double least, double preferred) {
        column.setMinWidth(least);
        column.setPrefWidth(preferred);
        return column;
    }

    /// A card with a title.
    static VBox panel(Label title, Region content) {
        title.getStyleClass().add("panel-title");
        VBox panel = new VBox(title, content);
        panel.getStyleClass().add("panel");
        VBox.setVgrow(content, Priority.ALWAYS);
        return panel;
    }
}

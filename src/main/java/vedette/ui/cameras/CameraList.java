package vedette.ui.cameras;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.MouseButton;
import vedette.model.CameraId;
import vedette.settings.CameraBook;
import vedette.station.LiveCamera;

/// All cameras in the operator's order; several can be selected. On the FX thread.
final class CameraList extends TableView<CameraLine> {
    private final Map<CameraId, CameraLine> lines = new HashMap<>();
    private final Function<CameraId, String> systemName;

    /// @param open told the camera that the operator wants to see
    CameraList(Function<CameraId, String> systemName, Consumer<CameraId> open) {
        this.systemName = systemName;
        setId("camera-list");
        getStyleClass().add("card-table");
        setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        setFixedCellSize(42);
        Label nothing = new Label("No camera has spoken yet.");
        nothing.getStyleClass().add("muted");
        setPlaceholder(nothing);
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        var state = LineCells.states();
        state.setMinWidth(128);
        state.setMaxWidth(150);
        getColumns().add(state);
        getColumns().add(wide(LineCells.twoLines("Camera", line -> line.name, line -> line.own, "muted"), 150));
        getColumns()
                .add(wide(
                        LineCells.twoLines(
                                "System",
                                line -> new SimpleStringProperty(line.system),
                                line -> new SimpleStringProperty(line.place),
                                "muted"),
                        150));
        getColumns()
                .add(wide(LineCells.twoLines("Group", line -> line.group, line -> line.refused, "danger-text"), 120));
        setRowFactory(made -> row(open));
    }

    private static <C extends javafx.scene.control.TableColumn<?, ?>> C wide(C column, double least) {
        column.setMinWidth(least);
        return column;
    }

    private static TableRow<CameraLine> row(Consumer<CameraId> open) {
        TableRow<CameraLine> row = new TableRow<>();
        row.setOnMouseClicked(click -> {
            if (click.getButton() == MouseButton.PRIMARY && click.getClickCount() == 2 && row.getItem() != null) {
                open.accept(row.getItem().id());
                click.consume();
            }
        });
        return row;
    }

    /// Brings the list to what the cameras are now. What is selected stays selected.
    void update(List<LiveCamera> cameras, CameraBook book) {
        List<CameraLine> wanted = new ArrayList<>();
        for (LiveCamera camera : cameras) {
            CameraLine line = lines.get(camera.id());
            if (line == null || line.camera() != camera) {
                line = new CameraLine(camera, systemName.apply(camera.id()));
                lines.put(camera.id(), line);
            }
            line.update(book);
            wanted.add(line);
        }
        if (!getItems().equals(wanted)) {
            List<CameraLine> chosen = selected();
            lines.values().retainAll(wanted);
            getItems().setAll(wanted);
            getSelectionModel().clearSelection();
            chosen.stream().filter(wanted::contains).forEach(getSelectionModel()::select);
        }
    }

    List<CameraLine> selected() {
        List<CameraLine> selected = new ArrayList<>(getSelectionModel().getSelectedItems());
        selected.removeIf(java.util.Objects::isNull);
        return selected;
    }
}

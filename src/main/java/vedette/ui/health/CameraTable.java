package vedette.ui.health;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.scene.control.Label;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.VBox;
import vedette.model.CameraId;
import vedette.station.LiveCamera;

/// All cameras, sensors, devices and servers, and how each is doing. On the FX thread.
final class CameraTable {
    private final Map<CameraId, CameraRow> rows = new LinkedHashMap<>();
    private final TableView<CameraRow> table = Columns.table(42, "No camera has spoken yet.");
    private final Label title = new Label("CAMERAS");
    private final VBox panel = Columns.panel(title, table);

    /// @param open told the camera that the operator wants to see
    CameraTable(Consumer<CameraId> open) {
        table.setId("cameras");
        table.getColumns().add(Columns.wide(Columns.row("Camera", CameraTable::nameCell), 116, 150));
        table.getColumns().add(Columns.wide(Columns.value("State", CameraRow::light, LightCell::new), 102, 108));
        table.getColumns().add(Columns.wide(Columns.row("Why", CameraTable::reasonCell), 120, 190));
        table.getColumns().add(Columns.wide(Columns.row("Age", CameraTable::ageCell), 70, 84));
        table.getColumns().add(Columns.wide(Columns.value("Rate", CameraRow::rate, TraceCell::new), 128, 130));
        table.getColumns().add(Columns.wide(Columns.row("In", CameraTable::incomingCell), 76, 78));
        table.getColumns().add(Columns.wide(Columns.row("To pixels", CameraTable::latencyCell), 106, 112));
        table.getColumns().add(Columns.wide(Columns.text("Replaced", CameraRow::replaced), 72, 74));
        table.getColumns().add(Columns.wide(Columns.text("Refused", CameraRow::refused), 60, 62));
        table.getColumns().add(Columns.wide(Columns.text("Clock", CameraRow::clock), 56, 60));
        table.setRowFactory(made -> row(open));
        table.setOnKeyPressed(key -> {
            CameraRow chosen = table.getSelectionModel().getSelectedItem();
            if (key.getCode() == KeyCode.ENTER && chosen != null) {
                open.accept(chosen.id());
                key.consume();
            }
        });
        table.setMinHeight(180);
        panel.setMinHeight(220);
    }

    private static TwoLineCell<CameraRow> nameCell() {
        return new TwoLineCell<>(CameraRow::name, "strong", CameraRow::origin, "muted");
    }

    private static TwoLineCell<CameraRow> reasonCell() {
        return new TwoLineCell<>(CameraRow::reason, "muted", CameraRow::refusal, "danger-text");
    }

    private static TwoLineCell<CameraRow> ageCell() {
        return new TwoLineCell<>(CameraRow::age, "age", CameraRow::ageOf, "muted");
    }

    private static TwoLineCell<CameraRow> incomingCell() {
        return new TwoLineCell<>(CameraRow::bytes, "age", CameraRow::messages, "muted");
    }

    private static TwoLineCell<CameraRow> latencyCell() {
        return new TwoLineCell<>(CameraRow::toPixels, "age", CameraRow::claimed, "muted");
    }

    private static TableRow<CameraRow> row(Consumer<CameraId> open) {
        TableRow<CameraRow> row = new TableRow<>();
        row.setOnMouseClicked(click -> {
            if (click.getButton() == MouseButton.PRIMARY && click.getClickCount() == 2 && row.getItem() != null) {
                open.accept(row.getItem().id());
                click.consume();
            }
        });
        return row;
    }

    VBox panel() {
        return panel;
    }

    /// Brings the table to what the cameras are now.
    ///
    /// @param shown says which rows the operator wants to see
    void update(List<LiveCamera> cameras, Predicate<CameraRow> shown, long nowNanos) {
        List<CameraRow> wanted = new ArrayList<>();
        for (LiveCamera camera : cameras) {
            CameraRow row = rows.get(camera.id());
            if (row == null || row.camera() != camera) { // forgotten, and there again
                row = new CameraRow(camera, nowNanos);
                rows.put(camera.id(), row);
            }
            row.update(nowNanos);
            if (shown.test(row)) {
                wanted.add(row);
            }
        }
        InPlace.bring(table.getItems(), wanted, table.getSelectionModel());
        String count = wanted.size() == cameras.size()
                ? Integer.toString(cameras.size())
                : wanted.size() + " of " + cameras.size();
        title.setText("CAMERAS · " + count);
    }
}

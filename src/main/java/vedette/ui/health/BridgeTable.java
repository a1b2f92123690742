package vedette.ui.health;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.VBox;
import vedette.station.BridgeStatus;

/// The bridges: whether they carry, and what they have carried since the start. Takes no room where there is none. On
/// the FX thread.
final class BridgeTable {
    private static final double ROW = 50;
    private static final double HEAD = 30;
    private static final int MOST_AT_ONCE = 3;

    private final Map<String, BridgeRow> rows = new LinkedHashMap<>();
    private final TableView<BridgeRow> table = Columns.table(ROW, "");
    private final VBox panel = Columns.panel(new Label("BRIDGES"), table);

    BridgeTable() {
        table.setId("bridges");
        table.getColumns()
                .add(Columns.wide(
                        Columns.row(
                                "Bridge", () -> new TwoLineCell<>(BridgeRow::name, "strong", BridgeRow::way, "muted")),
                        150,
                        210));
        table.getColumns().add(Columns.wide(Columns.value("State", BridgeRow::light, LightCell::new), 230, 290));
        table.getColumns().add(Columns.wide(Columns.text("Carried", BridgeRow::carried), 110, 140));
        table.getColumns().add(Columns.wide(Columns.text("Waiting", BridgeRow::waiting), 62, 66));
        table.getColumns().add(Columns.wide(Columns.text("Refused", BridgeRow::refused), 62, 80));
        table.getColumns().add(Columns.wide(Columns.text("Looped", BridgeRow::looped), 62, 80));
        table.getColumns().add(Columns.wide(Columns.text("Sent again", BridgeRow::again), 72, 100));
        panel.setMinHeight(VBox.USE_PREF_SIZE);
        show(false);
    }

    VBox panel() {
        return panel;
    }

    /// Brings the table to what the bridges are now.
    void update(List<BridgeStatus> bridges) {
        List<BridgeRow> wanted = new ArrayList<>();
        for (BridgeStatus bridge : bridges) {
            BridgeRow row = rows.computeIfAbsent(bridge.name(), name -> new BridgeRow());
            row.update(bridge);
            wanted.add(row);
        }
        InPlace.bring(table.getItems(), wanted, table.getSelectionModel());
        show(!wanted.isEmpty());
        double height = HEAD + ROW * Math.clamp(wanted.size(), 1, MOST_AT_ONCE) + 4;
        if (table.getPrefHeight() != height) {
            table.setPrefHeight(height);
            table.setMinHeight(height);
        }
    }

    private void show(boolean shown) {
        if (panel.isVisible() != shown) {
            panel.setVisible(shown);
            panel.setManaged(shown);
        }
    }
}

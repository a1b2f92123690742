package vedette.ui.health;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.VBox;
import vedette.station.LiveCamera;
import vedette.station.StationStatus;

/// The brokers: how the station stands with each, and what each says about itself. On the FX thread.
final class BrokerTable {
    private static final double ROW = 50;
    private static final double HEAD = 30;
    private static final int MOST_AT_ONCE = 4;

    private final Map<String, BrokerRow> rows = new LinkedHashMap<>();
    private final TableView<BrokerRow> table = Columns.table(ROW, "No broker in trouble.");
    private final VBox panel = Columns.panel(new Label("BROKERS"), table);

    BrokerTable() {
        table.setId("brokers");
        table.getColumns()
                .add(Columns.wide(
                        Columns.row(
                                "Broker",
                                () -> new TwoLineCell<>(BrokerRow::name, "strong", BrokerRow::address, "muted")),
                        190,
                        250));
        table.getColumns().add(Columns.wide(Columns.value("Link", BrokerRow::light, LightCell::new), 150, 225));
        table.getColumns()
                .add(Columns.wide(
                        Columns.row(
                                "In", () -> new TwoLineCell<>(BrokerRow::bytes, "age", BrokerRow::messages, "muted")),
                        84,
                        96));
        table.getColumns().add(Columns.wide(Columns.text("Reconnected", BrokerRow::reconnections), 86, 92));
        table.getColumns()
                .add(Columns.wide(Columns.value("Certificate", BrokerRow::certificate, ToneCell::new), 104, 116));
        table.getColumns()
                .add(Columns.wide(
                        Columns.row(
                                "Says of itself",
                                () -> new TwoLineCell<>(BrokerRow::version, "age", BrokerRow::statistics, "muted")),
                        190,
                        290));
        panel.setMinHeight(VBox.USE_PREF_SIZE);
    }

    VBox panel() {
        return panel;
    }

    /// Brings the table to what the brokers are now.
    void update(List<StationStatus.Link> links, List<LiveCamera> statistics, Predicate<BrokerRow> shown) {
        List<BrokerRow> wanted = new ArrayList<>();
        for (StationStatus.Link link : links) {
            BrokerRow row = rows.computeIfAbsent(link.broker(), BrokerRow::new);
            row.update(link, statistics);
            if (shown.test(row)) {
                wanted.add(row);
            }
        }
        InPlace.bring(table.getItems(), wanted, table.getSelectionModel());
        // As high as its rows: the room belongs to the cameras.
        double height = HEAD + ROW * Math.clamp(wanted.size(), 1, MOST_AT_ONCE) + 4;
        if (table.getPrefHeight() != height) {
            table.setPrefHeight(height);
            table.setMinHeight(height);
        }
    }
}

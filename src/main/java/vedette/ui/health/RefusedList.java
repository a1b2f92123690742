package vedette.ui.health;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.VBox;
import vedette.station.RejectionList;
import vedette.station.RejectionList.Rejection;
import vedette.ui.Words;

/// The messages that could not be used, newest first. On the FX thread.
final class RefusedList {
    private final Label title = new Label("REFUSED MESSAGES");
    private final ListView<RefusedRow> list = new ListView<>();
    private final VBox panel = Columns.panel(title, list);
    private Map<RefusedRow.Key, RefusedRow> rows = new HashMap<>();

    RefusedList() {
        list.setId("refused");
        list.setCellFactory(RefusedCell::new);
        Label nothing = new Label("Every message could be used.");
        nothing.getStyleClass().add("muted");
        list.setPlaceholder(nothing);
        list.setMinHeight(120);
        panel.setMinHeight(160);
    }

    VBox panel() {
        return panel;
    }

    /// Brings the list to what was refused until now.
    void update(RejectionList rejections, Predicate<String> brokerShown) {
        title.setText("REFUSED MESSAGES · " + Words.count(rejections.total()));
        Map<RefusedRow.Key, RefusedRow> now = new HashMap<>();
        List<RefusedRow> wanted = new ArrayList<>();
        for (Rejection rejection : rejections.latest()) {
            RefusedRow.Key key = RefusedRow.Key.of(rejection);
            RefusedRow known = rows.get(key);
            RefusedRow row = known == null ? new RefusedRow(rejection) : known;
            row.update(rejection);
            now.put(key, row);
            if (brokerShown.test(rejection.broker())) {
                wanted.add(row);
            }
        }
        rows = now;
        InPlace.bring(list.getItems(), wanted, list.getSelectionModel());
    }
}

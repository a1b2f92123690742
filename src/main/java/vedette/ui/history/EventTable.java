package vedette.ui.history;

import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.util.Callback;
import org.jspecify.annotations.Nullable;
import vedette.model.LogEntry;
import vedette.model.Printable;
import vedette.ui.Words;

/// The rows of the log, newest first. When rows come or go above, what is looked at and what is selected stay where
/// they
/// are. On the FX thread.
final class EventTable extends TableView<LogEntry> {
    private static final double ROW_HEIGHT = 27;
    private static final int LONGEST_CELL = 300;

    private final ObservableList<LogEntry> shown = FXCollections.observableArrayList();
    private @Nullable LogEntry selected;
    private boolean replacing;
    private Consumer<LogEntry> chosen = entry -> {};

    EventTable(Clock clock) {
        getStyleClass().addAll("list-table", "event-table", "edge-to-edge");
        setItems(shown);
        setFixedCellSize(ROW_HEIGHT);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        setPlaceholder(new Label());
        LocalTimes times = new LocalTimes(clock);
        getColumns().add(column("Time", 148, 108, 164, column -> new TimeCell(times)));
        getColumns().add(text("Camera", 140, 84, 240, entry -> Printable.text(entry.camera(), LONGEST_CELL)));
        getColumns().add(text("Kind", 84, 80, 96, entry -> entry.kind().word()));
        getColumns().add(text("What", 420, 110, 4_000, entry -> Printable.text(entry.summary(), LONGEST_CELL)));
        getColumns()
                .add(text(
                        "Conf.",
                        54,
                        44,
                        60,
                        entry -> entry.confidence() == null ? "" : Words.score(entry.confidence())));
        getColumns().add(severityColumn());
        getSelectionModel().selectedItemProperty().addListener((property, before, now) -> select(now));
    }

    private static TableColumn<LogEntry, LogEntry> text(
            String title, double width, double least, double most, Function<LogEntry, String> text) {
        return column(title, width, least, most, column -> new TableCell<>() {
            @Override
            protected void updateItem(LogEntry entry, boolean empty) {
                super.updateItem(entry, empty);
                setText(empty || entry == null ? null : text.apply(entry));
            }
        });
    }

    private static TableColumn<LogEntry, LogEntry> column(
            String title,
            double width,
            double least,
            double most,
            Callback<TableColumn<LogEntry, LogEntry>, TableCell<LogEntry, LogEntry>> cells) {
        TableColumn<LogEntry, LogEntry> column = new TableColumn<>(title);
        column.setCellValueFactory(row -> new javafx.beans.property.ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(cells);
        column.setMinWidth(least);
        column.setPrefWidth(width);
        column.setMaxWidth(most);
        // The log is in the order of time; another order would need all of it.
        column.setSortable(false);
        column.setReorderable(false);
        return column;
    }

    private static TableColumn<LogEntry, LogEntry> severityColumn() {
        return column("Severity", 78, 70, 90, column -> new TableCell<>() {
            private final Label badge = new Label();

            @Override
            protected void updateItem(LogEntry entry, boolean empty) {
                super.updateItem(entry, empty);
                if (empty || entry == null) {
                    setGraphic(null);
                } else {
                    SeverityBadge.dress(badge, entry.severity());
                    setGraphic(badge);
                }
            }
        });
    }

    /// Has this told which entry is selected; not when the selected one is merely let go from memory.
    void onChosen(Consumer<LogEntry> listener) {
        chosen = listener;
    }

    /// The entry that was selected last, which may be out of the rows by now; null when none was.
    @Nullable
    LogEntry selected() {
        return selected;
    }

    private void select(@Nullable LogEntry now) {
        if (!replacing && now != null) {
            LogEntry before = selected;
            selected = now;
            if (before == null || before.id() != now.id()) {
                chosen.accept(now);
            }
        }
    }

    /// Shows other rows.
    void replace(List<LogEntry> rows, EventRows.Place place) {
        layout(); // what was scrolled since the last frame is only now known to the cells
        VirtualFlow<?> flow = flow();
        IndexedCell<?> first = flow == null ? null : flow.getFirstVisibleCell();
        long anchor = first != null && first.getItem() instanceof LogEntry entry ? entry.id() : -1;
        double offset = first == null ? 0 : first.getLayoutY();
        replacing = true;
        try {
            getSelectionModel().clearSelection();
            shown.setAll(rows);
            int at = selected == null ? -1 : indexOf(rows, selected.id());
            if (at >= 0) {
                getSelectionModel().select(at);
                getFocusModel().focus(at);
            }
        } finally {
            replacing = false;
        }
        if (flow == null || rows.isEmpty()) {
            return;
        }
        layout(); // the flow learns of the new rows only here, and must know them before it is moved
        if (place == EventRows.Place.END) {
            flow.scrollTo(rows.size() - 1);
            layout();
            return;
        }
        boolean fromTop = place == EventRows.Place.TOP;
        int index = fromTop ? 0 : indexOf(rows, anchor);
        if (index >= 0) {
            flow.scrollToTop(index);
            if (!fromTop && offset < 0) {
                layout(); // pixels count from where the cells are, not from where they are about to be
                flow.scrollPixels(-offset);
            }
            layout(); // so that whoever asks what is looked at before the next frame hears the truth
        }
    }

    private static int indexOf(List<LogEntry> rows, long id) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).id() == id) {
                return i;
            }
        }
        return -1;
    }

    /// Whether the first row is looked at and nothing is above it. True before anything is drawn.
    boolean isAtTop() {
        VirtualFlow<?> flow = flow();
        IndexedCell<?> first = flow == null ? null : flow.getFirstVisibleCell();
        return first == null || (first.getIndex() <= 0 && first.getLayoutY() > -1);
    }

    /// The index of the first row that is looked at, or 0.
    int firstVisible() {
        VirtualFlow<?> flow = flow();
        IndexedCell<?> first = flow == null ? null : flow.getFirstVisibleCell();
        return first == null ? 0 : Math.max(0, first.getIndex());
    }

    /// The index of the last row that is looked at, or -1 when there is none.
    int lastVisible() {
        VirtualFlow<?> flow = flow();
        IndexedCell<?> last = flow == null ? null : flow.getLastVisibleCell();
        return last == null ? -1 : Math.min(last.getIndex(), shown.size() - 1);
    }

    private @Nullable VirtualFlow<?> flow() {
        return lookup(".virtual-flow") instanceof VirtualFlow<?> flow ? flow : null;
    }
}

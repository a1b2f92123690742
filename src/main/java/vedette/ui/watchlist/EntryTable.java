package vedette.ui.watchlist;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.util.Callback;
import org.jspecify.annotations.Nullable;
import vedette.station.WatchRoom;
import vedette.ui.Words;
import vedette.watchlist.HitTallies;
import vedette.watchlist.ListKind;
import vedette.watchlist.WatchEntry;

/// The entries that the search shows; several can be selected. Only the rows that are looked at have cells. On the FX
/// thread.
final class EntryTable extends TableView<WatchEntry> {
    private static final double ROW_HEIGHT = 28;

    private final WatchRoom room;
    private final Times times;

    /// @param edit told of the entry that is clicked twice
    EntryTable(WatchRoom room, Times times, java.util.function.Consumer<WatchEntry> edit) {
        this.room = room;
        this.times = times;
        setId("watchlist-entries");
        getStyleClass().addAll("list-table", "entry-table", "edge-to-edge");
        setFixedCellSize(ROW_HEIGHT);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        getColumns().add(text("Plate", 118, 86, WatchEntry::plate));
        getColumns().add(badges());
        getColumns().add(text("Reason", 200, 80, WatchEntry::reason));
        getColumns().add(text("Valid", 124, 76, entry -> entry.validity().inWords(room.zone())));
        getColumns().add(text("Added", 152, 84, this::added));
        getColumns().add(text("Hits", 54, 42, this::hits));
        getColumns().add(text("Last seen", 170, 84, this::lastSeen));
        setRowFactory(made -> row(edit));
    }

    private static TableRow<WatchEntry> row(java.util.function.Consumer<WatchEntry> edit) {
        TableRow<WatchEntry> row = new TableRow<>();
        row.setOnMouseClicked(click -> {
            if (click.getClickCount() == 2 && row.getItem() != null) {
                edit.accept(row.getItem());
                click.consume();
            }
        });
        return row;
    }

    private String added(WatchEntry entry) {
        if (entry.source() == WatchEntry.Source.BROKER) {
            return "broker " + entry.owner();
        }
        String who = entry.source() == WatchEntry.Source.IMPORT ? "import" : entry.owner();
        return times.day(entry.added()) + (who.isEmpty() ? "" : ", " + who);
    }

    private String hits(WatchEntry entry) {
        HitTallies.Seen seen = room.seen(entry);
        return seen == null ? "0" : Words.count(seen.times());
    }

    private String lastSeen(WatchEntry entry) {
        HitTallies.Seen seen = room.seen(entry);
        return seen == null ? "–" : times.recent(seen.last()) + " " + seen.where();
    }

    private static TableColumn<WatchEntry, WatchEntry> text(
            String title, double width, double least, Function<WatchEntry, String> text) {
        return column(title, width, least, column -> new TableCell<>() {
            @Override
            protected void updateItem(WatchEntry entry, boolean empty) {
                super.updateItem(entry, empty);
                setText(empty || entry == null ? null : text.apply(entry));
            }
        });
    }

    private static TableColumn<WatchEntry, WatchEntry> badges() {
        TableColumn<WatchEntry, WatchEntry> column = column("List", 72, 66, made -> new TableCell<>() {
            private final Label badge = new Label();

            @Override
            protected void updateItem(WatchEntry entry, boolean empty) {
                super.updateItem(entry, empty);
                if (empty || entry == null) {
                    setGraphic(null);
                } else {
                    dress(badge, entry.list());
                    setGraphic(badge);
                }
            }
        });
        column.setMaxWidth(96);
        return column;
    }

    private static void dress(Label badge, ListKind list) {
        badge.setText(list.word());
        badge.getStyleClass()
                .setAll(
                        "label",
                        "badge",
                        switch (list) {
                            case BLOCK -> "danger";
                            case WATCH -> "warning";
                            case ALLOW -> "success";
                        });
    }

    private static TableColumn<WatchEntry, WatchEntry> column(
            String title,
            double width,
            double least,
            Callback<TableColumn<WatchEntry, WatchEntry>, TableCell<WatchEntry, WatchEntry>> cells) {
        TableColumn<WatchEntry, WatchEntry> column = new TableColumn<>(title);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(cells);
        column.setPrefWidth(width);
        column.setMinWidth(least);
        column.setSortable(false);
        column.setReorderable(false);
        return column;
    }

    /// Shows other rows; what is selected and still there stays so.
    void show(List<WatchEntry> rows, String placeholder) {
        List<WatchEntry.Key> chosen =
                selected().stream().limit(1_000).map(WatchEntry::key).toList();
        int focused = getSelectionModel().getSelectedIndex();
        setItems(FXCollections.observableList(rows));
        Label nothing = new Label(placeholder);
        nothing.getStyleClass().add("muted");
        nothing.setWrapText(true);
        setPlaceholder(nothing);
        getSelectionModel().clearSelection();
        if (chosen.isEmpty()) {
            return;
        }
        for (int i = 0; i < rows.size(); i++) {
            if (chosen.contains(rows.get(i).key())) {
                getSelectionModel().select(i);
                if (chosen.size() == 1) {
                    break;
                }
            }
        }
        if (getSelectionModel().isEmpty() && !rows.isEmpty()) {
            getSelectionModel().select(Math.clamp(focused, 0, rows.size() - 1));
        }
    }

    List<WatchEntry> selected() {
        return getSelectionModel().getSelectedItems().stream()
                .filter(java.util.Objects::nonNull)
                .toList();
    }

    /// The entry that the side is about: the one that was selected last.
    @Nullable
    WatchEntry chosen() {
        return getSelectionModel().getSelectedItem();
    }
}

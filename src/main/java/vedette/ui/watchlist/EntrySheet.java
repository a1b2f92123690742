package vedette.ui.watchlist;

import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import vedette.station.WatchRoom;
import vedette.ui.Sheet;
import vedette.watchlist.ListKind;
import vedette.watchlist.Validity;
import vedette.watchlist.WatchEntry;

/// Asks what an entry is to say, a new one or one that is there. On the FX thread.
final class EntrySheet extends Sheet {
    private final WatchRoom room;
    private final BiConsumer<@Nullable WatchEntry, WatchEntry> done;
    private final TextField plate = field("entry-plate", "ABC1234, or XY?77* with wildcards");
    private final ComboBox<String> list = new ComboBox<>();
    private final TextField reason = field("entry-reason", "such as: stolen");
    private final TextField from = field("entry-from", "at once");
    private final TextField until = field("entry-until", "no end, or 2026-12-01");
    private final TextField days = field("entry-days", "all, or: weekdays, mon-wed sat");
    private final TextField hours = field("entry-hours", "all day, or 06:00-10:00");
    private final Label fault = paragraph();
    private final Button save = new Button("Save");
    private final GridPane form = new GridPane(10, 8);
    private @Nullable WatchEntry before;

    /// @param done told the entry that was there, or null, and what it is to be
    EntrySheet(WatchRoom room, BiConsumer<@Nullable WatchEntry, WatchEntry> done) {
        super("Watchlist entry", 460);
        this.room = room;
        this.done = done;
        setId("entry-sheet");
        for (ListKind each : ListKind.values()) {
            list.getItems().add(each.word());
        }
        list.setId("entry-list");
        row("Plate", plate);
        row("List", list);
        row("Reason", reason);
        row("From", from);
        row("Until", until);
        row("Days", days);
        row("Hours", hours);
        fault.getStyleClass().setAll("label", "danger-text");
        save.setId("entry-save");
        save.getStyleClass().add("accent");
        save.setOnAction(clicked -> save());
        Button cancel = new Button("Cancel");
        cancel.setOnAction(clicked -> putAway());
        HBox foot = new HBox(8, cancel, save);
        foot.setAlignment(Pos.CENTER_RIGHT);
        fill(List.of(form, fault, foot));
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                putAway();
                event.consume();
            }
        });
        for (TextField each : List.of(plate, reason, from, until, days, hours)) {
            each.setOnAction(entered -> save());
        }
    }

    private static TextField field(String id, String prompt) {
        TextField field = new TextField();
        field.setId(id);
        field.setPromptText(prompt);
        return field;
    }

    private void row(String name, javafx.scene.Node input) {
        Label label = new Label(name);
        label.getStyleClass().add("muted");
        label.setMinWidth(52);
        GridPane.setHgrow(input, Priority.ALWAYS);
        form.addRow(form.getRowCount(), label, input);
    }

    /// @param entry what is to be changed, or null for a new one
    /// @param typed the plate to begin with
    void open(@Nullable WatchEntry entry, String typed) {
        before = entry;
        plate.setText(entry == null ? typed : entry.plate());
        list.setValue((entry == null ? ListKind.BLOCK : entry.list()).word());
        reason.setText(entry == null ? "" : entry.reason());
        Validity validity = entry == null ? Validity.ALWAYS : entry.validity();
        from.setText(validity.fromTyped(room.zone()));
        until.setText(validity.untilTyped(room.zone()));
        days.setText(validity.daysInWords());
        hours.setText(validity.hours());
        fault.setText("");
        show(fault, false);
        comeUp();
        plate.requestFocus();
        plate.selectAll();
    }

    private void save() {
        try {
            WatchEntry old = before;
            WatchEntry entry = WatchEntry.of(
                    plate.getText(),
                    ListKind.find(list.getValue()).orElse(ListKind.BLOCK),
                    reason.getText(),
                    Validity.parse(from.getText(), until.getText(), days.getText(), hours.getText(), room.zone()),
                    WatchEntry.Source.OPERATOR,
                    room.operator(),
                    old == null ? Instant.now() : old.added());
            putAway();
            done.accept(old, entry);
        } catch (IllegalArgumentException e) {
            fault.setText(e.getMessage());
            show(fault, true);
        }
    }
}

package vedette.ui.history;

import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import vedette.model.LogEntry;

/// When an event happened, with a mark where it came late. On the FX thread.
final class TimeCell extends TableCell<LogEntry, LogEntry> {
    private final LocalTimes times;
    private @Nullable FontIcon mark;
    private @Nullable Tooltip words;

    TimeCell(LocalTimes times) {
        this.times = times;
        setContentDisplay(ContentDisplay.RIGHT);
        setGraphicTextGap(6);
    }

    @Override
    protected void updateItem(LogEntry entry, boolean empty) {
        super.updateItem(entry, empty);
        boolean nothing = empty || entry == null;
        setText(nothing ? null : times.inTable(entry.happened()));
        String late = nothing ? "" : times.late(entry);
        setGraphic(late.isEmpty() ? null : mark());
        setTooltip(late.isEmpty() ? null : words(late));
    }

    private FontIcon mark() {
        FontIcon made = mark;
        if (made == null) {
            made = new FontIcon("mdi2c-clock-alert-outline");
            made.getStyleClass().add("late-mark");
            mark = made;
        }
        return made;
    }

    private Tooltip words(String late) {
        Tooltip made = words;
        if (made == null) {
            made = new Tooltip();
            words = made;
        }
        made.setText("This event " + late + ".");
        return made;
    }
}

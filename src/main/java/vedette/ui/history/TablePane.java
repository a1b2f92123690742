package vedette.ui.history;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import vedette.model.LogEntry;
import vedette.store.LogReader;
import vedette.ui.TimeRange;
import vedette.ui.Words;

/// The table with what is said over it: how many are new, that nothing matches, that the log can't be read. On the FX
/// thread.
final class TablePane extends StackPane implements EventRows {
    /// So many rows before the end of what is in memory, more is asked for.
    private static final int AHEAD = 60;

    private final EventTable table;
    private final EventWindow window;
    private final Button pill = new Button();
    private final Label sentence = new Label();
    private final Button remedy = new Button();
    private final VBox note = new VBox(sentence, remedy);
    private Runnable clear = () -> {};
    private String heard = "";

    TablePane(LogReader log, Clock clock, Executor thread) {
        table = new EventTable(clock);
        window = new EventWindow(log, this, thread);
        pill.getStyleClass().addAll("accent", "new-pill");
        pill.setVisible(false);
        pill.setFocusTraversable(false);
        pill.setOnAction(clicked -> window.top());
        StackPane.setAlignment(pill, Pos.TOP_CENTER);
        sentence.setWrapText(true);
        sentence.getStyleClass().add("note-sentence");
        note.getStyleClass().add("note");
        note.setMaxSize(420, Region.USE_PREF_SIZE);
        getChildren().addAll(table, pill, note);
        changed();
    }

    /// @param clearFilters run when nothing matches and the operator wants to see everything
    void onClear(Runnable clearFilters) {
        clear = clearFilters;
    }

    /// @param sentence how much of the time the log can speak for, said where nothing matches
    void setHeard(String sentence) {
        if (!sentence.equals(heard)) {
            heard = sentence;
            drawNote();
        }
    }

    EventTable table() {
        return table;
    }

    EventWindow window() {
        return window;
    }

    @Override
    public void show(List<LogEntry> rows, Place place) {
        table.replace(rows, place);
        if (table.selected() == null && !rows.isEmpty()) {
            table.getSelectionModel().select(0); // the newest, so that the details are never without need empty
        }
    }

    @Override
    public boolean isAtTop() {
        return table.isAtTop();
    }

    @Override
    public int firstVisible() {
        return table.firstVisible();
    }

    @Override
    public int lastVisible() {
        return table.lastVisible();
    }

    @Override
    public void changed() {
        boolean isNew = window.unseen() > 0;
        if (isNew) {
            pill.setText("↑ " + Words.count(window.unseen()) + " new");
        }
        pill.setVisible(isNew);
        drawNote();
    }

    private void drawNote() {
        String failure = window.failure();
        boolean empty = window.rows().isEmpty();
        note.setVisible(failure != null || empty);
        remedy.setVisible(!window.isLoading());
        remedy.setManaged(!window.isLoading());
        if (failure != null) {
            say(failure, "Try again", () -> window.show(window.filter()));
        } else if (window.isLoading()) {
            say("Reading the event log…", "", () -> {});
        } else {
            say("No events match." + heard, "Clear filters", clear);
        }
    }

    private void say(String words, String button, Runnable action) {
        sentence.setText(words);
        remedy.setText(button);
        remedy.setOnAction(clicked -> action.run());
    }

    /// Asks for more where the operator comes near the end of what is in memory.
    void pulse() {
        if (table.lastVisible() >= window.rows().size() - AHEAD) {
            window.older();
        }
        if (table.firstVisible() < AHEAD) {
            // While rows are left above, what is new waits in the pill: only a further page is needed for scrolling.
            if (table.isAtTop() || window.hasMoreNewer()) {
                window.newer();
            }
        }
    }

    /// The time of the rows that are looked at, or null when there are none.
    @Nullable
    TimeRange lookedAt() {
        List<LogEntry> rows = window.rows();
        int first = table.firstVisible();
        int last = table.lastVisible();
        if (last < first || last >= rows.size()) {
            return null;
        }
        return new TimeRange(
                rows.get(last).happened(), rows.get(first).happened().plusMillis(1));
    }

    /// Whether the pill with the number of new events is shown, and what it says; null when it is not.
    @Nullable
    String pillText() {
        return pill.isVisible() ? pill.getText() : null;
    }

    /// What is said instead of rows, or null when there are rows.
    @Nullable
    String noteText() {
        return note.isVisible() ? sentence.getText() : null;
    }
}

package vedette.ui.watchlist;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import vedette.model.EventKind;
import vedette.model.LogEntry;
import vedette.model.Printable;
import vedette.search.EventFilter;
import vedette.store.Coverage;
import vedette.store.LogReader;
import vedette.store.Page;
import vedette.ui.Words;

/// Where and when a plate was read, as far as the log knows, and how much of the time it can speak for. On the FX
/// thread.
final class SightingsPane extends VBox {
    private static final int SHOWN = 200;
    private static final Duration TIME = Duration.ofDays(30);

    private final LogReader log;
    private final Times times;
    private final Executor thread;
    private final Label title = new Label("SIGHTINGS");
    private final ListView<LogEntry> rows = new ListView<>();
    private final Label heard = new Label();
    private String plate = "";
    private int generation;

    SightingsPane(LogReader log, Times times, Executor thread) {
        this.log = log;
        this.times = times;
        this.thread = thread;
        getStyleClass().add("panel");
        title.getStyleClass().add("panel-title");
        heard.getStyleClass().add("muted");
        heard.setWrapText(true);
        heard.setMinHeight(Region.USE_PREF_SIZE);
        rows.setId("sightings");
        rows.setFixedCellSize(28);
        rows.setFocusTraversable(true);
        rows.setCellFactory(made -> new Row(times));
        rows.getStyleClass().add("sightings-list");
        VBox.setVgrow(rows, Priority.ALWAYS);
        setMinHeight(120);
        getChildren().addAll(title, rows, heard);
    }

    private static final class Row extends ListCell<LogEntry> {
        private final Times times;
        private final Label when = new Label();
        private final Label where = new Label();
        private final Label score = new Label();
        private final HBox line = new HBox(8, when, where, score);

        Row(Times times) {
            this.times = times;
            setPrefWidth(0); // as wide as the list, and no wider
            when.getStyleClass().add("muted");
            when.setMinWidth(112);
            where.getStyleClass().add("strong");
            where.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(where, Priority.ALWAYS);
            score.setMinWidth(Region.USE_PREF_SIZE);
        }

        @Override
        protected void updateItem(LogEntry entry, boolean empty) {
            super.updateItem(entry, empty);
            if (empty || entry == null) {
                setGraphic(null);
                return;
            }
            when.setText(times.inFull(entry.happened()));
            String read = entry.key() == null ? "" : Printable.text(entry.key(), 40);
            where.setText(Printable.text(entry.camera(), 60) + " · " + read);
            score.setText(entry.confidence() == null ? "" : Words.score(entry.confidence()));
            setGraphic(line);
        }
    }

    /// Asks for the sightings of a plate or pattern.
    ///
    /// @param wanted as it stands on the list; empty for none
    void ask(String wanted) {
        plate = wanted;
        int mine = ++generation;
        title.setText(wanted.isEmpty() ? "SIGHTINGS" : "SIGHTINGS OF " + wanted);
        if (wanted.isEmpty()) {
            rows.getItems().clear();
            heard.setText("Choose an entry, or type a plate.");
            return;
        }
        Instant now = times.now();
        EventFilter of = EventFilter.ALL.ofKinds(Set.of(EventKind.PLATE)).ofPlates(Set.of(wanted));
        EventFilter time = EventFilter.ALL.between(now.minus(TIME), now);
        hear(mine, log.page(of, null, SHOWN), this::show);
        hear(mine, log.coverage(time), this::show);
    }

    private <T> void hear(int mine, CompletableFuture<T> question, Consumer<T> answered) {
        question.whenComplete((answer, failure) -> thread.execute(() -> {
            if (mine != generation) {
                return;
            }
            if (failure == null) {
                answered.accept(answer);
            } else {
                heard.setText("The log does not answer: " + reason(failure));
            }
        }));
    }

    private static String reason(Throwable failure) {
        @Nullable Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        String message = cause == null ? null : cause.getMessage();
        return message == null ? "try again" : message;
    }

    private void show(Page page) {
        rows.setItems(FXCollections.observableArrayList(page.entries()));
        Label none = new Label("Not seen as far as the log goes back.");
        none.getStyleClass().add("muted");
        none.setWrapText(true);
        rows.setPlaceholder(none);
        title.setText("SIGHTINGS OF " + plate + (page.more() ? " · THE LAST " + SHOWN : ""));
    }

    private void show(Coverage coverage) {
        heard.setText("heard " + coverage.inWords().replaceFirst(",", " of the last 30 days,"));
    }

    String asked() {
        return plate;
    }
}

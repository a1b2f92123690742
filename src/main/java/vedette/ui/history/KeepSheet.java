package vedette.ui.history;

import java.util.List;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import vedette.model.LogEntry;
import vedette.model.Printable;
import vedette.store.Hold;
import vedette.ui.Question;
import vedette.ui.Sheet;

/// Keeps events from being removed, and lists what is kept that way. On the FX thread.
final class KeepSheet extends Sheet {
    private static final int LONGEST_REASON = 200;

    private final Surroundings around;
    private final LocalTimes times;
    private final Question placing;
    private final Question releasing;
    private final Question listing;
    private final Label what = paragraph();
    private final TextField reason = new TextField();
    private final Button keep = new Button("Keep this event");
    private final Label heldTitle = new Label("KEPT NOW");
    private final VBox held = new VBox();
    private @Nullable LogEntry event;

    KeepSheet(Surroundings around, LocalTimes times) {
        super("Keep an event", 480);
        this.around = around;
        this.times = times;
        placing = new Question(around.thread());
        releasing = new Question(around.thread());
        listing = new Question(around.thread());
        heldTitle.getStyleClass().add("panel-title");
        reason.setPromptText("Why it is kept, such as: police report 4711");
        reason.textProperty().addListener((property, before, now) -> draw());
        reason.setOnAction(entered -> place());
        keep.getStyleClass().add("success");
        keep.setMinWidth(Region.USE_PREF_SIZE);
        keep.setOnAction(clicked -> place());
        HBox.setHgrow(reason, Priority.ALWAYS);
        HBox placing = new HBox(8, reason, keep);
        placing.setAlignment(Pos.CENTER_LEFT);
        held.getStyleClass().add("held");
        ScrollPane scroll = new ScrollPane(held);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("details-scroll");
        scroll.setPrefViewportHeight(170);
        Button away = new Button("Close");
        away.setOnAction(clicked -> putAway());
        HBox foot = new HBox(away);
        foot.setAlignment(Pos.CENTER_RIGHT);
        fill(List.of(what, placing, heldTitle, scroll, foot));
    }

    /// Comes up to keep an event.
    void open(LogEntry chosen) {
        event = chosen;
        what.setText(times.inFull(chosen.happened()) + " · " + Printable.text(chosen.summary(), 120)
                + "\nA kept event, its message and its picture stay in the log whatever their age.");
        reason.clear();
        comeUp();
        reason.requestFocus();
        list();
        draw();
    }

    private void draw() {
        keep.setDisable(event == null || reason.getText().isBlank() || placing.isOpen());
    }

    private void place() {
        LogEntry chosen = event;
        if (chosen != null && !keep.isDisabled()) {
            what.setText("The event is being kept. This is written into the log.");
            String why = Printable.text(reason.getText().strip(), LONGEST_REASON);
            placing.ask(
                    around.station().hold(new Hold(0, why, Set.of(chosen.id()), null, null)),
                    hold -> {
                        around.navigator().tell("The event is kept: " + hold.reason() + ".");
                        what.setText("The event is kept: " + hold.reason() + ".");
                        reason.clear();
                        list();
                    },
                    this::failed);
            draw();
        }
    }

    private void released(Hold hold) {
        what.setText("No longer kept: " + hold.reason() + ".");
        list();
    }

    private void failed(String sentence) {
        what.setText("The event is not kept. " + sentence);
        list();
        draw();
    }

    private void list() {
        listing.ask(
                around.log().holds(), this::show, sentence -> held.getChildren().setAll(new Label(sentence)));
    }

    private void show(List<Hold> holds) {
        heldTitle.setText("KEPT NOW (" + holds.size() + ")");
        held.getChildren().setAll(holds.stream().map(this::row).toList());
        if (holds.isEmpty()) {
            Label none = paragraph();
            none.setText("No event is kept beyond its time.");
            held.getChildren().add(none);
        }
        draw();
    }

    private HBox row(Hold hold) {
        Label words = new Label(Printable.text(hold.reason(), LONGEST_REASON));
        words.setMinWidth(0);
        Label range = new Label(range(hold));
        range.getStyleClass().add("muted");
        range.setMinWidth(Region.USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button release = new Button("Release");
        release.getStyleClass().add("small");
        release.setMinWidth(Region.USE_PREF_SIZE);
        release.setOnAction(clicked -> {
            release.setDisable(true);
            what.setText("The event is being released. This is written into the log.");
            releasing.ask(around.station().release(hold.id()), done -> released(hold), sentence -> {
                what.setText("The event is still kept. " + sentence);
                list();
            });
        });
        HBox row = new HBox(10, words, space, range, release);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("held-row");
        return row;
    }

    private String range(Hold hold) {
        if (!hold.events().isEmpty()) {
            return hold.events().size() == 1 ? "1 event" : hold.events().size() + " events";
        }
        String from = hold.from() == null ? "the beginning" : times.inTable(hold.from());
        return from + " to " + (hold.to() == null ? "now on" : times.inTable(hold.to()));
    }
}

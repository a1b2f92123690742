package vedette.ui.camera;

import java.util.List;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import org.jspecify.annotations.Nullable;
import vedette.command.CommandRefusedException;
import vedette.configuration.ConfigDraft;
import vedette.configuration.ConfigState;
import vedette.configuration.Difference;
import vedette.configuration.FieldValue;
import vedette.model.Printable;
import vedette.station.ConfigRoom;
import vedette.station.LiveCamera;
import vedette.ui.AskingSheet;

/// Shows what is about to be sent, beside what was and what the camera says now, and sends it. On the FX thread.
final class ReviewSheet extends AskingSheet {
    private final ConfigRoom room;
    private final Label lead = paragraph();
    private final GridPane table = new GridPane();
    private final Label conflict = paragraph();
    private final CheckBox rollBack =
            new CheckBox("Send back what is there now, if the camera does not confirm the new configuration");
    private final Label fault = paragraph();
    private final Button send = new Button("Send");
    private @Nullable LiveCamera camera;
    private @Nullable ConfigState drawn;

    ReviewSheet(ConfigRoom room) {
        super("Review and send", 620);
        this.room = room;
        setId("review-sheet");
        table.getStyleClass().add("difference-table");
        table.setHgap(14);
        table.setVgap(5);
        ScrollPane scroll = new ScrollPane(table);
        scroll.setFitToWidth(true);
        scroll.setMaxHeight(300);
        scroll.getStyleClass().addAll("edge-to-edge", "clear-scroll");
        conflict.getStyleClass().setAll("label", "warning-text");
        conflict.setText("The camera has changed a field that you changed, too, since you began: what it has now is"
                + " overwritten if you send.");
        fault.getStyleClass().setAll("label", "danger-text");
        rollBack.setId("review-roll-back");
        rollBack.setWrapText(true);
        rollBack.setSelected(true);
        send.setId("review-send");
        send.getStyleClass().add("success");
        send.setOnAction(clicked -> send());
        fill(List.of(lead, scroll, conflict, rollBack, fault, foot(send)));
    }

    void open(LiveCamera shown) {
        camera = shown;
        drawn = null;
        complain("");
        update();
        comeUp();
        applyCss();
        send.requestFocus();
    }

    /// Draws what has changed while it is up: the camera may report something new.
    void update() {
        LiveCamera shown = camera;
        if (shown == null) {
            return;
        }
        ConfigState state = room.of(shown.id());
        if (state == drawn) {
            return;
        }
        drawn = state;
        ConfigDraft draft = state.draft();
        ConfigState.Reported reported = state.reported();
        if (draft == null || reported == null) {
            putAway();
            return;
        }
        lead.setText("To " + shown.displayName() + ". All other fields are sent back as the camera sent them.");
        table.getChildren().clear();
        row(0, "muted", "Field", "Was", "Camera has now", "Will be");
        List<Difference> differences = draft.differences(reported.document());
        int row = 1;
        for (Difference each : differences) {
            row(
                    row++,
                    each.isConflict() ? "warning-text" : "",
                    each.path(),
                    shown(each.old()),
                    shown(each.reported()),
                    shown(each.wanted()));
        }
        show(conflict, differences.stream().anyMatch(Difference::isConflict));
        Map<String, String> problems = draft.problems(reported.document(), room.schema(shown.id()));
        send.setDisable(!problems.isEmpty());
        if (!problems.isEmpty()) {
            Map.Entry<String, String> first = problems.entrySet().iterator().next();
            complain(first.getKey() + ": " + first.getValue());
        }
    }

    private void row(int row, String style, String... texts) {
        for (int column = 0; column < texts.length; column++) {
            Label label = new Label(Printable.text(texts[column], 60));
            label.setWrapText(true);
            label.setMinHeight(USE_PREF_SIZE);
            if (!style.isEmpty()) {
                label.getStyleClass().add(style);
            } else if (column == texts.length - 1) {
                label.getStyleClass().addAll("accent-text", "strong");
            }
            table.add(label, column, row);
        }
    }

    private static String shown(@Nullable FieldValue value) {
        return value == null ? "–" : value.shown();
    }

    private void complain(String sentence) {
        fault.setText(sentence);
        show(fault, !sentence.isEmpty());
    }

    @Override
    protected void entered() {
        send();
    }

    private void send() {
        LiveCamera to = camera;
        if (to == null) {
            return;
        }
        try {
            room.push(to.id(), rollBack.isSelected());
            putAway();
        } catch (CommandRefusedException e) {
            complain(String.valueOf(e.getMessage()));
        }
    }
}

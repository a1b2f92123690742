package vedette.ui;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import vedette.command.CommandRecord;
import vedette.command.CommandStep;
import vedette.command.Stage;
import vedette.model.Printable;

/// One command: how it stands, and when it is opened its whole life line. On the FX thread.
final class CommandRow extends VBox {
    private static final double FIRST = 62;

    private final Label first = new Label();
    private final Label second = new Label();
    private final Label state = new Label();
    private final VBox life = new VBox();
    private final Button again = new Button("Try again");
    private final Button withdraw = new Button("Take back");
    private final HBox below = new HBox(6, again, withdraw);
    private final Tooltip tip = new Tooltip();
    private final CommandRows.Actions actions;
    private @Nullable CommandRecord shown;

    CommandRow(CommandRows.Actions actions) {
        this.actions = actions;
        getStyleClass().add("command-row");
        setFocusTraversable(true);
        first.setMinWidth(FIRST);
        second.setMinWidth(0);
        state.setWrapText(true);
        state.setMinWidth(0);
        life.getStyleClass().add("life-line");
        Sheet.show(life, false);
        for (Button button : List.of(again, withdraw)) {
            button.getStyleClass().add("small");
            button.managedProperty().bind(button.visibleProperty());
        }
        again.setOnAction(clicked -> with(actions::again));
        withdraw.setOnAction(clicked -> with(actions::withdraw));
        getChildren().addAll(line(first, second, state), life, below);
        Tooltip.install(this, tip);
        setOnMouseClicked(clicked -> {
            requestFocus();
            open(!life.isVisible());
        });
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    static HBox heading(String first, String second, String third) {
        Label one = new Label(first);
        Label two = new Label(second);
        Label three = new Label(third);
        one.setMinWidth(FIRST);
        List.of(one, two, three).forEach(label -> label.getStyleClass().add("muted"));
        HBox heading = line(one, two, three);
        heading.getStyleClass().add("command-heading");
        return heading;
    }

    private static HBox line(Label first, Label second, Label state) {
        HBox line = new HBox(8, first, second, state);
        // Not left to the layout: a text that wraps is else measured as if it had no width.
        second.prefWidthProperty()
                .bind(Bindings.max(40, line.widthProperty().subtract(FIRST + 16).multiply(0.4)));
        state.prefWidthProperty()
                .bind(Bindings.max(60, line.widthProperty().subtract(FIRST + 16).multiply(0.6)));
        return line;
    }

    private void key(KeyEvent pressed) {
        if (pressed.getTarget() == this && (pressed.getCode() == KeyCode.ENTER || pressed.getCode() == KeyCode.SPACE)) {
            open(!life.isVisible());
            pressed.consume();
        }
    }

    private void with(java.util.function.Consumer<CommandRecord> action) {
        CommandRecord record = shown;
        if (record != null) {
            action.accept(record);
        }
    }

    /// Shows only how its command stands.
    void close() {
        open(false);
    }

    private void open(boolean opened) {
        Sheet.show(life, opened);
        drawLife();
    }

    void show(CommandRecord record, String firstText, String secondText) {
        if (record == shown) {
            return;
        }
        shown = record;
        first.setText(Printable.text(firstText, 40));
        second.setText(Printable.text(secondText, 60));
        CommandWords words = CommandWords.of(record);
        state.setText(words.text());
        state.getStyleClass().setAll("label", words.style());
        tip.setText(Printable.text(record.text(), 300));
        again.setVisible(actions.canBeGivenAgain(record));
        withdraw.setVisible(record.stage() == Stage.QUEUED && record.attempt() == 0);
        Sheet.show(below, again.isVisible() || withdraw.isVisible());
        drawLife();
    }

    private void drawLife() {
        CommandRecord record = shown;
        if (!life.isVisible() || record == null) {
            life.getChildren().clear();
            return;
        }
        List<Node> steps = new ArrayList<>();
        for (CommandStep step : record.steps()) {
            Label when = new Label(Words.timeOfDay(step.when()));
            when.getStyleClass().add("muted");
            when.setMinWidth(Region.USE_PREF_SIZE);
            Label what = Sheet.paragraph();
            what.setText(Printable.text(step.text(), 300));
            what.getStyleClass().remove("muted");
            what.prefWidthProperty().bind(Bindings.max(60, widthProperty().subtract(FIRST + 26)));
            steps.add(new HBox(8, when, what));
        }
        life.getChildren().setAll(steps);
    }
}

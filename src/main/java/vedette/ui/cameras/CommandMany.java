package vedette.ui.cameras;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import vedette.command.CommandRecord;
import vedette.command.CommandRefusedException;
import vedette.command.Commands;
import vedette.command.Stage;
import vedette.dialect.CommandSpec;
import vedette.model.CameraId;
import vedette.ui.CommandAgain;
import vedette.ui.CommandRows;
import vedette.ui.CommandSheet;
import vedette.ui.Sheet;

/// One command for several cameras: those that all of them take, and a result for each. On the FX thread.
final class CommandMany extends Sheet {
    private final Commands commands;
    private final CommandSheet asking;
    private final Label lead = paragraph();
    private final FlowPane buttons = new FlowPane(6, 6);
    private final Label summary = paragraph();
    private final CommandRows rows;
    private final Button close = new Button("Close");
    private List<CameraLine> cameras = List.of();
    private List<CommandRecord> given = List.of();

    CommandMany(Commands commands, CommandSheet asking) {
        super("Send a command to several", 560);
        this.commands = commands;
        this.asking = asking;
        setId("command-many");
        rows = new CommandRows(
                "Given",
                record -> vedette.ui.Words.timeOfDay(record.command().created()),
                "Camera",
                record -> name(record.command().camera()),
                actions());
        ScrollPane scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        scroll.setMaxHeight(330);
        scroll.getStyleClass().addAll("edge-to-edge", "clear-scroll");
        scroll.managedProperty().bind(scroll.visibleProperty());
        scroll.visibleProperty().bind(rows.visibleProperty());
        close.setOnAction(clicked -> putAway());
        HBox foot = new HBox(close);
        foot.setAlignment(Pos.CENTER_RIGHT);
        fill(List.of(lead, buttons, summary, scroll, foot));
    }

    private CommandRows.Actions actions() {
        CommandAgain again = new CommandAgain(commands, asking);
        return new CommandRows.Actions() {
            @Override
            public boolean canBeGivenAgain(CommandRecord record) {
                return again.isPossible(record);
            }

            @Override
            public void again(CommandRecord record) {
                again.ask(
                        record,
                        name(record.command().camera()),
                        parameters -> giveAgain(record, parameters),
                        summary::setText);
            }

            @Override
            public void withdraw(CommandRecord record) {
                commands.withdraw(record.command().id());
            }
        };
    }

    /// Offers what all of these take.
    void open(List<CameraLine> selected) {
        cameras = List.copyOf(selected);
        given = List.of();
        List<CommandSpec> common = common();
        lead.setText(
                common.isEmpty()
                        ? "There is no command that all " + cameras.size() + " of them take."
                        : "To " + cameras.size() + (cameras.size() == 1 ? " camera." : " cameras. What all take:"));
        List<Node> made = new ArrayList<>();
        for (CommandSpec spec : common) {
            Button button = new Button(CommandSheet.isNeeded(spec) ? spec.label() + "…" : spec.label());
            button.setOnAction(clicked -> press(spec));
            made.add(button);
        }
        buttons.getChildren().setAll(made);
        Sheet.show(rows, false);
        Sheet.show(summary, false);
        comeUp();
        applyCss();
        (made.isEmpty() ? close : made.getFirst()).requestFocus();
    }

    /// The commands that each of them takes in the same way.
    private List<CommandSpec> common() {
        List<CommandSpec> common = new ArrayList<>();
        for (int i = 0; i < cameras.size(); i++) {
            List<CommandSpec> offered = commands.offered(cameras.get(i).id());
            if (i == 0) {
                common.addAll(offered);
            } else {
                Set<CommandSpec> also = new HashSet<>(offered);
                common.removeIf(spec -> !also.contains(spec));
            }
        }
        return common;
    }

    private void press(CommandSpec spec) {
        if (CommandSheet.isNeeded(spec)) {
            asking.ask(spec, cameras.size() + " cameras", parameters -> give(spec, parameters));
        } else {
            give(spec, Map.of());
        }
    }

    private void give(CommandSpec spec, Map<String, String> parameters) {
        given = commands.giveAll(cameras.stream().map(CameraLine::id).toList(), spec.name(), parameters);
        draw();
    }

    private void giveAgain(CommandRecord record, Map<String, String> parameters) {
        try {
            CommandRecord again =
                    commands.give(record.command().camera(), record.command().name(), parameters);
            List<CommandRecord> changed = new ArrayList<>(given);
            changed.replaceAll(
                    each -> each.command().id().equals(record.command().id()) ? again : each);
            given = changed;
            draw();
        } catch (CommandRefusedException e) {
            summary.setText(String.valueOf(e.getMessage()));
        }
    }

    /// Draws how each of them stands.
    void update() {
        if (isVisible() && !given.isEmpty()) {
            draw();
        }
    }

    private void draw() {
        List<CommandRecord> now = new ArrayList<>();
        for (CommandRecord record : given) {
            UUID id = record.command().id();
            now.add(record.stage().isLast() ? record : commands.find(id).orElse(record));
        }
        given = now;
        rows.show(now);
        Sheet.show(rows, !now.isEmpty());
        long done =
                now.stream().filter(record -> record.stage() == Stage.CONFIRMED).count();
        long over = now.stream().filter(record -> record.stage().isLast()).count();
        summary.setText(done + " of " + now.size() + " confirmed"
                + (over < now.size() ? ", " + (now.size() - over) + " under way" : "")
                + (over > done ? ", " + (over - done) + " not" : ""));
        Sheet.show(summary, true);
    }

    private String name(CameraId id) {
        return cameras.stream()
                .filter(line -> line.id().equals(id))
                .map(line -> line.name.get())
                .findFirst()
                .orElse(id.name());
    }

    /// The one that was asked about parameters is over this one.
    @Nullable
    Sheet uppermost() {
        return asking.isVisible() ? asking : isVisible() ? this : null;
    }
}

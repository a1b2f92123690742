package vedette.ui.camera;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import vedette.command.CommandRecord;
import vedette.command.CommandRefusedException;
import vedette.command.Commands;
import vedette.dialect.CommandSpec;
import vedette.station.LiveCamera;
import vedette.ui.CommandAgain;
import vedette.ui.CommandRows;
import vedette.ui.CommandSheet;
import vedette.ui.Navigator;
import vedette.ui.Sheet;

/// What the camera can be told, and what became of what it was told. On the FX thread.
final class CommandsPane extends VBox {
    /// More commands than these are on the Events screen.
    private static final int SHOWN = 6;

    private final Commands commands;
    private final Navigator navigator;
    private final CommandSheet sheet;
    private final FlowPane buttons = new FlowPane(6, 6);
    private final Label nothing = Sheet.paragraph();
    private final CommandRows rows;
    private @Nullable LiveCamera camera;
    private @Nullable List<CommandSpec> offered;
    private @Nullable List<CommandRecord> seen;

    CommandsPane(Commands commands, Navigator navigator, CommandSheet sheet) {
        this.commands = commands;
        this.navigator = navigator;
        this.sheet = sheet;
        getStyleClass().addAll("panel", "commands-pane");
        Label title = new Label("COMMANDS");
        title.getStyleClass().add("panel-title");
        nothing.setText(
                "This one takes no commands over its broker. Where its system takes them over HTTP, the settings must give"
                        + " the address.");
        CommandAgain again = new CommandAgain(commands, sheet);
        rows = CommandRows.ofOneCamera(new CommandRows.Actions() {
            @Override
            public boolean canBeGivenAgain(CommandRecord record) {
                return again.isPossible(record);
            }

            @Override
            public void again(CommandRecord record) {
                LiveCamera to = camera;
                if (to != null) {
                    String name = record.command().name();
                    again.ask(record, to.displayName(), given -> give(to, name, given), navigator::tell);
                }
            }

            @Override
            public void withdraw(CommandRecord record) {
                takeBack(record.command().id());
            }
        });
        getChildren().addAll(title, buttons, nothing, rows);
    }

    void update(LiveCamera now) {
        if (camera != now) {
            camera = now;
            offered = null;
            seen = null;
        }
        List<CommandSpec> specs = commands.offered(now.id());
        if (!specs.equals(offered)) {
            offered = specs;
            drawButtons(specs);
        }
        List<CommandRecord> recent = commands.recent();
        if (recent != seen) {
            seen = recent;
            List<CommandRecord> own = recent.stream()
                    .filter(record -> record.command().camera().equals(now.id()))
                    .limit(SHOWN)
                    .toList();
            rows.show(own);
            Sheet.show(rows, !own.isEmpty());
        }
    }

    private void drawButtons(List<CommandSpec> specs) {
        List<Node> made = new ArrayList<>();
        for (CommandSpec spec : specs) {
            boolean asks = CommandSheet.isNeeded(spec);
            Button button = new Button(asks && !spec.label().endsWith("…") ? spec.label() + "…" : spec.label());
            String warning = spec.warning();
            String more = asks || spec.parameters().isEmpty() ? "" : "\nRight-click, or the menu key, for more.";
            button.setTooltip(new Tooltip((warning == null ? spec.name() : spec.name() + ": " + warning) + more));
            button.setOnAction(clicked -> press(spec, asks));
            button.setOnContextMenuRequested(wanted -> press(spec, true));
            made.add(button);
        }
        buttons.getChildren().setAll(made);
        Sheet.show(buttons, !made.isEmpty());
        Sheet.show(nothing, made.isEmpty());
    }

    private void press(CommandSpec spec, boolean asks) {
        LiveCamera to = camera;
        if (to == null) {
            return;
        }
        if (asks) {
            sheet.ask(spec, to.displayName(), parameters -> give(to, spec.name(), parameters));
        } else {
            give(to, spec.name(), Map.of());
        }
    }

    private void give(LiveCamera to, String name, Map<String, String> parameters) {
        try {
            commands.give(to.id(), name, parameters);
        } catch (CommandRefusedException e) {
            navigator.tell(String.valueOf(e.getMessage()));
        }
    }

    private void takeBack(UUID id) {
        if (!commands.withdraw(id)) {
            navigator.tell("It was sent already, or is over.");
        }
    }

    void focusFirst() {
        if (!buttons.getChildren().isEmpty()) {
            buttons.getChildren().getFirst().requestFocus();
        }
    }
}

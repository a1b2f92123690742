package vedette.ui;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import vedette.command.CommandRecord;

/// Commands as a table of few rows, each of which opens to its whole life line. Rows stay while commands go on. On the
/// FX thread.
public final class CommandRows extends VBox {
    private final Actions actions;
    private final Function<CommandRecord, String> first;
    private final Function<CommandRecord, String> second;
    private final Map<UUID, CommandRow> rows = new LinkedHashMap<>();

    /// What an operator can do about a command.
    public interface Actions {
        /// Gives the same command once more.
        void again(CommandRecord record);

        /// Takes back what was not sent yet.
        void withdraw(CommandRecord record);
    }

    /// @param first what stands in the first, narrow column
    /// @param second what stands in the second
    public CommandRows(
            String firstTitle,
            Function<CommandRecord, String> first,
            String secondTitle,
            Function<CommandRecord, String> second,
            Actions actions) {
        this.actions = actions;
        this.first = first;
        this.second = second;
        getStyleClass().add("command-rows");
        getChildren().add(CommandRow.heading(firstTitle, secondTitle, "State"));
    }

    /// When a command was given and what it is.
    public static CommandRows ofOneCamera(Actions actions) {
        return new CommandRows(
                "Sent",
                record -> Words.timeOfDay(record.command().created()),
                "Command",
                record -> record.command().name(),
                actions);
    }

    /// Draws the commands in their order; as many rows as there are commands.
    public void show(List<CommandRecord> records) {
        Map<UUID, CommandRow> left = new LinkedHashMap<>(rows);
        List<Node> wanted = new ArrayList<>();
        wanted.add(getChildren().getFirst());
        for (CommandRecord record : records) {
            UUID id = record.command().id();
            CommandRow row = rows.computeIfAbsent(id, made -> new CommandRow(actions));
            row.show(record, first.apply(record), second.apply(record));
            left.remove(id);
            wanted.add(row);
        }
        rows.keySet().removeAll(left.keySet());
        if (!getChildren().equals(wanted)) {
            getChildren().setAll(wanted);
        }
    }
}

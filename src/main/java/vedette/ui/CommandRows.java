package vedette.ui;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.VBox;
import vedette.command.CommandRecord;

/// Commands as a table of few rows, each of which opens to its whole life line. Rows stay while commands go on. On the
/// FX thread.
public final class CommandRows extends VBox {
    private final Actions actions;
    private final Function<CommandRecord, String> first;
    private final Function<CommandRecord, String> second;
    private final Map<UUID, CommandRow> rows = new LinkedHashMap<>();
    private final Deque<CommandRow> spare = new ArrayDeque<>();

    /// What an operator can do about a command.
    public interface Actions {
        /// Whether the same command can be given once more.
        boolean canBeGivenAgain(CommandRecord record);

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
        Set<UUID> ids = new HashSet<>();
        records.forEach(record -> ids.add(record.command().id()));
        spareOthers(ids);
        List<Node> wanted = new ArrayList<>();
        wanted.add(getChildren().getFirst());
        for (CommandRecord record : records) {
            CommandRow row = rows.computeIfAbsent(record.command().id(), id -> emptyRow());
            row.show(record, first.apply(record), second.apply(record));
            wanted.add(row);
        }
        spare.clear();
        if (!getChildren().equals(wanted)) {
            getChildren().setAll(wanted);
        }
    }

    /// Rows whose commands are not shown any more serve the next ones: a new row costs as much as a whole drawing. Not
    /// one that has the focus: a key meant for its command must not reach another.
    private void spareOthers(Set<UUID> shown) {
        Iterator<Map.Entry<UUID, CommandRow>> all = rows.entrySet().iterator();
        while (all.hasNext()) {
            Map.Entry<UUID, CommandRow> each = all.next();
            if (!shown.contains(each.getKey())) {
                all.remove();
                if (!holdsFocus(each.getValue())) {
                    spare.add(each.getValue());
                }
            }
        }
    }

    /// Also while its window is not the active one, where no node counts as focused.
    private static boolean holdsFocus(CommandRow row) {
        Scene scene = row.getScene();
        Node owner = scene == null ? null : scene.getFocusOwner();
        while (owner != null && owner != row) {
            owner = owner.getParent();
        }
        return owner != null;
    }

    private CommandRow emptyRow() {
        CommandRow used = spare.poll();
        if (used == null) {
            return new CommandRow(actions);
        }
        used.close();
        return used;
    }
}

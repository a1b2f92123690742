package vedette.ui;

import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vedette.command.CommandRecord;
import vedette.command.Commands;
import vedette.dialect.CommandSpec;
import vedette.dialect.ConfigAccess;
import vedette.model.CameraId;

/// Gives a command once more, as its camera takes it now: a dangerous one asks first. On the FX thread.
public final class CommandAgain {
    private final Commands commands;
    private final CommandSheet sheet;

    public CommandAgain(Commands commands, CommandSheet sheet) {
        this.commands = commands;
        this.sheet = sheet;
    }

    /// Whether a try again makes sense, and the camera still takes it. Never a configuration: what was sent is old by
    /// now, and would undo what was changed since.
    public boolean isPossible(CommandRecord record) {
        return CommandWords.canBeTriedAgain(record) && offered(record) != null;
    }

    private @Nullable CommandSpec offered(CommandRecord record) {
        CameraId camera = record.command().camera();
        ConfigAccess access = commands.configuration(camera);
        CommandSpec read = access == null ? null : access.read();
        return Stream.concat(commands.offered(camera).stream(), Stream.ofNullable(read))
                .filter(spec -> spec.name().equals(record.command().name()))
                .findFirst()
                .orElse(null);
    }

    /// Asks where that is needed.
    ///
    /// @param toWhom as the question ends: `Main gate`
    /// @param give told the parameters, those of the first time unless they are changed
    /// @param refuse told why not, as a sentence
    public void ask(CommandRecord record, String toWhom, Consumer<Map<String, String>> give, Consumer<String> refuse) {
        CommandSpec spec = offered(record);
        Map<String, String> earlier = record.command().parameters();
        if (spec == null) {
            refuse.accept("The camera does not take this command just now.");
        } else if (spec.warning() != null) {
            sheet.ask(spec, toWhom, earlier, give);
        } else {
            give.accept(earlier);
        }
    }
}

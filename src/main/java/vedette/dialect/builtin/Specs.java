package vedette.dialect.builtin;

import java.util.List;
import java.util.stream.Collectors;
import vedette.dialect.CommandSpec;
import vedette.model.CameraCommand;
import vedette.model.Printable;

/// Finds a command among those that are offered.
final class Specs {
    private Specs() {}

    /// @throws IllegalArgumentException when the command is not among them; says which are
    static CommandSpec find(List<CommandSpec> offered, CameraCommand command) {
        return offered.stream()
                .filter(each -> each.name().equals(command.name()))
                .findFirst()
                .orElseThrow(() -> unknown(offered, command));
    }

    private static IllegalArgumentException unknown(List<CommandSpec> offered, CameraCommand command) {
        String name = Printable.text(command.name(), 60);
        String known = offered.stream().map(CommandSpec::name).collect(Collectors.joining(", "));
        return new IllegalArgumentException(
                known.isEmpty()
                        ? "“" + command.camera().name() + "” takes no commands"
                        : "“" + command.camera().name() + "” takes no “" + name + "”; it takes " + known);
    }
}

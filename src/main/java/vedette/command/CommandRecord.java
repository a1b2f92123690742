package vedette.command;

import java.time.Instant;
import java.util.List;
import vedette.dialect.CommandSpec;
import vedette.model.CameraCommand;

/// A command and what has become of it so far. Immutable: another object after each step.
///
/// @param spec what it is
/// @param stage where it stands
/// @param attempt which try this is, 1 for the first; 0 while it was never sent
/// @param tries how many tries it has at most
/// @param deadline when it expires
/// @param steps what happened, oldest first; never empty, at most 64
public record CommandRecord(
        CameraCommand command,
        CommandSpec spec,
        Stage stage,
        int attempt,
        int tries,
        Instant deadline,
        List<CommandStep> steps) {
    public CommandRecord {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("a command without a first step");
        }
    }

    /// What happened last, in the operator's words.
    public String text() {
        return steps.getLast().text();
    }
}

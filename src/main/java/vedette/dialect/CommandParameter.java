package vedette.dialect;

import java.util.List;

/// A parameter of a command.
///
/// @param name its name on the wire
/// @param label as the operator reads it
/// @param kind what its text must be
/// @param choices the values to choose from; empty where any is allowed
/// @param initial what stands there first; empty for nothing
/// @param required whether it can't be left empty
public record CommandParameter(
        String name, String label, Kind kind, List<String> choices, String initial, boolean required) {
    /// What a parameter's text must be.
    public enum Kind {
        TEXT,
        /// A number, whole or with a decimal point.
        NUMBER,
        /// `true` or `false`.
        TRUTH
    }

    public CommandParameter {
        choices = List.copyOf(choices);
    }

    /// Any text.
    public static CommandParameter text(String name, String label, String initial) {
        return new CommandParameter(name, label, Kind.TEXT, List.of(), initial, false);
    }

    /// A number.
    public static CommandParameter number(String name, String label, String initial) {
        return new CommandParameter(name, label, Kind.NUMBER, List.of(), initial, false);
    }

    /// One of several words.
    public static CommandParameter choice(String name, String label, List<String> choices, String initial) {
        return new CommandParameter(name, label, Kind.TEXT, choices, initial, true);
    }
}

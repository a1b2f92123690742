package vedette.dialect;

import java.util.List;
import vedette.model.Printable;

/// A parameter of a command.
///
/// @param name its name on the wire
/// @param label as the operator reads it
/// @param kind what its text must be
/// @param choices the values to choose from; empty where any is allowed
/// @param initial what stands there first; empty for nothing
/// @param required whether it can't be left empty
/// @param minor whether its initial value is what is nearly always meant: nobody is asked for it alone
public record CommandParameter(
        String name, String label, Kind kind, List<String> choices, String initial, boolean required, boolean minor) {
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

    /// More is no command but an accident.
    public static final int LONGEST_VALUE = 64_000;

    /// The value as it is sent; empty where it may be and is left so. Numbers are without blanks at their ends.
    ///
    /// @throws IllegalArgumentException when it can't be used; says why in a sentence
    String accept(String value) {
        String used = kind == Kind.TEXT ? value : value.strip();
        if (used.isBlank()) {
            if (required) {
                throw new IllegalArgumentException("“" + name + "” is missing: " + label);
            }
            return "";
        }
        if (used.length() > LONGEST_VALUE) {
            throw new IllegalArgumentException("“" + name + "” is longer than " + LONGEST_VALUE + " characters");
        }
        if (!choices.isEmpty() && !choices.contains(used)) {
            throw refused(used, "can be " + String.join(", ", choices));
        }
        if (kind == Kind.NUMBER && DecimalText.parse(used).isEmpty()) {
            throw refused(used, "must be a number");
        }
        if (kind == Kind.TRUTH && !used.equals("true") && !used.equals("false")) {
            throw refused(used, "can be true or false");
        }
        return used;
    }

    private IllegalArgumentException refused(String value, String rule) {
        return new IllegalArgumentException("“" + name + "” " + rule + ", not “" + Printable.text(value, 60) + "”");
    }

    /// The same, which can't be left empty.
    public CommandParameter needed() {
        return new CommandParameter(name, label, kind, choices, initial, true, minor);
    }

    /// The same, for which nobody is asked alone.
    public CommandParameter byTheWay() {
        return new CommandParameter(name, label, kind, choices, initial, required, true);
    }

    /// Any text.
    public static CommandParameter text(String name, String label, String initial) {
        return new CommandParameter(name, label, Kind.TEXT, List.of(), initial, false, false);
    }

    /// A number.
    public static CommandParameter number(String name, String label, String initial) {
        return new CommandParameter(name, label, Kind.NUMBER, List.of(), initial, false, false);
    }

    /// One of several words.
    public static CommandParameter choice(String name, String label, List<String> choices, String initial) {
        return new CommandParameter(name, label, Kind.TEXT, choices, initial, true, false);
    }
}

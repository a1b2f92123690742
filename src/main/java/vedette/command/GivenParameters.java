package vedette.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vedette.dialect.CommandParameter;
import vedette.dialect.CommandSpec;
import vedette.model.Printable;

/// What an operator said with a command, held against what can be said with it.
final class GivenParameters {
    /// All values of a command together, in characters: a configuration is a text of some kilobytes.
    static final int LONGEST = 1_000_000;

    private GivenParameters() {}

    /// The values by name in the specification's order, with the initial ones for those left out; what is empty is not
    /// among them.
    ///
    /// @throws CommandRefusedException when a name is unknown, a required value is missing, or one is of another kind
    static Map<String, String> checked(CommandSpec spec, Map<String, String> given) throws CommandRefusedException {
        List<String> known =
                spec.parameters().stream().map(CommandParameter::name).toList();
        for (String name : given.keySet()) {
            if (!known.contains(name)) {
                throw new CommandRefusedException(spec.name() + " takes no “" + Printable.text(name, 60) + "”; "
                        + (known.isEmpty() ? "it takes no parameters." : "it takes " + String.join(", ", known) + "."));
            }
        }
        Map<String, String> checked = new LinkedHashMap<>();
        int length = 0;
        for (CommandParameter parameter : spec.parameters()) {
            String value = given.getOrDefault(parameter.name(), parameter.initial());
            length += value.length();
            if (value.isEmpty()) {
                if (parameter.required()) {
                    throw new CommandRefusedException(spec.name() + " needs “" + parameter.name() + "”"
                            + (parameter.choices().isEmpty() ? "." : ": " + choices(parameter) + "."));
                }
            } else {
                requireFitting(parameter, value);
                checked.put(parameter.name(), value);
            }
        }
        if (length > LONGEST) {
            throw new CommandRefusedException("The values given with " + spec.name() + " are too long: more than "
                    + LONGEST + " characters.");
        }
        return checked;
    }

    private static String choices(CommandParameter parameter) {
        return String.join(", ", parameter.choices());
    }

    private static void requireFitting(CommandParameter parameter, String value) throws CommandRefusedException {
        String shown = "“" + parameter.name() + "” is “" + Printable.text(value, 60) + "”; it must be ";
        if (!parameter.choices().isEmpty() && !parameter.choices().contains(value)) {
            throw new CommandRefusedException(shown + "one of " + choices(parameter) + ".");
        }
        switch (parameter.kind()) {
            case NUMBER -> {
                if (!value.matches("-?\\d{1,15}(\\.\\d{1,9})?")) {
                    throw new CommandRefusedException(shown + "a number.");
                }
            }
            case TRUTH -> {
                if (!value.equals("true") && !value.equals("false")) {
                    throw new CommandRefusedException(shown + "true or false.");
                }
            }
            case TEXT -> {}
        }
    }
}

package vedette.dialect;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vedette.model.Printable;

/// A command that a camera takes, as its screen offers it.
///
/// @param name its name on the command line and in the log, unique for one camera, such as `restart_camera`
/// @param label what stands on its button
/// @param parameters what can be said with it
/// @param warning what is known of what it does, where it must be asked first; null where it is harmless
/// @param repeatable whether a second try does no harm: the camera tells by the id that it is the same, or doing it
///     twice is doing it once. Others are sent once
/// @param closing what tells best that it was done
public record CommandSpec(
        String name,
        String label,
        List<CommandParameter> parameters,
        @Nullable String warning,
        boolean repeatable,
        Closing closing) {
    /// The last word on a command that this camera system can give.
    public enum Closing {
        /// The camera's state shows that it was done.
        STATE,
        /// The camera answers that it was done; its state says nothing of it.
        ANSWER,
        /// A picture comes.
        PICTURE,
        /// Nobody answers: that it was sent is all that can ever be known.
        NOTHING
    }

    public CommandSpec {
        parameters = List.copyOf(parameters);
    }

    /// The parameters as they are sent: checked, in the order of [#parameters], without those that are left empty. What
    /// is not given at all has its initial value.
    ///
    /// @throws IllegalArgumentException when one can't be used, is missing or is not known; says which
    public Map<String, String> accept(Map<String, String> given) {
        for (String each : given.keySet()) {
            if (parameters.stream().noneMatch(known -> known.name().equals(each))) {
                String known = parameters.stream().map(CommandParameter::name).collect(Collectors.joining(", "));
                throw new IllegalArgumentException("“" + name + "” has no parameter “" + Printable.text(each, 60)
                        + "”; it has " + (known.isEmpty() ? "none" : known));
            }
        }
        Map<String, String> accepted = new LinkedHashMap<>();
        for (CommandParameter each : parameters) {
            String value = each.accept(given.getOrDefault(each.name(), each.initial()));
            if (!value.isEmpty()) {
                accepted.put(each.name(), value);
            }
        }
        return accepted;
    }

    /// A harmless command without parameters.
    public static CommandSpec of(String name, String label, Closing closing) {
        return new CommandSpec(name, label, List.of(), null, true, closing);
    }

    public CommandSpec with(CommandParameter... more) {
        return new CommandSpec(name, label, List.of(more), warning, repeatable, closing);
    }

    /// @param sentence what is known of what it does
    public CommandSpec warning(String sentence) {
        return new CommandSpec(name, label, parameters, sentence, repeatable, closing);
    }

    /// Sent once, and not again when nobody answers.
    public CommandSpec once() {
        return new CommandSpec(name, label, parameters, warning, false, closing);
    }
}

package vedette.dialect.mapping;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vedette.dialect.CommandParameter;
import vedette.dialect.CommandSpec;
import vedette.dialect.CommandSpec.Closing;
import vedette.dialect.JsonPayload;
import vedette.dialect.MalformedPayloadException;
import vedette.dialect.MappingException;
import vedette.dialect.TomlTable;
import vedette.model.CameraRole;

/// Reads one `[[command]]` of a mapping file.
final class CommandReader {
    private static final String PICTURE = "picture";

    private final TomlTable table;
    private final boolean picturesAnswer;

    private CommandReader(TomlTable table, boolean picturesAnswer) {
        this.table = table;
        this.picturesAnswer = picturesAnswer;
    }

    /// @param picturesAnswer whether all pictures of the system come on request, so that one is an answer
    static MappedCommand read(TomlTable table, boolean picturesAnswer) throws MappingException {
        MappedCommand command = new CommandReader(table, picturesAnswer).command();
        table.close();
        return command;
    }

    private MappedCommand command() throws MappingException {
        String name = table.requiredText("name");
        if (!name.matches("[a-z][a-z0-9_]{0,59}")) {
            throw table.wrong("name", "must be lower-case letters, digits and _, a letter first");
        }
        List<String> choices = table.texts("choices");
        String payload = table.text("payload", choices.isEmpty() ? "" : MappedCommand.VALUE);
        boolean asks = payload.contains(MappedCommand.VALUE);
        if (!choices.isEmpty() && !asks) {
            throw table.wrong("choices", "has no effect: payload has no {value}");
        }
        CommandParameter.Kind kind =
                table.word("value", List.of("text", "number")).equals("number") && asks
                        ? CommandParameter.Kind.NUMBER
                        : CommandParameter.Kind.TEXT;
        MappedCommand.Confirmation confirm = confirmation();
        Closing closing = confirm != null
                ? Closing.STATE
                : table.text("confirm", "").equals(PICTURE) && picturesAnswer ? Closing.PICTURE : Closing.NOTHING;
        String label = table.text("label", name);
        CommandSpec spec = new CommandSpec(
                name,
                label,
                asks ? List.of(parameter(kind, choices)) : List.of(),
                table.text("warning"),
                table.truth("repeatable", true),
                closing);
        return new MappedCommand(
                spec,
                role(),
                topic(),
                table.truth("whole", false),
                payload,
                form(payload, kind),
                table.whole("qos", 0, 2, 1),
                table.truth("retain", false),
                table.text("needs", ""),
                confirm);
    }

    private CommandParameter parameter(CommandParameter.Kind kind, List<String> choices) throws MappingException {
        String label = table.text("value_label", "Value");
        return new CommandParameter(
                MappedCommand.PARAMETER,
                label,
                kind,
                choices,
                choices.isEmpty() ? "" : choices.getFirst(),
                true,
                false);
    }

    private CameraRole role() throws MappingException {
        String role = table.word("role", List.of("camera", "sensor", "device", "server"));
        return CameraRole.valueOf(role.toUpperCase(Locale.ROOT));
    }

    private String topic() throws MappingException {
        String topic = table.requiredText("topic");
        String rest = topic.replace("{camera}", "x").replace("{installation}", "x");
        if (!rest.matches("[^+#{}]+") || rest.startsWith("/") || rest.endsWith("/")) {
            throw table.wrong(
                    "topic", "is no topic to send on: " + topic + "; it can have {camera} and {installation}");
        }
        return topic;
    }

    /// A value that is put into JSON must not be able to add to it.
    private MappedCommand.Form form(String payload, CommandParameter.Kind kind) throws MappingException {
        String begin = payload.strip();
        boolean json = begin.startsWith("[") || (begin.startsWith("{") && !begin.startsWith(MappedCommand.VALUE));
        if (!json || !payload.contains(MappedCommand.VALUE)) {
            return MappedCommand.Form.PLAIN;
        }
        if (kind == CommandParameter.Kind.NUMBER) {
            return MappedCommand.Form.PLAIN;
        }
        try {
            JsonPayload.parse(payload.replace(MappedCommand.VALUE, "x").getBytes(StandardCharsets.UTF_8));
        } catch (MalformedPayloadException e) {
            throw table.wrong("payload", "must have {value} in quotes: it is JSON, and the value a text");
        }
        return MappedCommand.Form.JSON_TEXT;
    }

    private MappedCommand.@Nullable Confirmation confirmation() throws MappingException {
        if (!table.has("confirm") || table.isText("confirm")) {
            String word = table.text("confirm", PICTURE);
            if (!word.equals(PICTURE)) {
                throw table.wrong("confirm", "can be \"picture\", or { telemetry = \"…\", is = \"…\" }");
            }
            return null;
        }
        TomlTable written = table.table("confirm");
        MappedCommand.Confirmation confirm =
                new MappedCommand.Confirmation(written.requiredText("telemetry"), written.text("is", ""));
        written.close();
        if (confirm.value().isEmpty()
                && !table.text("payload", MappedCommand.VALUE).equals(MappedCommand.VALUE)) {
            throw table.wrong("confirm", "must say what the value is then, as is = \"…\"");
        }
        return confirm;
    }
}

package vedette.settings;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `[commands]` in the settings file: `patience` and `apart` in seconds, `tries`, `bound`.
final class CommandTable {
    private CommandTable() {}

    static CommandSettings read(JsonNode table) throws SettingsException {
        if (table.isMissingNode()) {
            return CommandSettings.USUAL;
        }
        if (!table.isObject()) {
            throw new SettingsException("commands must be written as [commands]");
        }
        SettingsFile.requireOnly(table, "commands.", Set.of("patience", "tries", "apart", "bound"));
        CommandSettings usual = CommandSettings.USUAL;
        try {
            return new CommandSettings(
                    Duration.ofSeconds(number(table, "patience", (int) usual.patience().toSeconds())),
                    number(table, "tries", usual.tries()),
                    Duration.ofSeconds(number(table, "apart", (int) usual.apart().toSeconds())),
                    number(table, "bound", usual.bound()));
        } catch (IllegalArgumentException e) {
            throw new SettingsException("commands." + e.getMessage(), e);
        }
    }

    private static int number(JsonNode table, String field, int otherwise) throws SettingsException {
        @Nullable JsonNode value = table.get(field);
        if (value == null) {
            return otherwise;
        }
        if (!value.isInt()) {
            throw new SettingsException("commands." + field + " must be a whole number");
        }
        return value.intValue();
    }

    /// Writes them where they differ from the usual.
    static void write(CommandSettings commands, ObjectNode root) {
        if (commands.equals(CommandSettings.USUAL)) {
            return;
        }
        ObjectNode table = root.putObject("commands");
        table.put("patience", commands.patience().toSeconds());
        table.put("tries", commands.tries());
        table.put("apart", commands.apart().toSeconds());
        table.put("bound", commands.bound());
    }
}

package vedette.settings;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `[log]` in the settings file.
final class LogTable {
    private static final int MOST = 1_000_000;

    /// Where the driver would find a login in an address: before the host, or among its parameters.
    private static final Pattern LOGIN = Pattern.compile("@|[?&](user|\\w*password)=", Pattern.CASE_INSENSITIVE);

    private LogTable() {}

    static LogSettings read(JsonNode table) throws SettingsException {
        if (table.isMissingNode()) {
            return LogSettings.USUAL;
        }
        if (!table.isObject()) {
            throw new SettingsException("log must be written as [log]");
        }
        SettingsFile.requireOnly(table, "log.", Set.of("database", "user", "cameras", "gigabytes", "keep"));
        String cameras = SettingsFile.text(table, "log.", "cameras");
        if (cameras != null && !cameras.equals("record") && !cameras.equals("read")) {
            throw new SettingsException("log.cameras is “" + cameras + "”; it can be record or read");
        }
        String database = SettingsFile.text(table, "log.", "database");
        if (database != null && !database.matches("(jdbc:)?postgresql://.+")) {
            throw new SettingsException("log.database is “" + database + "”; it must be postgresql://HOST/DATABASE");
        }
        if (database != null && LOGIN.matcher(database).find()) {
            throw new SettingsException("log.database must not hold a user or a password: this file is no place for"
                    + " secrets. Write the user as log.user, and keep the password with"
                    + " `vedette secret --password-of-log`");
        }
        if ("read".equals(cameras) && database == null) {
            throw new SettingsException("log.cameras can be read only where log.database names a database");
        }
        return new LogSettings(
                database,
                SettingsFile.text(table, "log.", "user"),
                !"read".equals(cameras),
                number(table, "log.", "gigabytes", 1, LogSettings.USUAL_GIGABYTES),
                keep(table.path("keep")));
    }

    private static Map<String, LogSettings.Keep> keep(JsonNode table) throws SettingsException {
        Map<String, LogSettings.Keep> keep = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> each : table.properties()) {
            String path = "log.keep." + each.getKey() + ".";
            if (!each.getValue().isObject()) {
                throw new SettingsException(
                        "log.keep." + each.getKey() + " must be written as [log.keep." + each.getKey() + "]");
            }
            SettingsFile.requireOnly(each.getValue(), path, Set.of("days", "megabytes"));
            int days = number(each.getValue(), path, "days", 1, 0);
            keep.put(
                    each.getKey(),
                    new LogSettings.Keep(
                            days == 0 ? null : Duration.ofDays(days),
                            number(each.getValue(), path, "megabytes", 1, 0)));
        }
        return keep;
    }

    private static int number(JsonNode table, String path, String field, int least, int otherwise)
            throws SettingsException {
        @Nullable JsonNode value = table.get(field);
        if (value == null) {
            return otherwise;
        }
        if (!value.isInt() || value.intValue() < least || value.intValue() > MOST) {
            throw new SettingsException(path + field + " must be a whole number from " + least + " to " + MOST);
        }
        return value.intValue();
    }

    /// Writes what differs from the usual.
    static void write(LogSettings log, ObjectNode root) {
        if (log.equals(LogSettings.USUAL)) {
            return;
        }
        ObjectNode table = root.putObject("log");
        if (log.database() != null) {
            table.put("database", log.database());
        }
        if (log.user() != null) {
            table.put("user", log.user());
        }
        if (!log.recordsCameras()) {
            table.put("cameras", "read");
        }
        table.put("gigabytes", log.gigabytes());
        if (!log.keep().isEmpty()) {
            ObjectNode keep = table.putObject("keep");
            log.keep().forEach((kind, limits) -> {
                ObjectNode node = keep.putObject(kind);
                if (limits.age() != null) {
                    node.put("days", limits.age().toDays());
                }
                if (limits.megabytes() > 0) {
                    node.put("megabytes", limits.megabytes());
                }
            });
        }
    }
}

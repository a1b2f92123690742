package vedette.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `[[installation]]` in the settings file.
final class InstallationTable {
    private InstallationTable() {}

    static List<InstallationSettings> read(JsonNode tables) throws SettingsException {
        List<InstallationSettings> installations = new ArrayList<>();
        for (JsonNode node : tables) {
            String path = "installation[" + installations.size() + "].";
            SettingsFile.requireOnly(node, path, Set.of("system", "name", "broker", "prefix", "options"));
            String prefix = SettingsFile.text(node, path, "prefix");
            String name = SettingsFile.text(node, path, "name");
            if (!node.path("options").isObject() && node.has("options")) {
                throw new SettingsException(path + "options must be a table");
            }
            Map<String, String> options = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> option : node.path("options").properties()) {
                options.put(
                        option.getKey(),
                        SettingsFile.required(node.path("options"), path + "options.", option.getKey()));
            }
            String known = prefix == null ? "" : prefix;
            installations.add(new InstallationSettings(
                    SettingsFile.required(node, path, "system"),
                    name == null ? known : name,
                    SettingsFile.text(node, path, "broker"),
                    known,
                    options));
        }
        return installations;
    }

    static void write(List<InstallationSettings> installations, ArrayNode tables) {
        for (InstallationSettings installation : installations) {
            ObjectNode node = tables.addObject();
            node.put("system", installation.system());
            node.put("name", installation.name());
            if (installation.broker() != null) {
                node.put("broker", installation.broker());
            }
            node.put("prefix", installation.prefix());
            ObjectNode options = node.putObject("options");
            installation.options().forEach(options::put);
        }
    }
}

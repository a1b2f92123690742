package vedette.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The operator's decisions on disk: `intake.toml` in the profile, `[[claimed]]`, `[[ignored]]` and `[[blocked]]`.
public final class IntakeFile {
    private final TomlFile file;

    public IntakeFile(Path file) {
        this.file = new TomlFile(file, "The decisions about new cameras");
    }

    /// @throws SettingsException when the file can't be read or holds something unusable
    public synchronized List<IntakeDecision> load() throws SettingsException {
        JsonNode root = file.read();
        SettingsFile.requireOnly(root, "", Set.of("claimed", "ignored", "blocked"));
        List<IntakeDecision> decisions = new ArrayList<>();
        for (IntakeDecision.Kind kind : IntakeDecision.Kind.values()) {
            int index = 0;
            for (JsonNode node : root.path(kind.word())) {
                String path = kind.word() + "[" + index++ + "].";
                SettingsFile.requireOnly(node, path, Set.of("broker", "prefix", "name", "system"));
                String system = SettingsFile.text(node, path, "system");
                decisions.add(new IntakeDecision(
                        kind,
                        SettingsFile.required(node, path, "broker"),
                        SettingsFile.required(node, path, "prefix"),
                        SettingsFile.required(node, path, "name"),
                        system == null ? "" : system));
            }
        }
        return decisions;
    }

    /// @throws SettingsException when the file can't be written
    public synchronized void save(List<IntakeDecision> decisions) throws SettingsException {
        ObjectNode root = TomlFile.empty();
        for (IntakeDecision.Kind kind : IntakeDecision.Kind.values()) {
            for (IntakeDecision each : decisions) {
                if (each.kind() == kind) {
                    ObjectNode node = root.withArray(kind.word()).addObject();
                    node.put("broker", each.broker());
                    node.put("prefix", each.prefix());
                    node.put("name", each.name());
                    if (!each.system().isEmpty()) {
                        node.put("system", each.system());
                    }
                }
            }
        }
        file.write(root);
    }
}

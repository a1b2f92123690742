package vedette.settings;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vedette.model.CameraId;
import vedette.model.CameraRole;

/// The cameras that were met, on disk: `met.toml` in the profile, a `[[camera]]` for each. The station writes it for
/// itself; it is no setting.
public final class MetFile {
    private static final Set<String> FIELDS =
            Set.of("broker", "system", "installation", "role", "name", "heard", "filmed", "usual");

    private final TomlFile file;

    public MetFile(Path file) {
        this.file = new TomlFile(file, "The cameras that were met");
    }

    /// All that were met; none where there is no file yet.
    ///
    /// @throws SettingsException when the file can't be read or holds something unusable
    public synchronized List<MetCamera> load() throws SettingsException {
        JsonNode root = file.read();
        SettingsFile.requireOnly(root, "", Set.of("camera"));
        SettingsFile.requireTables(root, "camera");
        List<MetCamera> all = new ArrayList<>();
        for (JsonNode node : root.path("camera")) {
            String path = "camera[" + all.size() + "].";
            SettingsFile.requireOnly(node, path, FIELDS);
            try {
                all.add(read(node, path));
            } catch (DateTimeException | IllegalArgumentException e) {
                throw new SettingsException("camera[" + all.size() + "] can't be used: " + e.getMessage(), e);
            }
        }
        return all;
    }

    private static MetCamera read(JsonNode node, String path) throws SettingsException {
        CameraRole role =
                CameraRole.valueOf(SettingsFile.required(node, path, "role").toUpperCase(Locale.ROOT));
        CameraId id = new CameraId(
                SettingsFile.required(node, path, "broker"),
                SettingsFile.required(node, path, "system"),
                SettingsFile.required(node, path, "installation"),
                role,
                SettingsFile.required(node, path, "name"));
        @Nullable String filmed = SettingsFile.text(node, path, "filmed");
        @Nullable String usual = SettingsFile.text(node, path, "usual");
        return new MetCamera(
                id,
                Instant.parse(SettingsFile.required(node, path, "heard")),
                filmed == null ? null : Instant.parse(filmed),
                usual == null ? null : Duration.parse(usual));
    }

    /// @throws SettingsException when the file can't be written; the former one is whole then
    public synchronized void save(List<MetCamera> all) throws SettingsException {
        ObjectNode root = TomlFile.empty();
        for (MetCamera each : all) {
            ObjectNode node = root.withArray("camera").addObject();
            node.put("broker", each.id().broker());
            node.put("system", each.id().system());
            node.put("installation", each.id().installation());
            node.put("role", each.id().role().name().toLowerCase(Locale.ROOT));
            node.put("name", each.id().name());
            node.put("heard", each.heard().toString());
            if (each.filmed() != null) {
                node.put("filmed", each.filmed().toString());
            }
            if (each.usual() != null) {
                node.put("usual", each.usual().toString());
            }
        }
        file.write(root);
    }
}

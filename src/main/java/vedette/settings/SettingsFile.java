package vedette.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.toml.TomlMapper;

/// The settings on disk: `settings.toml` in the profile. Unknown entries are refused, so that a misspelt one is not
/// silently without effect.
public final class SettingsFile {
    private static final TomlMapper TOML = new TomlMapper();

    private final Path file;

    public SettingsFile(Path file) {
        this.file = file;
    }

    /// The settings, or new ones with a client name of their own where there is no file yet.
    ///
    /// @throws SettingsException when the file can't be read or holds something unusable
    public StationSettings load() throws SettingsException {
        if (!Files.exists(file)) {
            return StationSettings.of(newClientId(), StationSettings.Theme.DARK);
        }
        JsonNode root;
        try {
            root = TOML.readTree(Files.readString(file));
        } catch (IOException e) {
            throw new SettingsException("The settings in " + file + " can't be read: " + e.getMessage(), e);
        } catch (JacksonException e) {
            throw new SettingsException("The settings in " + file + " are not valid: " + e.getOriginalMessage(), e);
        }
        requireOnly(root, "", Set.of("station", "broker", "installation", "bridge", "log", "commands"));
        requireTables(root, "broker");
        requireTables(root, "installation");
        requireTables(root, "bridge");
        JsonNode station = root.path("station");
        if (!station.isObject() && !station.isMissingNode()) {
            throw new SettingsException("station must be written as [station]");
        }
        requireOnly(station, "station.", Set.of("client", "theme", "cameras"));
        String client = text(station, "station.", "client");
        List<BrokerSettings> brokers = BrokerTable.read(root.path("broker"));
        return StationSettings.of(client == null ? newClientId() : client, theme(text(station, "station.", "theme")))
                .withBrokers(brokers)
                .withInstallations(InstallationTable.read(root.path("installation")))
                .withBridges(BridgeTable.read(root.path("bridge"), brokers))
                .withMostCameras(mostCameras(station))
                .withLog(LogTable.read(root.path("log")))
                .withCommands(CommandTable.read(root.path("commands")));
    }

    /// Writes the settings so that either the old or the new ones are whole, whatever happens.
    ///
    /// @throws SettingsException when they can't be written
    public void save(StationSettings settings) throws SettingsException {
        try {
            WholeFile.write(file, TOML.writeValueAsString(tree(settings)));
        } catch (IOException e) {
            throw new SettingsException("The settings can't be written to " + file + ": " + e.getMessage(), e);
        }
    }

    private static String newClientId() {
        return "vedette-" + UUID.randomUUID().toString().substring(0, 8);
    }

    private static StationSettings.Theme theme(@Nullable String word) throws SettingsException {
        if (word == null) {
            return StationSettings.Theme.DARK;
        }
        for (StationSettings.Theme theme : StationSettings.Theme.values()) {
            if (theme.word().equals(word.toLowerCase(Locale.ROOT))) {
                return theme;
            }
        }
        throw new SettingsException("station.theme is “" + word + "”; it can be dark or light");
    }

    private static int mostCameras(JsonNode station) throws SettingsException {
        @Nullable JsonNode value = station.get("cameras");
        if (value == null) {
            return StationSettings.USUAL_CAMERAS;
        }
        if (!value.isInt() || value.intValue() < 1 || value.intValue() > StationSettings.LIMIT_OF_CAMERAS) {
            throw new SettingsException(
                    "station.cameras must be a whole number from 1 to " + StationSettings.LIMIT_OF_CAMERAS);
        }
        return value.intValue();
    }

    private static ObjectNode tree(StationSettings settings) {
        ObjectNode root = TOML.createObjectNode();
        ObjectNode station = root.putObject("station");
        station.put("client", settings.clientId());
        station.put("theme", settings.theme().word());
        if (settings.mostCameras() != StationSettings.USUAL_CAMERAS) {
            station.put("cameras", settings.mostCameras());
        }
        BrokerTable.write(settings.brokers(), root.putArray("broker"));
        InstallationTable.write(settings.installations(), root.putArray("installation"));
        BridgeTable.write(settings.bridges(), root);
        LogTable.write(settings.log(), root);
        CommandTable.write(settings.commands(), root);
        return root;
    }

    static String required(JsonNode node, String path, String field) throws SettingsException {
        String text = text(node, path, field);
        if (text == null || text.isBlank()) {
            throw new SettingsException(path + field + " is missing");
        }
        return text;
    }

    static @Nullable String text(JsonNode node, String path, String field) throws SettingsException {
        JsonNode value = node.get(field);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            throw new SettingsException(path + field + " must be text in quotes");
        }
        return value.stringValue();
    }

    /// What has another shape would be read as nothing at all.
    static void requireTables(JsonNode root, String name) throws SettingsException {
        JsonNode all = root.path(name);
        boolean tables = all.isMissingNode() || all.isArray();
        for (JsonNode each : all) {
            tables &= each.isObject();
        }
        if (!tables) {
            throw new SettingsException(name + " must be written as [[" + name + "]], once for each");
        }
    }

    static void requireOnly(JsonNode node, String path, Set<String> known) throws SettingsException {
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            if (!known.contains(entry.getKey())) {
                throw new SettingsException(path + entry.getKey() + " is no setting; known here: "
                        + String.join(", ", known.stream().sorted().toList()));
            }
        }
    }
}

package vedette.configuration;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vedette.settings.WholeFile;

/// What was set and what was before, on disk: a file for each camera, written so that the old or the new one is whole,
/// whatever happens.
public final class ConfigFiles {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final long LONGEST_FILE = 64L << 20;

    private final Path folder;

    public ConfigFiles(Path folder) {
        this.folder = folder;
    }

    /// What was read.
    ///
    /// @param states by the camera's key
    /// @param faults a sentence for each file that can't be used; it is left where it is
    public record Kept(Map<String, ConfigState> states, List<String> faults) {}

    /// Reads all files; those that can't be used are told, and left alone.
    public Kept load() {
        Map<String, ConfigState> states = new LinkedHashMap<>();
        List<String> faults = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return new Kept(states, faults);
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                load(file, states, faults);
            }
        } catch (IOException e) {
            faults.add("The configurations in " + folder + " can't be read: " + e.getMessage());
        }
        return new Kept(states, faults);
    }

    private static void load(Path file, Map<String, ConfigState> states, List<String> faults) {
        try {
            if (Files.size(file) > LONGEST_FILE) {
                faults.add("The configurations in " + file + " are too many to be read.");
                return;
            }
            JsonNode root = JSON.readTree(Files.readString(file));
            states.put(root.path("camera").asString(""), state(root));
        } catch (IOException | JacksonException | DateTimeException | IllegalArgumentException e) {
            faults.add("The configurations in " + file + " can't be used: " + e.getMessage());
        }
    }

    private static ConfigState state(JsonNode root) {
        Map<String, FieldValue> set = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : root.path("set").properties()) {
            JsonNode value = field.getValue();
            set.put(
                    field.getKey(),
                    new FieldValue(
                            FieldValue.Kind.valueOf(value.path("kind").asString("")),
                            value.path("json").asString("")));
        }
        List<ConfigVersion> versions = new ArrayList<>();
        for (JsonNode version : root.path("versions")) {
            versions.add(new ConfigVersion(
                    ConfigVersion.Kind.valueOf(version.path("kind").asString("")),
                    Instant.parse(version.path("when").asString("")),
                    version.path("who").asString(""),
                    version.path("json").asString(""),
                    version.path("text").asString("")));
        }
        return ConfigState.kept(
                root.path("type").asString(""),
                set,
                versions.subList(0, Math.min(versions.size(), ConfigVersions.MOST)));
    }

    /// Writes what is to be kept of a camera.
    ///
    /// @param key the camera's key
    /// @throws IOException when it can't be written; the former file is whole then
    public void save(String key, ConfigState state) throws IOException {
        ObjectNode root = JSON.createObjectNode();
        root.put("camera", key);
        root.put("type", state.type());
        ObjectNode set = root.putObject("set");
        state.set()
                .forEach((path, value) -> set.putObject(path)
                        .put("kind", value.kind().name())
                        // As text, so that nothing changes its form.
                        .put("json", value.json()));
        var versions = root.putArray("versions");
        for (ConfigVersion version : state.versions()) {
            versions.addObject()
                    .put("kind", version.kind().name())
                    .put("when", version.when().toString())
                    .put("who", version.who())
                    .put("text", version.text())
                    .put("json", version.json());
        }
        WholeFile.write(folder.resolve(name(key)), JSON.writeValueAsString(root));
    }

    /// A file's name that no camera's name can lead elsewhere with, and that a person can tell.
    static String name(String key) {
        String last = key.substring(key.lastIndexOf('/') + 1).replaceAll("[^A-Za-z0-9_-]", "_");
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return last.substring(0, Math.min(40, last.length())) + "-"
                    + HexFormat.of().formatHex(hash, 0, 8) + ".json";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

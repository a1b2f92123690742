package vedette.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.toml.TomlMapper;

/// A TOML file of the profile, written so that either the old or the new one is whole, whatever happens.
final class TomlFile {
    private static final TomlMapper TOML = new TomlMapper();

    private final Path file;
    private final String what;

    /// @param what what the file holds, as a sentence begins: `The cameras' names`
    TomlFile(Path file, String what) {
        this.file = file;
        this.what = what;
    }

    static ObjectNode empty() {
        return TOML.createObjectNode();
    }

    /// The file's content, empty where there is no file.
    JsonNode read() throws SettingsException {
        if (!Files.exists(file)) {
            return empty();
        }
        try {
            return TOML.readTree(Files.readString(file));
        } catch (IOException e) {
            throw new SettingsException(what + " in " + file + " can't be read: " + e.getMessage(), e);
        } catch (JacksonException e) {
            throw new SettingsException(what + " in " + file + " are not valid: " + e.getOriginalMessage(), e);
        }
    }

    void write(ObjectNode root) throws SettingsException {
        write(root.isEmpty() ? "" : TOML.writeValueAsString(root));
    }

    void write(String text) throws SettingsException {
        try {
            WholeFile.write(file, text);
        } catch (IOException e) {
            throw new SettingsException(what + " can't be written to " + file + ": " + e.getMessage(), e);
        }
    }
}

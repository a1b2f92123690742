package vedette.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.toml.TomlMapper;

/// The saved searches on disk: `searches.toml` in the profile, a line for each.
public final class SavedSearchFile implements SavedSearches {
    private static final TomlMapper TOML = new TomlMapper();

    private final Path file;

    public SavedSearchFile(Path file) {
        this.file = file;
    }

    @Override
    public synchronized List<Saved> list() throws SettingsException {
        if (!Files.exists(file)) {
            return List.of();
        }
        JsonNode root;
        try {
            root = TOML.readTree(Files.readString(file));
        } catch (IOException e) {
            throw new SettingsException("The saved searches in " + file + " can't be read: " + e.getMessage(), e);
        } catch (JacksonException e) {
            throw new SettingsException(
                    "The saved searches in " + file + " are not valid: " + e.getOriginalMessage(), e);
        }
        List<Saved> saved = new ArrayList<>();
        for (Map.Entry<String, JsonNode> each : root.properties()) {
            if (!each.getValue().isString()) {
                throw new SettingsException("The saved search “" + each.getKey() + "” in " + file
                        + " must be text in quotes: put the query in quotes there, or remove the line.");
            }
            saved.add(new Saved(each.getKey(), each.getValue().stringValue()));
        }
        saved.sort(
                Comparator.comparing(Saved::name, String.CASE_INSENSITIVE_ORDER).thenComparing(Saved::name));
        return saved;
    }

    @Override
    public synchronized void save(Saved search) throws SettingsException {
        List<Saved> all = without(search.name());
        all.add(search);
        write(all);
    }

    @Override
    public synchronized void remove(String name) throws SettingsException {
        write(without(name));
    }

    private List<Saved> without(String name) throws SettingsException {
        List<Saved> all = new ArrayList<>(list());
        all.removeIf(each -> each.name().equals(name));
        return all;
    }

    private void write(List<Saved> all) throws SettingsException {
        ObjectNode root = TOML.createObjectNode();
        for (Saved each : all) {
            root.put(each.name(), each.text());
        }
        try {
            WholeFile.write(file, TOML.writeValueAsString(root));
        } catch (IOException e) {
            throw new SettingsException("The saved searches can't be written to " + file + ": " + e.getMessage(), e);
        }
    }
}

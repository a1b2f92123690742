package vedette.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What the operator calls the cameras, in which groups and order they stand, and which are blocked: `cameras.toml` in
/// the profile, a table for each camera's key. Thread-safe; reading takes no lock.
public final class CameraBook {
    /// The place of a camera that the operator has not placed: behind all others.
    public static final int UNPLACED = Integer.MAX_VALUE;

    private static final int LONGEST = 80;
    private static final Entry NOTHING = new Entry("", "", UNPLACED, false);

    private final @Nullable TomlFile file;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile Map<String, Entry> entries;

    /// What is said of one camera.
    ///
    /// @param name its name, empty for the one that it has itself
    /// @param group its group, empty for none
    /// @param position its place, 0 first, or [#UNPLACED]
    /// @param blocked whether its messages are dropped
    public record Entry(String name, String group, int position, boolean blocked) {
        public Entry named(String changed) {
            return new Entry(cut(changed), group, position, blocked);
        }

        public Entry grouped(String changed) {
            return new Entry(name, cut(changed), position, blocked);
        }

        public Entry placed(int changed) {
            return new Entry(name, group, changed, blocked);
        }

        public Entry blocked(boolean changed) {
            return new Entry(name, group, position, changed);
        }

        private static String cut(String text) {
            String stripped = text.strip();
            return stripped.length() > LONGEST ? stripped.substring(0, LONGEST) : stripped;
        }
    }

    private CameraBook(@Nullable TomlFile file, Map<String, Entry> entries) {
        this.file = file;
        this.entries = entries;
    }

    /// The book in a file, empty where there is none yet.
    ///
    /// @throws SettingsException when the file can't be read or holds something unusable
    public static CameraBook open(Path path) throws SettingsException {
        TomlFile file = new TomlFile(path, "The cameras' names");
        return new CameraBook(file, read(file.read()));
    }

    /// A book that is forgotten at the end.
    public static CameraBook inMemory() {
        return new CameraBook(null, Map.of());
    }

    private static Map<String, Entry> read(JsonNode root) throws SettingsException {
        Map<String, Entry> read = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> each : root.properties()) {
            String path = "“" + each.getKey() + "”.";
            JsonNode node = each.getValue();
            if (!node.isObject()) {
                throw new SettingsException(path + " must be a table, with name, group, position and blocked");
            }
            SettingsFile.requireOnly(node, path, Set.of("name", "group", "position", "blocked"));
            JsonNode position = node.path("position");
            JsonNode blocked = node.path("blocked");
            boolean wrong = !(position.isMissingNode() || (position.isInt() && position.intValue() >= 0))
                    || !(blocked.isMissingNode() || blocked.isBoolean());
            if (wrong) {
                throw new SettingsException(path + "position is a whole number from 0, and blocked true or false");
            }
            String name = SettingsFile.text(node, path, "name");
            String group = SettingsFile.text(node, path, "group");
            read.put(
                    each.getKey(),
                    new Entry(
                            name == null ? "" : name,
                            group == null ? "" : group,
                            position.isMissingNode() ? UNPLACED : position.intValue(),
                            !blocked.isMissingNode() && blocked.booleanValue()));
        }
        return read;
    }

    /// What is said of a camera; nothing is said of one that is not in the book.
    public Entry of(String key) {
        return entries.getOrDefault(key, NOTHING);
    }

    /// All groups, in alphabetical order.
    public List<String> groups() {
        Set<String> groups = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        entries.values().forEach(each -> groups.add(each.group()));
        groups.remove("");
        return new ArrayList<>(groups);
    }

    /// The keys of all cameras that are blocked.
    public Set<String> blocked() {
        Set<String> blocked = new TreeSet<>();
        entries.forEach((key, entry) -> {
            if (entry.blocked()) {
                blocked.add(key);
            }
        });
        return blocked;
    }

    /// Changes what is said of some cameras, and writes it.
    ///
    /// @throws SettingsException when it can't be written; nothing is changed then
    public void put(Map<String, Entry> changed) throws SettingsException {
        synchronized (this) {
            Map<String, Entry> next = new LinkedHashMap<>(entries);
            changed.forEach((key, entry) -> {
                if (entry.equals(NOTHING)) {
                    next.remove(key);
                } else {
                    next.put(key, entry);
                }
            });
            write(next);
            entries = next;
        }
        listeners.forEach(Runnable::run);
    }

    /// Has this called after each change, on the thread that changes.
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    private void write(Map<String, Entry> all) throws SettingsException {
        TomlFile kept = file;
        if (kept == null) {
            return;
        }
        ObjectNode root = TomlFile.empty();
        all.forEach((key, entry) -> {
            ObjectNode node = root.putObject(key);
            if (!entry.name().isEmpty()) {
                node.put("name", entry.name());
            }
            if (!entry.group().isEmpty()) {
                node.put("group", entry.group());
            }
            if (entry.position() != UNPLACED) {
                node.put("position", entry.position());
            }
            if (entry.blocked()) {
                node.put("blocked", true);
            }
        });
        kept.write(root);
    }
}

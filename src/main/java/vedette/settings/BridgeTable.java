package vedette.settings;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `[[bridge]]` in the settings file.
final class BridgeTable {
    /// As MQTT has it: `+` takes a whole level, `#` the rest. Groups that share (`$share`) would be lost to others.
    private static final Pattern FILTER =
            Pattern.compile("(?!\\$share/)(?:#|(?:\\+|[^+#/]*)(?:/(?:\\+|[^+#/]*))*(?:/#)?)");

    private BridgeTable() {}

    static List<BridgeSettings> read(JsonNode tables, List<BrokerSettings> brokers) throws SettingsException {
        List<BridgeSettings> bridges = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (JsonNode node : tables) {
            String path = "bridge[" + bridges.size() + "].";
            SettingsFile.requireOnly(node, path, Set.of("name", "from", "to", "filter", "strip", "add", "retained"));
            BridgeSettings bridge = new BridgeSettings(
                    SettingsFile.required(node, path, "name").strip(),
                    SettingsFile.required(node, path, "from"),
                    SettingsFile.required(node, path, "to"),
                    SettingsFile.required(node, path, "filter"),
                    textOrEmpty(node, path, "strip"),
                    textOrEmpty(node, path, "add"),
                    retained(node, path));
            check(bridge, path, brokers);
            if (!names.add(bridge.name())) {
                throw new SettingsException(path + "name: two bridges are called “" + bridge.name() + "”");
            }
            bridges.add(bridge);
        }
        return bridges;
    }

    private static void check(BridgeSettings bridge, String path, List<BrokerSettings> brokers)
            throws SettingsException {
        for (String end : List.of(bridge.from(), bridge.to())) {
            if (brokers.stream().noneMatch(broker -> broker.name().equals(end))) {
                throw new SettingsException(path + "from and to are names of brokers; there is no “" + end + "”");
            }
        }
        if (bridge.from().equals(bridge.to())) {
            throw new SettingsException(path + "from and to must be two brokers");
        }
        if (!bridge.strip().isEmpty() && !bridge.filter().startsWith(bridge.strip())) {
            throw new SettingsException(path + "filter must begin with what strip takes away");
        }
        if (!FILTER.matcher(bridge.filter()).matches()) {
            throw new SettingsException(
                    path + "filter is no topic filter; give one like cameras/+/detection or site/#");
        }
        for (String part : List.of(bridge.strip(), bridge.add())) {
            if (part.indexOf('+') >= 0 || part.indexOf('#') >= 0) {
                throw new SettingsException(path + "strip and add can't have wildcards");
            }
        }
    }

    private static String textOrEmpty(JsonNode node, String path, String field) throws SettingsException {
        @Nullable String text = SettingsFile.text(node, path, field);
        return text == null ? "" : text;
    }

    private static boolean retained(JsonNode node, String path) throws SettingsException {
        @Nullable JsonNode value = node.get("retained");
        if (value != null && !value.isBoolean()) {
            throw new SettingsException(path + "retained can be true or false");
        }
        return value != null && value.booleanValue();
    }

    static void write(List<BridgeSettings> bridges, ObjectNode root) {
        if (bridges.isEmpty()) {
            return;
        }
        ArrayNode tables = root.putArray("bridge");
        for (BridgeSettings bridge : bridges) {
            ObjectNode node = tables.addObject();
            node.put("name", bridge.name());
            node.put("from", bridge.from());
            node.put("to", bridge.to());
            node.put("filter", bridge.filter());
            node.put("strip", bridge.strip());
            node.put("add", bridge.add());
            node.put("retained", bridge.retained());
        }
    }
}

package vedette.settings;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `[[broker]]` in the settings file.
final class BrokerTable {
    private static final String OLDER = "3.1.1";
    private static final String NEWER = "5";

    private BrokerTable() {}

    static List<BrokerSettings> read(JsonNode tables) throws SettingsException {
        List<BrokerSettings> brokers = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (JsonNode node : tables) {
            String path = "broker[" + brokers.size() + "].";
            SettingsFile.requireOnly(
                    node,
                    path,
                    Set.of("name", "address", "user", "share", "ca", "certificate", "key", "pins", "protocol"));
            BrokerSettings broker = new BrokerSettings(
                    SettingsFile.required(node, path, "name").strip(),
                    address(node, path),
                    SettingsFile.text(node, path, "user"),
                    share(node, path),
                    tls(node, path),
                    olderProtocol(node, path));
            if (!names.add(broker.name())) {
                throw new SettingsException(path + "name: two brokers are called “" + broker.name() + "”");
            }
            brokers.add(broker);
        }
        return brokers;
    }

    private static String address(JsonNode node, String path) throws SettingsException {
        String address = SettingsFile.required(node, path, "address");
        if (address.indexOf('@') >= 0) {
            // Not repeated here: the sentence is shown and logged.
            throw new SettingsException(path + "address must not hold a user or password: settings are no place for"
                    + " secrets. Put the user into user, and give the password to “vedette secret”");
        }
        return address;
    }

    private static @Nullable String share(JsonNode node, String path) throws SettingsException {
        String share = SettingsFile.text(node, path, "share");
        if (share != null && !share.matches("[^/+#\\s]{1,64}")) {
            throw new SettingsException(path + "share is a group's name, without blanks and without / + #");
        }
        return share;
    }

    private static boolean olderProtocol(JsonNode node, String path) throws SettingsException {
        String protocol = SettingsFile.text(node, path, "protocol");
        if (protocol != null && !protocol.equals(OLDER) && !protocol.equals(NEWER)) {
            throw new SettingsException(path + "protocol is “" + protocol + "”; it can be 5 or 3.1.1");
        }
        return OLDER.equals(protocol);
    }

    private static TlsSettings tls(JsonNode node, String path) throws SettingsException {
        List<String> pins = new ArrayList<>();
        JsonNode given = node.path("pins");
        if (!given.isArray() && !given.isMissingNode()) {
            throw new SettingsException(path + "pins must be a list of texts in quotes");
        }
        for (JsonNode pin : given) {
            String text = pin.isString() ? pin.stringValue() : "";
            if (!text.matches("sha256/[A-Za-z0-9+/]{43}=")) {
                throw new SettingsException(path + "pins: each is sha256/ and the base64 of 32 bytes");
            }
            pins.add(text);
        }
        TlsSettings tls = new TlsSettings(
                SettingsFile.text(node, path, "ca"),
                SettingsFile.text(node, path, "certificate"),
                SettingsFile.text(node, path, "key"),
                pins);
        if (tls.key() != null && tls.certificate() == null) {
            throw new SettingsException(path + "key belongs to a certificate, and there is none");
        }
        return tls;
    }

    static void write(List<BrokerSettings> brokers, ArrayNode tables) {
        for (BrokerSettings broker : brokers) {
            ObjectNode node = tables.addObject();
            node.put("name", broker.name());
            node.put("address", broker.address());
            put(node, "user", broker.user());
            put(node, "share", broker.share());
            put(node, "protocol", broker.olderProtocol() ? OLDER : null);
            put(node, "ca", broker.tls().authority());
            put(node, "certificate", broker.tls().certificate());
            put(node, "key", broker.tls().key());
            if (!broker.tls().pins().isEmpty()) {
                ArrayNode pins = node.putArray("pins");
                broker.tls().pins().forEach(pins::add);
            }
        }
    }

    private static void put(ObjectNode node, String field, @Nullable String value) {
        if (value != null) {
            node.put(field, value);
        }
    }
}

package vedette.mqtt;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vedette.model.Printable;

/// Where a broker is, and how to reach it.
///
/// @param scheme `mqtt`, `mqtts`, `ws` or `wss`
/// @param path the path of a WebSocket, without its first slash; else empty
public record BrokerAddress(String scheme, String host, int port, String path) {
    /// A user and password, which are not part of the address, a host and a port. Looser than what a URI calls a host:
    /// names with an underscore are common in private networks.
    private static final Pattern PLACE =
            Pattern.compile("(?:[^@]*@)?(\\[[0-9A-Fa-f:.]+]|[\\p{L}\\p{N}._-]+)(?::(\\d{1,5}))?");

    /// @throws IllegalArgumentException when the text is no broker's address, with a sentence that says how one looks
    public static BrokerAddress parse(String text) {
        String full = text.contains("://") ? text.strip() : "mqtt://" + text.strip();
        URI uri;
        try {
            uri = new URI(full);
        } catch (URISyntaxException e) {
            throw unusable(text);
        }
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        int standardPort = switch (scheme) {
            case "mqtt", "tcp" -> 1883;
            case "mqtts", "ssl" -> 8883;
            case "ws" -> 80;
            case "wss" -> 443;
            default -> throw unusable(text);
        };
        @Nullable String authority = uri.getRawAuthority();
        Matcher place = PLACE.matcher(authority == null ? "" : authority);
        if (authority == null || !place.matches() || hasLoginBehind(authority, full)) {
            throw unusable(text);
        }
        int port = place.group(2) == null ? standardPort : Integer.parseInt(place.group(2));
        if (port == 0 || port > 65535) {
            throw unusable(text);
        }
        @Nullable String rawPath = uri.getPath();
        String path = rawPath == null || rawPath.isEmpty() ? "" : rawPath.substring(1);
        String known = scheme.equals("tcp") ? "mqtt" : scheme.equals("ssl") ? "mqtts" : scheme;
        return new BrokerAddress(known, unbracketed(place.group(1)), port, path);
    }

    /// Whether what looks like a host is the beginning of a user or password with a `/`, `?` or `#` in it.
    private static boolean hasLoginBehind(String authority, String full) {
        return full.indexOf('@', full.indexOf("://") + 3 + authority.length()) >= 0;
    }

    private static String unbracketed(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static IllegalArgumentException unusable(String text) {
        // Somebody may look over the operator's shoulder, and a journal is read by others.
        int at = text.lastIndexOf('@');
        String shown = at < 0 ? text : "…" + text.substring(at);
        return new IllegalArgumentException("“" + Printable.text(shown, 80)
                + "” is no broker's address. Give one like mqtt://broker.lan:1883 or mqtts://broker.lan:8883."
                + (at < 0 ? "" : " In a password, write / as %2F, ? as %3F, # as %23 and @ as %40."));
    }

    /// Whether both lead to the same: names of hosts are the same in capitals.
    public boolean leadsWhere(BrokerAddress other) {
        return scheme.equals(other.scheme)
                && host.equalsIgnoreCase(other.host)
                && port == other.port
                && path.equals(other.path);
    }

    public boolean isEncrypted() {
        return scheme.equals("mqtts") || scheme.equals("wss");
    }

    public boolean isWebSocket() {
        return scheme.equals("ws") || scheme.equals("wss");
    }

    @Override
    public String toString() {
        String shownHost = host.contains(":") ? "[" + host + "]" : host;
        return scheme + "://" + shownHost + ":" + port + (path.isEmpty() ? "" : "/" + path);
    }
}

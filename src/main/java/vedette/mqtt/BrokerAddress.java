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
        if (!place.matches()) {
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

    private static String unbracketed(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static IllegalArgumentException unusable(String text) {
        // Somebody may look over the operator's shoulder.
        String shown = text.replaceFirst("//[^/]*@", "//…@");
        return new IllegalArgumentException("“" + Printable.text(shown, 80)
                + "” is no broker's address. Give one like mqtt://broker.lan:1883 or mqtts://broker.lan:8883.");
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

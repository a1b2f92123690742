package vedette.message;

import org.jspecify.annotations.Nullable;

/// A request to the web server of one installation.
///
/// @param method `GET` or `POST`
/// @param path below the server's address, without a leading slash; already escaped, with its query
/// @param contentType of the body, or null where there is none
/// @param body the bytes, not changed after this; empty where there are none
public record HttpRequest(
        String method, String path, @Nullable String contentType, byte[] body) {
    private static final byte[] NOTHING = {};

    public HttpRequest {
        boolean bare = path.startsWith("/") || path.contains("..") || path.contains("://");
        if (bare || !(method.equals("GET") || method.equals("POST"))) {
            throw new IllegalArgumentException("no request: " + method + " " + path);
        }
    }

    public static HttpRequest get(String path) {
        return new HttpRequest("GET", path, null, NOTHING);
    }

    public static HttpRequest post(String path, String contentType, byte[] body) {
        return new HttpRequest("POST", path, contentType, body);
    }
}

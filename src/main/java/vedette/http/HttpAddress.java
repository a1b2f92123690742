package vedette.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/// Where a camera system answers HTTP: `http://nursery.lan:5000`, also below a path.
final class HttpAddress {
    private final HttpUrl base;

    private HttpAddress(HttpUrl base) {
        this.base = base;
    }

    /// @throws IllegalArgumentException when this is no such address; says why in a sentence
    static HttpAddress parse(String text) {
        URI uri;
        try {
            uri = new URI(text.strip());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("the HTTP address is not written like http://nursery.lan:5000", e);
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new IllegalArgumentException("the HTTP address must begin with http:// or https://");
        }
        String authority = uri.getRawAuthority();
        if (authority != null && authority.indexOf('@') >= 0) {
            // Not repeated here: the sentence is shown and logged.
            throw new IllegalArgumentException(
                    "the HTTP address must not hold a user or password: settings are no place for secrets");
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("the HTTP address must end before any ? or #");
        }
        HttpUrl url = HttpUrl.parse(text.strip());
        if (url == null) {
            throw new IllegalArgumentException(
                    "the HTTP address names no server: write it like http://nursery.lan:5000");
        }
        return new HttpAddress(url);
    }

    /// The address of something below this one.
    ///
    /// @param path without a slash at its beginning
    HttpUrl at(String path) {
        return withoutEndingSlash().addPathSegments(path).build();
    }

    /// The same for what is escaped already, and may have a query.
    HttpUrl atEscaped(String pathAndQuery) {
        int query = pathAndQuery.indexOf('?');
        String path = query < 0 ? pathAndQuery : pathAndQuery.substring(0, query);
        return withoutEndingSlash()
                .addEncodedPathSegments(path)
                .encodedQuery(query < 0 ? null : pathAndQuery.substring(query + 1))
                .build();
    }

    /// Scheme, host and port alone.
    URI root() {
        return base.newBuilder().encodedPath("/").build().uri();
    }

    /// The path that leads to something below this address, with slashes at both ends.
    String pathOf(String name) {
        return at(name).encodedPath() + "/";
    }

    private HttpUrl.Builder withoutEndingSlash() {
        HttpUrl.Builder builder = base.newBuilder();
        String last = base.pathSegments().getLast();
        return last.isEmpty() ? builder.removePathSegment(base.pathSize() - 1) : builder;
    }

    /// As shown to the operator.
    @Override
    public String toString() {
        String text = base.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof HttpAddress address && address.base.equals(base);
    }

    @Override
    public int hashCode() {
        return base.hashCode();
    }
}

package vedette.http;

import java.io.IOException;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/// Follows a redirect only to the same server, and only a few times: an API key must not be carried elsewhere.
final class SameServerRedirects implements Interceptor {
    private static final int MOST = 3;

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        Response response = chain.proceed(request);
        for (int followed = 0; response.isRedirect(); followed++) {
            HttpUrl from = request.url();
            String location = response.header("Location");
            HttpUrl to = location == null ? null : from.resolve(location);
            response.close();
            if (to == null || !isSameServer(from, to)) {
                String server = to == null ? "nowhere" : to.scheme() + "://" + to.host() + ":" + to.port();
                throw new HttpRefusedException(from.scheme() + "://" + from.host() + ":" + from.port() + " sends on to "
                        + server + ": put the right address into the settings.");
            }
            if (followed >= MOST) {
                throw new HttpRefusedException("The server sends on from one address to the next without end.");
            }
            request = request.newBuilder().url(to).build();
            response = chain.proceed(request);
        }
        return response;
    }

    private static boolean isSameServer(HttpUrl one, HttpUrl other) {
        return one.scheme().equals(other.scheme()) && one.host().equals(other.host()) && one.port() == other.port();
    }
}

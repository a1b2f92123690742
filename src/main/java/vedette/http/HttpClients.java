package vedette.http;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes HTTP clients with bounds: few daemon threads with names, time-outs, no redirects to other servers.
final class HttpClients {
    private static final Logger LOG = LoggerFactory.getLogger(HttpClients.class);

    /// A server that says nothing for this long is not there.
    static final Duration SILENCE = Duration.ofSeconds(10);

    private static final int MOST_REQUESTS = 8;
    private static final int MOST_REQUESTS_TO_A_SERVER = 4;

    private HttpClients() {}

    /// Makes daemon threads of this name.
    static ThreadFactory threads(String name) {
        return work -> Thread.ofPlatform()
                .name(name)
                .daemon()
                .uncaughtExceptionHandler((thread, failure) -> LOG.error("{} ended by a fault", name, failure))
                .unstarted(work);
    }

    /// Begins a request.
    ///
    /// @param apiKey what the server asks for as `X-API-Key`, or null where it asks for nothing
    static Request.Builder request(HttpUrl url, @Nullable String apiKey) {
        Request.Builder request = new Request.Builder().url(url);
        return apiKey == null ? request : request.header("X-API-Key", apiKey);
    }

    static OkHttpClient open(String name) {
        Dispatcher dispatcher = new Dispatcher(new ThreadPoolExecutor(
                0, MOST_REQUESTS, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), threads(name)));
        dispatcher.setMaxRequests(MOST_REQUESTS);
        dispatcher.setMaxRequestsPerHost(MOST_REQUESTS_TO_A_SERVER);
        return new OkHttpClient.Builder()
                .dispatcher(dispatcher)
                .connectionPool(new ConnectionPool(MOST_REQUESTS_TO_A_SERVER, 30, TimeUnit.SECONDS))
                .connectTimeout(SILENCE.dividedBy(2))
                .readTimeout(SILENCE)
                .writeTimeout(SILENCE)
                .followRedirects(false)
                .followSslRedirects(false)
                .addInterceptor(new SameServerRedirects())
                .build();
    }

    /// A client whose answers are read whole, and refused when they are larger than this.
    static OkHttpClient bounded(OkHttpClient client, int most, Duration silence) {
        Interceptor bound = chain -> {
            Response response = chain.proceed(chain.request());
            ResponseBody body = response.body();
            if (body == null) {
                return response;
            }
            byte[] whole = read(body, most);
            return response.newBuilder()
                    .body(ResponseBody.create(whole, body.contentType()))
                    .build();
        };
        return client.newBuilder().readTimeout(silence).addInterceptor(bound).build();
    }

    /// Reads a body whole.
    ///
    /// @throws IOException when it is larger, or breaks
    static byte[] read(ResponseBody body, int most) throws IOException {
        try (body) {
            byte[] bytes = body.byteStream().readNBytes(most + 1);
            if (bytes.length > most) {
                throw new HttpRefusedException("An answer is larger than " + (most >> 20) + " MB: it is not read.");
            }
            return bytes;
        }
    }

    /// Ends whatever is under way.
    static void close(OkHttpClient client) {
        client.dispatcher().queuedCalls().forEach(Call::cancel);
        client.dispatcher().runningCalls().forEach(Call::cancel);
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}

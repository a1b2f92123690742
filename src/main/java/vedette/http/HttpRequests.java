package vedette.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Dispatcher;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vedette.message.HttpReply;
import vedette.message.HttpRequest;
import vedette.message.RequestChannel;
import vedette.message.SideChannel;

/// Asks the web server of one installation. Each request is sent once: what is asked again is asked by its command's
/// life line, which shows that it is. Threads are its client's, at most eight; four requests are under way at once.
public final class HttpRequests implements RequestChannel {
    private static final Logger LOG = LoggerFactory.getLogger(HttpRequests.class);
    private static final int LARGEST_ANSWER = 8 << 20;
    private static final Duration LONGEST_REQUEST = Duration.ofSeconds(30);

    private final SideChannel.Site site;
    private final HttpAddress address;
    private final @Nullable String apiKey;
    private final OkHttpClient client;

    /// @param http where its web server is: `http://nvr.lan:8080`
    /// @param apiKey what it asks for as `X-API-Key`, or null where it asks for nothing
    /// @throws IllegalArgumentException when one of them can't be used; says why in a sentence
    public HttpRequests(SideChannel.Site site, String http, @Nullable String apiKey) {
        if (apiKey != null && !apiKey.chars().allMatch(each -> each > ' ' && each < 0x7F)) {
            throw new IllegalArgumentException("the API key has characters that no HTTP header takes");
        }
        this.site = site;
        this.apiKey = apiKey;
        address = HttpAddress.parse(http);
        client = HttpClients.open("http commands " + site.installation())
                .newBuilder()
                // OkHttp would send a request again by itself where a connection broke: a restart must not be two.
                .retryOnConnectionFailure(false)
                .build();
    }

    @Override
    public SideChannel.Site site() {
        return site;
    }

    @Override
    public String address() {
        return address.toString();
    }

    @Override
    public boolean hasRoom() {
        Dispatcher dispatcher = client.dispatcher();
        return dispatcher.queuedCallsCount() == 0
                && dispatcher.runningCallsCount() < dispatcher.getMaxRequestsPerHost();
    }

    @Override
    public CompletableFuture<HttpReply> ask(HttpRequest request, Duration most) {
        CompletableFuture<HttpReply> reply = new CompletableFuture<>();
        if (isClosed()) {
            fail(reply, new IOException("closed"));
            return reply;
        }
        Call made = client.newCall(request(request));
        Duration longest = most.compareTo(LONGEST_REQUEST) < 0 ? most : LONGEST_REQUEST;
        made.timeout().timeout(Math.max(1, longest.toMillis()), TimeUnit.MILLISECONDS);
        var _ = reply.whenComplete((answer, failure) -> {
            if (reply.isCancelled()) {
                made.cancel();
            }
        });
        made.enqueue(new Callback() {
            @Override
            public void onFailure(Call call, IOException failure) {
                fail(reply, failure);
            }

            @Override
            public void onResponse(Call call, Response response) {
                try (response) {
                    ResponseBody body = response.body();
                    byte[] bytes = body == null ? new byte[0] : HttpClients.read(body, LARGEST_ANSWER);
                    reply.complete(new HttpReply(response.code(), bytes));
                } catch (IOException e) {
                    fail(reply, e);
                } catch (RuntimeException | Error e) {
                    // Whoever asked must hear of it.
                    LOG.error("The answer of {} was lost by a fault of this program", address, e);
                    fail(reply, new IOException(e));
                }
            }
        });
        return reply;
    }

    private Request request(HttpRequest asked) {
        Request.Builder request = HttpClients.request(address.atEscaped(asked.path()), apiKey);
        String type = asked.contentType();
        return asked.method().equals("POST")
                ? request.post(RequestBody.create(asked.body(), type == null ? null : MediaType.parse(type)))
                        .build()
                : request.build();
    }

    private void fail(CompletableFuture<HttpReply> reply, IOException failure) {
        String sentence =
                isClosed() ? "The connection to " + address + " was closed." : HttpFailure.sentence(failure, address());
        boolean neverArrived = failure instanceof ConnectException
                || failure instanceof NoRouteToHostException
                || failure instanceof UnknownHostException;
        IOException told = neverArrived ? new ConnectException(sentence) : new IOException(sentence);
        told.initCause(failure);
        reply.completeExceptionally(told);
    }

    private boolean isClosed() {
        return client.dispatcher().executorService().isShutdown();
    }

    @Override
    public void close() {
        HttpClients.close(client);
    }
}

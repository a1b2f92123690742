package vedette.http;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BiConsumer;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a LightNVR is asked, and since when it says nothing. All but [#close] is used on one thread, where the answers
/// arrive too.
final class LightNvrRequests implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LightNvrRequests.class);
    private static final int LARGEST_PICTURE = 8 << 20;
    private static final int LARGEST_LIST = 1 << 20;

    /// Takes an answer, or else what went wrong.
    interface Taker extends BiConsumer<byte @Nullable [], @Nullable Throwable> {}

    private final @Nullable String apiKey;
    private final ScheduledExecutorService thread;
    private final OkHttpClient pictures;
    private final OkHttpClient lists;
    private int underWay;
    private long quietSince;

    /// @param silence how long a server may say nothing to a request; a picture may take twice as long in all
    /// @param thread where answers are given
    LightNvrRequests(String name, @Nullable String apiKey, Duration silence, ScheduledExecutorService thread) {
        this.apiKey = apiKey;
        this.thread = thread;
        pictures = client(name, silence, silence.multipliedBy(2));
        // Not by the same client: cameras that are slow would hold up the list, which tells them from a lost server.
        lists = client(name, silence, silence);
    }

    private static OkHttpClient client(String name, Duration silence, Duration longest) {
        return HttpClients.open(name)
                .newBuilder()
                .readTimeout(silence)
                .callTimeout(longest)
                .build();
    }

    void picture(HttpUrl url, Taker taker) {
        ask(pictures, url, LARGEST_PICTURE, System.nanoTime(), taker);
    }

    /// @param now when this is, of `System.nanoTime()`
    void list(HttpUrl url, long now, Taker taker) {
        ask(lists, url, LARGEST_LIST, now, taker);
    }

    /// How long it is that something is under way and nothing comes, in nanoseconds; 0 when nothing is under way.
    long quietFor(long now) {
        return underWay == 0 ? 0 : now - quietSince;
    }

    /// Whether nothing came since a request that is, or was just now, under way.
    boolean isQuietSince(long asked) {
        return quietSince - asked <= 0;
    }

    private void ask(OkHttpClient client, HttpUrl url, int most, long now, Taker taker) {
        Request.Builder request = HttpClients.request(url, apiKey);
        if (underWay++ == 0) {
            quietSince = now;
        }
        client.newCall(request.build()).enqueue(new Answer(most, taker));
    }

    private final class Answer implements Callback {
        private final int most;
        private final Taker taker;

        Answer(int most, Taker taker) {
            this.most = most;
            this.taker = taker;
        }

        @Override
        public void onFailure(Call call, IOException failure) {
            later(null, failure);
        }

        @Override
        public void onResponse(Call call, Response response) {
            try (response) {
                later(bytes(response, most), null);
            } catch (IOException e) {
                later(null, e);
            } catch (RuntimeException | Error e) {
                // Whoever asked must hear of it: it does not ask again before that.
                LOG.error(
                        "The answer of {} was lost by a fault of this program",
                        call.request().url(),
                        e);
                later(null, e);
            }
        }

        private void later(byte @Nullable [] answer, @Nullable Throwable failure) {
            if (!thread.isShutdown()) {
                thread.execute(() -> arrived(answer, failure));
            }
        }

        private void arrived(byte @Nullable [] answer, @Nullable Throwable failure) {
            underWay--;
            if (answer != null || failure instanceof HttpRefusedException) {
                quietSince = System.nanoTime();
            }
            try {
                taker.accept(answer, failure);
            } catch (RuntimeException | Error e) {
                LOG.error("An answer was lost by a fault of this program", e);
            }
        }
    }

    private static byte[] bytes(Response response, int most) throws IOException {
        if (response.code() == 401 || response.code() == 403) {
            throw new KeyRefusedException();
        }
        ResponseBody body = response.body();
        if (!response.isSuccessful() || body == null) {
            throw new HttpRefusedException("LightNVR answered with status " + response.code() + ".");
        }
        return HttpClients.read(body, most);
    }

    /// Ends whatever is under way. May be called again.
    @Override
    public void close() {
        HttpClients.close(pictures);
        HttpClients.close(lists);
    }
}

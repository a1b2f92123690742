package vedette.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
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
import vedette.message.LinkState;
import vedette.message.SideChannel;

/// LightNVR's web server: which streams there are, and stills of those whose pictures are wanted, one request for each
/// camera at a time. All its state is confined to one thread.
public final class LightNvrHttp implements SideChannel {
    private static final Logger LOG = LoggerFactory.getLogger(LightNvrHttp.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final Duration LONGEST_REQUEST = Duration.ofSeconds(20);
    private static final int LARGEST_PICTURE = 8 << 20;
    private static final int LARGEST_LIST = 1 << 20;

    private final Site site;
    private final HttpAddress address;
    private final @Nullable String apiKey;
    private final SideMessages messages;
    private final Clock clock;
    private final OkHttpClient client;
    private final ScheduledExecutorService thread;
    private final StillsPlan plan;
    private volatile @Nullable Listener listener;
    private volatile boolean wanted;
    private volatile LinkState state = new LinkState.Closed();

    /// @param prefix the installation's topic prefix
    /// @param http where its web server is: `http://nvr.lan:8080`
    /// @param apiKey what it asks for as `X-API-Key`, or null where it asks for nothing
    /// @param every how often a camera that somebody looks at is asked for a picture; half a second to an hour
    /// @throws IllegalArgumentException when one of them can't be used; says why in a sentence
    public LightNvrHttp(Site site, String prefix, String http, @Nullable String apiKey, Duration every, Clock clock) {
        if (apiKey != null && !apiKey.chars().allMatch(each -> each > ' ' && each < 0x7F)) {
            throw new IllegalArgumentException("the API key has characters that no HTTP header takes");
        }
        this.site = site;
        this.apiKey = apiKey;
        this.clock = clock;
        address = HttpAddress.parse(http);
        messages = new SideMessages(site, prefix, clock);
        String name = "http " + site.installation();
        client =
                HttpClients.open(name).newBuilder().callTimeout(LONGEST_REQUEST).build();
        thread = Executors.newSingleThreadScheduledExecutor(HttpClients.threads(name));
        plan = new StillsPlan(every);
    }

    @Override
    public Site site() {
        return site;
    }

    @Override
    public String address() {
        return address.toString();
    }

    @Override
    public Set<Part> offers() {
        return Set.of(Part.PICTURES);
    }

    @Override
    public boolean fetchesEach() {
        return true;
    }

    @Override
    public void open(Listener heard) {
        if (listener != null) {
            throw new IllegalStateException("opened before");
        }
        listener = heard;
        thread.scheduleWithFixedDelay(this::look, 0, LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void want(Set<Part> parts) {
        wanted = parts.contains(Part.PICTURES);
    }

    @Override
    public LinkState state(Part part) {
        return part == Part.PICTURES ? state : new LinkState.Closed();
    }

    private void look() {
        Listener heard = listener;
        if (heard == null) {
            return;
        }
        if (!wanted) {
            tell(new LinkState.Closed());
            return;
        }
        try {
            if (state instanceof LinkState.Closed) {
                tell(new LinkState.Connecting());
            }
            long now = System.nanoTime();
            if (plan.listIsDue(now)) {
                askForList();
            }
            for (StillsPlan.Stream stream : plan.due(now, each -> heard.pace(topic(each)))) {
                askForPicture(stream);
            }
        } catch (RuntimeException e) {
            LOG.error("{} was not asked by a fault of this program", address, e);
        }
    }

    private String topic(StillsPlan.Stream stream) {
        return messages.prefix() + "/" + stream.below();
    }

    private void askForList() {
        plan.listAsked();
        HttpUrl url = address.at("api/streams");
        ask(url, LARGEST_LIST, (answer, failure) -> {
            if (answer == null) {
                plan.listFailed(failed(failure), System.nanoTime());
                return;
            }
            try {
                List<String> twice = plan.listCame(StreamList.names(answer), System.nanoTime());
                tell(new LinkState.Online("HTTP", false, List.of()));
                for (String name : twice) {
                    refuse(
                            StillsPlan.below(name),
                            new byte[0],
                            url.toString(),
                            "another stream's name gives the same topic: “" + name + "” is not shown");
                }
            } catch (IOException e) {
                plan.listFailed(failed(e), System.nanoTime());
                refuse("streams", answer, url.toString(), HttpFailure.sentence(e, address.toString()));
            }
        });
    }

    private void askForPicture(StillsPlan.Stream stream) {
        HttpUrl url = address.at("go2rtc/api/frame.jpeg")
                .newBuilder()
                .addQueryParameter("src", stream.name())
                .build();
        stream.asked(System.nanoTime());
        ask(url, LARGEST_PICTURE, (answer, failure) -> {
            Listener heard = listener;
            if (answer == null) {
                if (failure instanceof HttpRefusedException || failure instanceof InterruptedIOException) {
                    stream.failed(System.nanoTime()); // this camera's own trouble, perhaps
                } else {
                    stream.came();
                }
                failed(failure);
                if (failure instanceof HttpRefusedException) {
                    refuse(stream.below(), new byte[0], url.toString(), HttpFailure.sentence(failure, url.toString()));
                }
            } else if (!isJpeg(answer)) {
                stream.failed(System.nanoTime());
                refuse(stream.below(), answer, url.toString(), "this is no JPEG but " + kind(answer));
            } else if (heard != null && wanted && heard.pace(topic(stream)) != Pace.NONE) {
                stream.came();
                tell(new LinkState.Online("HTTP", false, List.of()));
                heard.frame(messages.of(stream.below(), answer, url.toString()));
            } else {
                stream.came(); // the broker's pictures are back: this one would be older than they are
            }
        });
    }

    private static boolean isJpeg(byte[] bytes) {
        return bytes.length > 3 && (bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0xFF) == 0xD8 && (bytes[2] & 0xFF) == 0xFF;
    }

    private static String kind(byte[] bytes) {
        String begin = new String(bytes, 0, Math.min(bytes.length, 256), java.nio.charset.StandardCharsets.ISO_8859_1);
        if (begin.isEmpty()) {
            return "empty";
        }
        return begin.strip().startsWith("<") ? "a web page" : "something else";
    }

    /// Notes what went wrong, and how long to wait at least.
    private Duration failed(@Nullable Throwable failure) {
        String sentence = HttpFailure.sentence(failure, address.toString());
        boolean refused = failure instanceof HttpRefusedException;
        if (failure instanceof InterruptedIOException && state.isOnline()) {
            return StillsPlan.AFTER_REFUSAL;
        }
        Duration pause = refused ? StillsPlan.AFTER_REFUSAL : plan.nextPause();
        if (failure instanceof KeyRefusedException || (refused && !state.isOnline())) {
            tell(new LinkState.Refused(sentence));
            plan.rest(pause, System.nanoTime());
        } else if (!refused) {
            tell(new LinkState.Retrying(sentence, clock.instant().plus(pause)));
            plan.rest(pause, System.nanoTime());
        }
        return pause;
    }

    private void refuse(String below, byte[] answer, String via, String reason) {
        Listener heard = listener;
        if (heard != null) {
            heard.refused(messages.refused(below, answer, via), reason);
        }
    }

    private void tell(LinkState now) {
        Listener heard = listener;
        if (heard != null && !now.equals(state)) {
            state = now;
            heard.stateChanged(Part.PICTURES, now);
        }
    }

    /// @param then gets the answer or what went wrong, on this channel's own thread
    private void ask(HttpUrl url, int most, BiConsumer<byte @Nullable [], @Nullable Throwable> then) {
        Request.Builder request = new Request.Builder().url(url);
        if (apiKey != null) {
            request.header("X-API-Key", apiKey);
        }
        client.newCall(request.build()).enqueue(new Callback() {
            @Override
            public void onFailure(Call call, IOException failure) {
                later(null, failure);
            }

            @Override
            public void onResponse(Call call, Response response) {
                try (response) {
                    later(answer(response, most), null);
                } catch (IOException e) {
                    later(null, e);
                }
            }

            private void later(byte @Nullable [] answer, @Nullable Throwable failure) {
                if (!thread.isShutdown()) {
                    thread.execute(() -> then.accept(answer, failure));
                }
            }
        });
    }

    private static byte[] answer(Response response, int most) throws IOException {
        if (response.code() == 401 || response.code() == 403) {
            throw new KeyRefusedException();
        }
        ResponseBody body = response.body();
        if (!response.isSuccessful() || body == null) {
            throw new HttpRefusedException("LightNVR answered with status " + response.code() + ".");
        }
        return HttpClients.read(body, most);
    }

    @Override
    public void close() {
        wanted = false;
        thread.shutdownNow();
        HttpClients.close(client);
        try {
            if (!thread.awaitTermination(1, TimeUnit.SECONDS)) {
                LOG.warn("{} did not end in time", address);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        HttpClients.close(client);
        state = new LinkState.Closed();
    }
}

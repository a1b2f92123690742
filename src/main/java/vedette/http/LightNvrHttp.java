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
import okhttp3.HttpUrl;
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

    private final Site site;
    private final HttpAddress address;
    private final SideMessages messages;
    private final Clock clock;
    private final ScheduledExecutorService thread;
    private final LightNvrRequests requests;
    private final StillsPlan plan;
    private final long unusualQuiet;
    private volatile @Nullable Listener listener;
    private volatile boolean wanted;
    private volatile LinkState state = new LinkState.Closed();

    /// @param prefix the installation's topic prefix
    /// @param http where its web server is: `http://nvr.lan:8080`
    /// @param apiKey what it asks for as `X-API-Key`, or null where it asks for nothing
    /// @param every how often a camera that somebody looks at is asked for a picture; half a second to an hour
    /// @throws IllegalArgumentException when one of them can't be used; says why in a sentence
    public LightNvrHttp(Site site, String prefix, String http, @Nullable String apiKey, Duration every, Clock clock) {
        this(site, prefix, http, apiKey, every, HttpClients.SILENCE, clock);
    }

    /// @param silence how long the server may say nothing
    LightNvrHttp(
            Site site,
            String prefix,
            String http,
            @Nullable String apiKey,
            Duration every,
            Duration silence,
            Clock clock) {
        if (apiKey != null && !apiKey.chars().allMatch(each -> each > ' ' && each < 0x7F)) {
            throw new IllegalArgumentException("the API key has characters that no HTTP header takes");
        }
        this.site = site;
        this.clock = clock;
        address = HttpAddress.parse(http);
        messages = new SideMessages(site, prefix, clock);
        String name = "http " + site.installation();
        thread = Executors.newSingleThreadScheduledExecutor(HttpClients.threads(name));
        requests = new LightNvrRequests(name, apiKey, silence, thread);
        plan = new StillsPlan(every);
        unusualQuiet = silence.dividedBy(3).toNanos();
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
            if (state.isOnline() && requests.quietFor(now) > unusualQuiet) {
                plan.listSoon(now);
            }
            if (plan.listIsDue(now)) {
                askForList(now);
            }
            for (StillsPlan.Stream stream : plan.due(now, each -> heard.pace(topic(each)))) {
                askForPicture(stream);
            }
        } catch (RuntimeException | Error e) {
            // Errors too: what a scheduled task throws ends it for ever, without a word.
            LOG.error("{} was not asked by a fault of this program", address, e);
        }
    }

    private String topic(StillsPlan.Stream stream) {
        return messages.prefix() + "/" + stream.below();
    }

    private void askForList(long now) {
        plan.listAsked();
        HttpUrl url = address.at("api/streams");
        requests.list(url, now, (answer, failure) -> {
            plan.listEnded();
            if (answer == null) {
                // Pictures that come meanwhile show a server that is only slow in telling its list.
                boolean lost = !(failure instanceof InterruptedIOException) || requests.isQuietSince(now);
                plan.listFailed(lost ? failed(failure) : StillsPlan.AFTER_REFUSAL, System.nanoTime());
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
        requests.picture(url, (answer, failure) -> {
            Listener heard = listener;
            if (answer == null) {
                pictureFailed(stream, url, failure);
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

    private void pictureFailed(StillsPlan.Stream stream, HttpUrl url, @Nullable Throwable failure) {
        boolean late = failure instanceof InterruptedIOException;
        if (late || failure instanceof HttpRefusedException) {
            stream.failed(System.nanoTime()); // this camera's own trouble, perhaps
        } else {
            stream.came();
        }
        if (!late || !state.isOnline()) { // else the list tells whether it is the server's
            failed(failure);
        }
        if (failure instanceof HttpRefusedException) {
            refuse(stream.below(), new byte[0], url.toString(), HttpFailure.sentence(failure, url.toString()));
        }
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

    @Override
    public void close() {
        wanted = false;
        thread.shutdownNow();
        requests.close();
        try {
            if (!thread.awaitTermination(1, TimeUnit.SECONDS)) {
                LOG.warn("{} did not end in time", address);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        requests.close();
        state = new LinkState.Closed();
    }
}

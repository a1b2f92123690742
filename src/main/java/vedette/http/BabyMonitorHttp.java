package vedette.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import vedette.message.LinkState;
import vedette.message.SideChannel;

/// The baby monitor's own web server: its film from `/video_feed`, its events by Socket.IO, its state once from
/// `/api/system_info`.
public final class BabyMonitorHttp implements SideChannel {
    private static final int LARGEST_INFORMATION = 1 << 20;

    /// Where the same would come by MQTT. Older servers send the last three.
    private static final Map<String, String> TOPICS = Map.of(
            "system_status", "system",
            "emotion_update", "emotion",
            "emotion_model_changed", "model",
            "system_info", "system",
            "alert", "alert",
            "crying_detected", "crying");

    private final Site site;
    private final HttpAddress address;
    private final SideMessages messages;
    private final OkHttpClient client;
    private final HealingLoop pictures;
    private final HealingLoop news;
    private volatile @Nullable Listener listener;

    /// @param prefix the installation's topic prefix
    /// @param http where its web server is: `http://nursery.lan:5000`
    /// @throws IllegalArgumentException when the address can't be used; says why in a sentence
    public BabyMonitorHttp(Site site, String prefix, String http, Clock clock) {
        this.site = site;
        address = HttpAddress.parse(http);
        messages = new SideMessages(site, prefix, clock);
        String name = "http " + site.installation();
        client = HttpClients.open(name);
        pictures = new HealingLoop(
                name + " pictures",
                address.toString(),
                () -> new MjpegPictures(client, address.at("video_feed"), new Frames()),
                state -> tell(Part.PICTURES, state),
                clock);
        news = new HealingLoop(
                name + " news",
                address.toString(),
                () -> new SocketIoNews(client, address, TOPICS.keySet(), this::event, new Information()),
                state -> tell(Part.NEWS, state),
                clock);
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
        return Set.of(Part.PICTURES, Part.NEWS);
    }

    @Override
    public boolean fetchesEach() {
        return false;
    }

    @Override
    public void open(Listener heard) {
        if (listener != null) {
            throw new IllegalStateException("opened before");
        }
        listener = heard;
        pictures.open();
        news.open();
    }

    @Override
    public void want(Set<Part> parts) {
        pictures.want(parts.contains(Part.PICTURES));
        news.want(parts.contains(Part.NEWS));
    }

    @Override
    public LinkState state(Part part) {
        return part == Part.PICTURES ? pictures.state() : news.state();
    }

    private void tell(Part part, LinkState state) {
        Listener heard = listener;
        if (heard != null) {
            heard.stateChanged(part, state);
        }
    }

    private void event(String name, byte[] json) {
        Listener heard = listener;
        String topic = TOPICS.get(name);
        if (heard != null && topic != null) {
            heard.news(messages.of(topic, json, address + "/socket.io#" + name));
        }
    }

    @Override
    public void close() {
        HttpClients.close(client);
        pictures.close();
        news.close();
        HttpClients.close(client);
    }

    /// The film's pictures on their way to the station.
    private final class Frames implements MjpegReader.Sink {
        private final String via = address.at("video_feed").toString();

        @Override
        public void picture(byte[] jpeg) {
            Listener heard = listener;
            if (heard != null) {
                heard.frame(messages.of("video", jpeg, via));
            }
        }

        @Override
        public void refused(byte[] part, String reason) {
            Listener heard = listener;
            if (heard != null) {
                heard.refused(messages.refused("video", part, via), reason);
            }
        }
    }

    /// How it is, once for each connection: the events only tell what changes.
    private final class Information implements SocketIoNews.FirstQuestion {
        private final String via = address.at("api/system_info").toString();
        private final Call call = client.newCall(new Request.Builder().url(via).build());
        private volatile boolean cancelled;

        Information() {
            call.timeout().timeout(HttpClients.SILENCE.toNanos(), TimeUnit.NANOSECONDS);
        }

        @Override
        public void ask() {
            Listener heard = listener;
            if (heard == null) {
                return;
            }
            try (Response response = call.execute();
                    ResponseBody body = response.body()) {
                byte[] json = body == null ? new byte[0] : HttpClients.read(body, LARGEST_INFORMATION);
                if (!response.isSuccessful()) {
                    heard.refused(messages.refused("system", json, via), "it answered with status " + response.code());
                } else {
                    heard.news(messages.of("system", json, via));
                    if (new String(json, StandardCharsets.UTF_8).contains("\"emotion_model\"")) {
                        heard.news(messages.of("model", json, via));
                    }
                }
            } catch (IOException e) {
                if (!cancelled) {
                    heard.refused(
                            messages.refused("system", new byte[0], via), HttpFailure.sentence(e, address.toString()));
                }
            }
        }

        @Override
        public void cancel() {
            cancelled = true;
            call.cancel();
        }
    }
}

package vedette.station;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import vedette.dialect.MalformedPayloadException;
import vedette.dialect.Route;
import vedette.dialect.Route.ChunkRoute;
import vedette.dialect.Route.FramesRoute;
import vedette.dialect.Route.NewsRoute;
import vedette.dialect.Route.PictureSource;
import vedette.dialect.Route.TelemetryRoute;
import vedette.dialect.RouteTable;
import vedette.message.Acknowledgement;
import vedette.message.InboundMessage;
import vedette.message.LinkState;
import vedette.message.TransportListener;
import vedette.model.CameraId;
import vedette.video.EncodedFrame;

/// Where messages enter the station. Runs on the transports' threads: finds the route, puts pictures into their slots
/// and news into the lane, in constant time, and never throws.
final class Inbound implements TransportListener {
    private final Newcomers newcomers;
    private final CameraRoster roster;
    private final NewsDesk desk;
    private final Links links;
    private final Clock clock;
    private final Map<CameraId, ChunkAssembler> assemblers = new ConcurrentHashMap<>();
    /// Brokers whose transport tells of its news connection by itself.
    private final Set<String> newsTold = ConcurrentHashMap.newKeySet();

    private volatile Map<String, RouteTable> tables;
    /// When something came last, by broker and `System.nanoTime()`.
    private final Map<String, Long> heard = new ConcurrentHashMap<>();

    private final Map<String, Traffic> traffic = new ConcurrentHashMap<>();
    private final LongAdder newsCount = new LongAdder();
    private final LongAdder newsBytes = new LongAdder();

    /// Takes what nobody knows. Called on the transports' threads: returns in constant time and never throws.
    interface Newcomers {
        /// Whether the operator wants nothing of this topic; counts the message where it is so.
        boolean isBlocked(InboundMessage message);

        /// A message on a topic that no camera system takes.
        void unknown(InboundMessage message);
    }

    Inbound(
            Map<String, RouteTable> tables,
            Newcomers newcomers,
            CameraRoster roster,
            NewsDesk desk,
            Links links,
            Clock clock) {
        this.tables = tables;
        this.newcomers = newcomers;
        this.roster = roster;
        this.desk = desk;
        this.links = links;
        this.clock = clock;
    }

    /// Routes what comes from now on by another table.
    synchronized void route(String broker, RouteTable table) {
        Map<String, RouteTable> changed = new LinkedHashMap<>(tables);
        changed.put(broker, table);
        tables = changed;
    }

    /// Whether this broker is one of the station's.
    boolean hears(String broker) {
        return tables.containsKey(broker);
    }

    boolean isKnown(String broker, String topic) {
        return match(broker, topic) != null;
    }

    /// What takes this topic now, or null where nothing does.
    RouteTable.@Nullable Match match(String broker, String topic) {
        RouteTable table = tables.get(broker);
        return table == null ? null : table.find(topic);
    }

    /// A message that a look at everything brought: what is known came by its own way already.
    void scouted(InboundMessage message) {
        if (find(message) == null && !newcomers.isBlocked(message)) {
            newcomers.unknown(message);
        }
    }

    @Override
    public void news(InboundMessage message, Acknowledgement acknowledgement) {
        newsCount.increment();
        newsBytes.add(message.payload().length);
        came(message);
        RouteTable.@Nullable Match match = find(message);
        if (match != null && match.route() instanceof NewsRoute route) {
            desk.take(message, match, route.decoder(), acknowledgement);
        } else {
            // What is not news comes over the other connection too, and is judged there.
            acknowledgement.give();
        }
    }

    @Override
    public void frame(InboundMessage message) {
        came(message);
        RouteTable.@Nullable Match match = find(message);
        if (match == null) {
            if (!newcomers.isBlocked(message)) {
                newcomers.unknown(message);
                desk.refuse(message, null, "no camera system speaks like this on this topic");
            }
            return;
        }
        try {
            take(message, match);
        } catch (MalformedPayloadException e) {
            desk.refuse(message, null, e.reason());
        }
    }

    private void take(InboundMessage message, RouteTable.Match match) throws MalformedPayloadException {
        Route route = match.route();
        switch (route) {
            case FramesRoute frames -> {
                CameraId id = frames.naming().camera(match.site(), match.names());
                picture(message, id, EncodedFrame.of(message), frames.source());
            }
            case ChunkRoute chunks -> {
                CameraId id = chunks.naming().camera(match.site(), match.names());
                byte[] whole = assembler(id).take(chunks.chunk(), message.payload());
                if (whole != null) {
                    EncodedFrame frame =
                            EncodedFrame.of(whole, message.arrivedNanos(), message.received(), message.retained());
                    picture(message, id, frame, PictureSource.ON_REQUEST);
                }
            }
            case TelemetryRoute telemetry -> desk.takeDroppable(message, match, telemetry.decoder());
            case NewsRoute ignored -> {
                // The news connection has it, safely.
            }
        }
    }

    private ChunkAssembler assembler(CameraId id) throws MalformedPayloadException {
        ChunkAssembler known = assemblers.get(id);
        if (known != null) {
            return known;
        }
        if (assemblers.size() >= roster.most()) {
            throw new MalformedPayloadException(roster.tooMany());
        }
        return assemblers.computeIfAbsent(id, key -> new ChunkAssembler());
    }

    private void picture(InboundMessage message, CameraId id, EncodedFrame frame, PictureSource source) {
        if (message.payload().length == 0 && message.retained()) {
            return; // a kept picture was taken away
        }
        if (roster.isBlocked(id)) {
            desk.passOver();
            return;
        }
        LiveCamera camera = roster.findOrTakeIn(id);
        if (camera == null) {
            desk.refuse(message, null, roster.tooMany());
            return;
        }
        camera.ways().picture(message);
        if (source == PictureSource.STREAM && camera.ways().isOvertaken(message)) {
            return; // it would only be drawn between newer ones
        }
        camera.ways().shown(message.via());
        camera.offer(frame, source);
        if (source == PictureSource.ON_REQUEST && !message.retained()) {
            desk.pictureCame(message, id, frame);
        }
    }

    private RouteTable.@Nullable Match find(InboundMessage message) {
        return match(message.broker(), message.topic());
    }

    @Override
    public boolean isBehind() {
        return desk.isBehind();
    }

    @Override
    public void newsLinkChanged(String broker, LinkState state) {
        newsTold.add(broker);
        desk.newsLinkChanged(broker, state, clock.instant());
    }

    @Override
    public void linkChanged(String broker, LinkState state) {
        if (!newsTold.contains(broker)) {
            desk.newsLinkChanged(broker, state, clock.instant());
        }
        Long last = heard.get(broker);
        links.changed(
                broker, state, last == null ? Duration.ZERO : Duration.ofNanos(Math.max(0, System.nanoTime() - last)));
    }

    /// What came past the broker says nothing of how it is heard.
    private void came(InboundMessage message) {
        if (message.via() != null) {
            return;
        }
        heard.put(message.broker(), message.arrivedNanos());
        traffic.computeIfAbsent(message.broker(), broker -> new Traffic()).add(message.payload().length);
    }

    /// What comes over the network from each broker: what is news for both connections counts twice, as it comes
    /// twice. On the clock thread.
    Map<String, TrafficRate> measure(double seconds) {
        Map<String, TrafficRate> rates = new LinkedHashMap<>();
        traffic.forEach((broker, each) -> {
            each.measure(seconds);
            rates.put(broker, each.rate());
        });
        return rates;
    }

    long newsCount() {
        return newsCount.sum();
    }

    long newsBytes() {
        return newsBytes.sum();
    }
}

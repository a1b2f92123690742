package vedette.mqtt;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import vedette.message.Acknowledgement;
import vedette.message.InboundMessage;
import vedette.message.LinkState;
import vedette.message.OutboundMessage;
import vedette.message.PeerCertificate;
import vedette.message.Published;
import vedette.message.Subscription;
import vedette.message.Transport;
import vedette.message.TransportListener;

/// The MQTT transport: a lasting session for news and commands that is acknowledged by hand, and a clean one for
/// frames with a small receive window. A flood of pictures can neither delay nor displace news.
public final class MqttTransport implements Transport {
    /// How many messages the client holds for us between two calls. Ours return at once, so that only what came in
    /// one read from the network waits; what exceeds this is dropped, the newest first, so it must not be small: a
    /// burst of short messages after a subscription is longer than 32.
    private static final int FRAMES_RECEIVE_MAXIMUM = 2048;

    /// Mosquitto 2.0.11 breaks a small maximum at quality of service 1 and ends in a storm of disconnects.
    private static final int NEWS_RECEIVE_MAXIMUM = 65_535;

    /// The client holds what is not acknowledged: more than 16 MB of it, and the connection ends.
    private static final long MOST_PASSED_OVER = 16L << 20;

    private final AtomicLong passedOver = new AtomicLong();
    private final String broker;
    private final BrokerAccess access;
    private final String clientId;
    private final @Nullable String share;
    private final ScheduledExecutorService scheduler;
    private final Clock clock;

    private volatile @Nullable HealingConnection news;
    private volatile @Nullable HealingConnection frames;
    private LinkState newsState = new LinkState.Connecting();
    private LinkState framesState = new LinkState.Connecting();
    private volatile LinkState state = new LinkState.Connecting();

    /// A transport that hears all of the broker's cameras.
    ///
    /// @param clientId the station's lasting name for this broker; `-news` and `-frames` are added
    /// @param scheduler one thread, this transport's own; shut down when the transport is closed
    public MqttTransport(
            String broker, BrokerAccess access, String clientId, ScheduledExecutorService scheduler, Clock clock) {
        this(broker, access, clientId, null, scheduler, clock);
    }

    /// @param clientId the station's lasting name for this broker; `-news` and `-frames` are added
    /// @param share the group of recorders among which the broker splits what is published (MQTT 5 shared
    ///     subscriptions), or null to hear all; what is retained is then not heard
    /// @param scheduler one thread, this transport's own; shut down when the transport is closed
    public MqttTransport(
            String broker,
            BrokerAccess access,
            String clientId,
            @Nullable String share,
            ScheduledExecutorService scheduler,
            Clock clock) {
        this.share = share;
        this.broker = broker;
        this.access = access;
        this.clientId = clientId;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    @Override
    public String broker() {
        return broker;
    }

    @Override
    public synchronized void open(
            TransportListener listener, List<Subscription> newsTopics, List<Subscription> frameTopics) {
        if (news != null) {
            throw new IllegalStateException("opened before");
        }
        HealingConnection newsConnection = new HealingConnection(
                ConnectionSpec.of(access, clientId + "-news", true, NEWS_RECEIVE_MAXIMUM, null),
                shared(newsTopics, "news"),
                (message, acknowledgement) -> receiveNews(listener, message, acknowledgement),
                changed -> newsChanged(listener, changed),
                scheduler,
                clock);
        HealingConnection framesConnection = new HealingConnection(
                ConnectionSpec.of(access, clientId + "-frames", false, FRAMES_RECEIVE_MAXIMUM, null),
                shared(frameTopics, "frames"),
                (message, acknowledgement) -> receiveFrame(listener, message, acknowledgement),
                changed -> changed(listener, newsState, changed),
                scheduler,
                clock);
        news = newsConnection;
        frames = framesConnection;
        newsConnection.open();
        framesConnection.open();
    }

    /// The two connections are groups of their own, or the broker would split between them too.
    private List<Subscription> shared(List<Subscription> topics, String connection) {
        return share == null
                ? topics
                : topics.stream()
                        .map(one ->
                                new Subscription("$share/" + share + "-" + connection + "/" + one.filter(), one.qos()))
                        .toList();
    }

    @Override
    public synchronized CompletionStage<List<String>> alsoListen(
            List<Subscription> moreNews, List<Subscription> moreFrames) {
        HealingConnection newsConnection = news;
        HealingConnection framesConnection = frames;
        if (newsConnection == null || framesConnection == null) {
            throw new IllegalStateException("not open");
        }
        return newsConnection
                .alsoListen(shared(moreNews, "news"))
                .thenCombine(framesConnection.alsoListen(shared(moreFrames, "frames")), (some, others) -> {
                    List<String> refused = new ArrayList<>(some);
                    refused.addAll(others);
                    return refused;
                });
    }

    private void receiveNews(
            TransportListener listener, ProtocolClient.WireMessage message, Acknowledgement acknowledgement) {
        HealingConnection connection = news;
        if (message.qos() > 0 && connection != null && listener.isBehind()) {
            passedOver.addAndGet(message.payload().length);
            connection.standAside(
                    "This station has more news waiting than it can hold. The broker keeps the rest until it has"
                            + " caught up.",
                    () -> !listener.isBehind() || passedOver.get() > MOST_PASSED_OVER,
                    () -> {
                        passedOver.set(0);
                        return !listener.isBehind();
                    });
            return;
        }
        listener.news(inbound(message), acknowledgement);
    }

    private void receiveFrame(
            TransportListener listener, ProtocolClient.WireMessage message, Acknowledgement acknowledgement) {
        try {
            listener.frame(inbound(message));
        } finally {
            acknowledgement.give();
        }
    }

    private InboundMessage inbound(ProtocolClient.WireMessage message) {
        return new InboundMessage(
                broker,
                message.topic(),
                message.payload(),
                message.qos(),
                message.retained(),
                Instant.now(clock),
                System.nanoTime(),
                message.correlation(),
                message.properties());
    }

    /// Called on the scheduler's thread only.
    private void newsChanged(TransportListener listener, LinkState ofNews) {
        listener.newsLinkChanged(broker, ofNews);
        changed(listener, ofNews, framesState);
    }

    /// Called on the scheduler's thread only.
    private void changed(TransportListener listener, LinkState ofNews, LinkState ofFrames) {
        newsState = ofNews;
        framesState = ofFrames;
        LinkState both = both(ofNews, ofFrames);
        if (both.isOnline() && ofNews instanceof LinkState.Online online) {
            // Said once: when only the frames come back later, no news was missed.
            newsState = new LinkState.Online(online.protocol(), true, online.refusedTopics());
        }
        if (!both.equals(state)) {
            state = both;
            listener.linkChanged(broker, both);
        }
    }

    /// The station hears the broker only when it hears it on both connections.
    private static LinkState both(LinkState ofNews, LinkState ofFrames) {
        if (ofNews instanceof LinkState.Online(String protocol, boolean kept, List<String> refused)
                && ofFrames instanceof LinkState.Online(String other, boolean ignored, List<String> refusedFrames)) {
            List<String> all = java.util.stream.Stream.concat(refused.stream(), refusedFrames.stream())
                    .distinct()
                    .toList();
            return new LinkState.Online(protocol, kept, all);
        }
        if (ofNews instanceof LinkState.Online) {
            return ofFrames;
        }
        return ofNews;
    }

    @Override
    public LinkState state() {
        return state;
    }

    @Override
    public synchronized Optional<PeerCertificate> peerCertificate() {
        HealingConnection connection = news;
        return connection == null ? Optional.empty() : connection.encryption().peer();
    }

    @Override
    public synchronized Optional<PeerCertificate> ownCertificate() {
        HealingConnection connection = news;
        return connection == null ? Optional.empty() : connection.encryption().own();
    }

    @Override
    public CompletionStage<Published> publish(OutboundMessage message) {
        HealingConnection connection = frames;
        return connection == null
                ? CompletableFuture.failedFuture(new IllegalStateException("not connected to the broker"))
                : connection.publish(message);
    }

    @Override
    public synchronized void close() {
        if (scheduler.isShutdown()) {
            return;
        }
        HealingConnection newsConnection = news;
        HealingConnection framesConnection = frames;
        if (newsConnection != null && framesConnection != null) {
            try {
                CompletableFuture.allOf(newsConnection.close(), framesConnection.close())
                        .get(2, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException | TimeoutException e) {
                // No goodbye: the broker notices by itself.
                org.slf4j.LoggerFactory.getLogger(MqttTransport.class).debug("no goodbye from {}", broker, e);
            }
        }
        state = new LinkState.Closed();
        scheduler.shutdownNow();
    }
}

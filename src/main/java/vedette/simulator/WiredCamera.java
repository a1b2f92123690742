package vedette.simulator;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vedette.message.InboundMessage;
import vedette.message.OutboundMessage;
import vedette.message.Publisher;

/// What all simulated cameras do alike: connect, act in rhythms, count, go wrong; all under the camera's own lock.
abstract class WiredCamera implements SimulatedCamera {
    private static final Logger LOG = LoggerFactory.getLogger(WiredCamera.class);
    /// Pictures that may be on their way to the broker. More would only grow old in a queue.
    private static final int MOST_IN_FLIGHT = 4;
    /// After so many messages in a row that could not be sent the connection is taken for lost.
    private static final int FAILURES_OF_A_LOST_LINK = 3;
    private static final Duration BEFORE_ANOTHER_TRY = Duration.ofSeconds(2);

    final World world;
    final Random random;
    private final Identity identity;
    private final Eye eye;
    private final List<Pacer> pacers = new ArrayList<>();
    private final List<CompletableFuture<Void>> subscribing = new ArrayList<>();
    private final AtomicInteger inFlight = new AtomicInteger();
    private Publisher.@Nullable Factory connections;
    private @Nullable ScheduledExecutorService scheduler;
    private @Nullable Publisher connection;
    private @Nullable OutboundMessage lastEvent;
    Fault fault = Fault.RECOVER;
    private final AtomicInteger failuresInARow = new AtomicInteger();
    private boolean connecting;
    private boolean begun;
    private boolean stopped;

    WiredCamera(Identity identity, World world) {
        this.identity = identity;
        this.world = world;
        random = identity.random();
        eye = new Eye(identity, world, random);
    }

    /// What the broker says when the camera vanishes, or null for nothing.
    @Nullable
    OutboundMessage lastWill() {
        return null;
    }

    /// Each time when the camera has connected: to listen and to say what it says then.
    void connected() {}

    /// Once, after the first connection: to start the rhythms.
    abstract void begin();

    /// Before it ends in order.
    void goodbye() {}

    @Override
    public final String name() {
        return identity.name();
    }

    @Override
    public final String system() {
        return identity.system();
    }

    @Override
    public final synchronized CompletionStage<Void> start(
            Publisher.Factory publishers, ScheduledExecutorService executor) {
        if (connections != null) {
            throw new IllegalStateException(name() + " was started before");
        }
        connections = publishers;
        scheduler = executor;
        return connect();
    }

    private synchronized CompletionStage<Void> connect() {
        Publisher.Factory factory = connections;
        if (stopped || connecting || connection != null || factory == null || fault == Fault.VANISH) {
            return CompletableFuture.completedFuture(null);
        }
        connecting = true;
        return factory.open(identity.clientId(), lastWill())
                .thenCompose(this::opened)
                .whenComplete((done, problem) -> {
                    if (problem != null) {
                        world.counters().failure();
                        LOG.debug("{} cannot connect: {}", name(), problem.getMessage());
                        retry();
                    }
                });
    }

    private synchronized CompletionStage<Void> opened(Publisher publisher) {
        connecting = false;
        if (stopped || fault == Fault.VANISH) {
            publisher.close();
            return CompletableFuture.completedFuture(null);
        }
        connection = publisher;
        failuresInARow.set(0);
        subscribing.clear();
        connected();
        if (!begun) {
            begun = true;
            begin();
        }
        return CompletableFuture.allOf(subscribing.toArray(CompletableFuture<?>[]::new));
    }

    private synchronized void retry() {
        connecting = false;
        Publisher lost = connection;
        connection = null;
        if (lost != null) {
            lost.drop();
        }
        later(BEFORE_ANOTHER_TRY, this::connect);
    }

    @Override
    public final synchronized void stop() {
        if (stopped || connections == null) {
            return;
        }
        Publisher last = connection;
        if (last != null) {
            goodbye();
            connection = null;
            last.close();
        }
        stopped = true;
        pacers.forEach(Pacer::stop);
    }

    @Override
    public final synchronized void inject(Fault next) {
        fault = next;
        eye.suffer(next);
        OutboundMessage again = lastEvent;
        if (next == Fault.VANISH && connection != null) {
            connection.drop();
            connection = null;
        } else if (next == Fault.RESEND && again != null) {
            send(again, false);
        } else if (next == Fault.RECOVER) {
            later(Duration.ZERO, this::connect);
        }
    }

    /// Does something again and again, beginning with the camera's phase.
    final void every(Duration period, Runnable task) {
        ScheduledExecutorService executor = scheduler;
        if (executor != null) {
            Duration phase = Duration.ofNanos((long) (period.toNanos() * identity.phase()));
            Counters counters = world.counters();
            pacers.add(Pacer.start(executor, world.nanos(), phase, period, () -> guard(task), counters::skip));
        }
    }

    /// Does something once.
    final void later(Duration delay, Runnable task) {
        ScheduledExecutorService executor = scheduler;
        if (executor == null || stopped) {
            return;
        }
        try {
            executor.schedule(() -> guard(task), delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("{} has ended", name());
        }
    }

    /// Listens from within `connected`. The listener runs like all that the camera does, and not while it is silent.
    final void listen(String filter, int qos, Consumer<InboundMessage> listener) {
        Publisher link = connection;
        if (link != null) {
            Consumer<InboundMessage> laterOn = message -> later(Duration.ZERO, () -> hear(message, listener));
            subscribing.add(link.subscribe(filter, qos, laterOn).toCompletableFuture());
        }
    }

    private void hear(InboundMessage message, Consumer<InboundMessage> listener) {
        if (fault != Fault.STOP && fault != Fault.DEAF && connection != null) {
            listener.accept(message);
        }
    }

    private synchronized void guard(Runnable task) {
        if (stopped) {
            return;
        }
        try {
            task.run();
        } catch (RuntimeException e) {
            world.counters().failure();
            LOG.warn("{} failed", name(), e);
        }
    }

    /// What the camera sees now, for those that only tell of it.
    final Frame see(FrameLoop loop) {
        return eye.see(loop);
    }

    /// The picture of what was seen. It is to be sent.
    final byte[] shot(Frame frame) {
        return eye.shot(frame);
    }

    /// Whether the way to the broker is too full for another picture; counts as one left out.
    final boolean isCongested() {
        boolean congested = inFlight.get() >= MOST_IN_FLIGHT;
        if (congested) {
            world.counters().skip(1);
        }
        return congested;
    }

    /// Sends a part of a picture that `sendPicture` completes.
    final void sendPart(String topic, byte[] payload) {
        send(new OutboundMessage(topic, payload, 0, false), false);
    }

    /// Sends a picture in whatever form, or the end of one.
    final void sendPicture(String topic, byte[] payload, int qos) {
        send(new OutboundMessage(topic, payload, qos, false), true);
    }

    /// Sends news as JSON.
    final void sendEvent(String topic, Map<String, ?> json, int qos, boolean retain) {
        byte[] good = Json.bytes(json);
        byte[] payload = fault == Fault.BAD_JSON ? Damage.event(good, random) : good;
        OutboundMessage event = new OutboundMessage(topic, payload, qos, retain);
        lastEvent = event;
        send(event, false);
        if (fault == Fault.RESEND) {
            send(event, false);
        }
    }

    /// Answers a command, or what the fleet's faults make of the answer.
    final void answer(Answer answer) {
        world.obedience().answer(answer, message -> send(message, false), this::later);
    }

    /// Sends a word or a number.
    final void sendText(String topic, String text, int qos, boolean retain) {
        send(new OutboundMessage(topic, text.getBytes(StandardCharsets.UTF_8), qos, retain), false);
    }

    final void send(OutboundMessage message, boolean picture) {
        Publisher link = connection;
        if (link == null || fault == Fault.STOP) {
            return;
        }
        if (picture) {
            inFlight.incrementAndGet();
        }
        link.publish(message).whenComplete((done, problem) -> sent(link, message, picture, problem));
    }

    private void sent(Publisher link, OutboundMessage message, boolean picture, @Nullable Throwable problem) {
        if (picture) {
            inFlight.decrementAndGet();
        }
        if (problem != null) {
            failed(link);
            return;
        }
        failuresInARow.set(0);
        world.counters().sent(picture, message.payload().length);
    }

    /// What fails after the connection was given up was to be expected.
    private synchronized void failed(Publisher link) {
        if (link.equals(connection)) {
            world.counters().failure();
            if (failuresInARow.incrementAndGet() >= FAILURES_OF_A_LOST_LINK) {
                retry();
            }
        }
    }
}

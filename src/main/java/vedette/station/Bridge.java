package vedette.station;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vedette.message.Acknowledgement;
import vedette.message.InboundMessage;
import vedette.message.LinkState;
import vedette.message.PublishRefusedException;
import vedette.message.Published;
import vedette.model.LogEntry;
import vedette.mqtt.MqttLink;

/// Carries chosen messages from one broker to another. A message is acknowledged to the first broker when the second
/// has taken it, so that none is lost that was acknowledged; some may come twice. While the second broker is away, the
/// first is not listened to and keeps the messages in the bridge's session: nothing piles up here.
///
/// All state but the counters and what is held is confined to the bridge's own thread.
final class Bridge implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Bridge.class);

    /// Messages under way to the second broker at once.
    private static final int MOST_UNDER_WAY = 256;

    /// Where the second broker can't take messages now, although it is connected.
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final BridgePlan plan;
    private final BridgeSorter sorter;
    private final BridgeCounters counters;
    private final BridgeNotes notes;
    private final Clock clock;
    private final ScheduledExecutorService thread;
    private final Deque<Parcel> outbox = new ArrayDeque<>();

    private @Nullable MqttLink to;
    private volatile @Nullable Listening listening;
    private boolean known;
    private boolean closing;
    private int underWay;

    /// A message on its way over.
    private record Parcel(Listening heard, BridgeSorter.Letter letter, int size, Acknowledgement acknowledgement) {}

    Bridge(BridgePlan plan, LoopMemory memory, Consumer<LogEntry> log, Clock clock) {
        this.plan = plan;
        this.clock = clock;
        counters = new BridgeCounters(clock.instant());
        sorter = new BridgeSorter(plan, memory);
        notes = new BridgeNotes(plan, log, clock);
        thread = NamedThreads.scheduler("bridge " + plan.name());
    }

    void open() {
        thread.execute(() -> {
            // Once at the beginning, even if the second broker is away: so that the first begins to keep messages.
            listen();
            to = plan.to()
                    .opening()
                    .open(
                            "-to",
                            false,
                            new BridgePlan.Ears(List.of(), (message, acknowledgement) -> {}, this::toChanged),
                            thread,
                            clock);
        });
    }

    BridgeStatus status() {
        Listening now = listening;
        return counters.status(plan, now == null ? 0 : now.held.count());
    }

    private void listen() {
        Listening now = new Listening();
        listening = now;
        now.link = plan.from()
                .opening()
                .open(
                        "",
                        true,
                        new BridgePlan.Ears(plan.topics(), now::hear, state -> fromChanged(now, state)),
                        thread,
                        clock);
    }

    private void listenAgain() {
        if (!closing && listening == null && counters.toState().isOnline()) {
            listen();
        }
    }

    /// Ends listening without acknowledging what is held: the first broker sends it again to the next link.
    private CompletableFuture<Void> stopListening() {
        Listening now = listening;
        listening = null;
        outbox.clear();
        underWay = 0;
        if (now == null) {
            return CompletableFuture.completedFuture(null);
        }
        now.deaf = true;
        counters.fromState(new LinkState.Closed());
        MqttLink link = now.link;
        return link == null ? CompletableFuture.completedFuture(null) : link.close();
    }

    private void fromChanged(Listening of, LinkState state) {
        if (of != listening) {
            return;
        }
        counters.fromState(state);
        sorter.fromState(state);
        known |= state.isOnline();
        if (known && !counters.toState().isOnline()) {
            stopListening();
        }
        notes.changed(counters.fromState(), counters.toState());
    }

    private void toChanged(LinkState state) {
        boolean was = counters.toState().isOnline();
        counters.toState(state);
        sorter.toState(state);
        if (state.isOnline()) {
            listenAgain();
        } else if (was && known) {
            counters.again(underWay);
            stopListening();
        }
        notes.changed(counters.fromState(), counters.toState());
    }

    private void carry(Listening heard, InboundMessage message, int size, Acknowledgement acknowledgement) {
        if (heard.deaf) {
            return;
        }
        BridgeSorter.Sorted sorted = sorter.sort(message);
        switch (sorted) {
            case BridgeSorter.Letter letter -> {
                outbox.addLast(new Parcel(heard, letter, size, acknowledgement));
                send();
            }
            case BridgeSorter.Refused refused -> {
                LOG.debug("Bridge {} refuses a message: {}", plan.name(), refused.reason());
                counters.refused();
                done(heard, size, acknowledgement);
            }
            case BridgeSorter.Looped ignored -> {
                counters.looped();
                done(heard, size, acknowledgement);
            }
            case BridgeSorter.NotChosen ignored -> done(heard, size, acknowledgement);
        }
    }

    private void send() {
        MqttLink link = to;
        while (link != null && underWay < MOST_UNDER_WAY && !outbox.isEmpty()) {
            Parcel parcel = outbox.removeFirst();
            underWay++;
            sorter.sending(parcel.letter());
            link.publish(parcel.letter().message()).whenComplete((answer, failure) -> {
                if (!thread.isShutdown()) {
                    thread.execute(() -> answered(parcel, answer, failure));
                }
            });
        }
    }

    private void answered(Parcel parcel, @Nullable Published answer, @Nullable Throwable failure) {
        if (parcel.heard().deaf) {
            return; // comes again
        }
        boolean refused = isRefused(failure);
        if (answer == null && !refused) {
            LOG.info("Bridge {} could not publish and tries again", plan.name(), failure);
            counters.again(underWay);
            stopListening();
            notes.changed(counters.fromState(), counters.toState());
            thread.schedule(this::listenAgain, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
            return;
        }
        underWay--;
        if (refused) {
            counters.refused();
        } else {
            counters.carried(parcel.letter().message().payload().length);
        }
        done(parcel.heard(), parcel.size(), parcel.acknowledgement());
        send();
    }

    private static boolean isRefused(@Nullable Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof PublishRefusedException refusal && refusal.isLasting();
    }

    private void done(Listening heard, int size, Acknowledgement acknowledgement) {
        acknowledgement.give();
        heard.held.release(size);
        listenAnewWhenDone(heard);
    }

    /// What came beyond the bounds was not taken: when all that was taken is over, the next link gets it.
    private void listenAnewWhenDone(Listening heard) {
        if (heard.overflowed && !heard.deaf && heard.held.count() == 0) {
            stopListening().whenComplete((gone, failure) -> {
                if (!thread.isShutdown()) {
                    thread.execute(this::listenAgain);
                }
            });
        }
    }

    /// Ends at once; what is held is not acknowledged and comes again at the next start.
    @Override
    public void close() {
        CompletableFuture<Void> goodbye = new CompletableFuture<>();
        thread.execute(() -> {
            closing = true;
            CompletableFuture<Void> ended = stopListening();
            MqttLink link = to;
            CompletableFuture.allOf(ended, link == null ? ended : link.close())
                    .whenComplete((gone, failure) -> goodbye.complete(null));
        });
        goodbye.completeOnTimeout(null, 2, TimeUnit.SECONDS).join();
        thread.shutdownNow();
    }

    /// One link to the first broker, from its opening to its close.
    private final class Listening {
        private final Held held = new Held();
        private volatile boolean overflowed;
        private volatile boolean deaf;
        private @Nullable MqttLink link;

        /// Called on network threads.
        void hear(InboundMessage message, Acknowledgement acknowledgement) {
            int size = Held.size(message);
            if (deaf || thread.isShutdown()) {
                return;
            }
            if (!overflowed && held.take(size)) {
                thread.execute(() -> carry(this, message, size, acknowledgement));
                return;
            }
            if (message.qos() == 0) {
                counters.refused(); // nobody keeps it
            }
            if (!overflowed) {
                overflowed = true;
                thread.execute(() -> listenAnewWhenDone(this));
            }
        }
    }
}

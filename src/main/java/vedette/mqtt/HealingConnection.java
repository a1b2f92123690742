package vedette.mqtt;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vedette.message.Acknowledgement;
import vedette.message.LinkState;
import vedette.message.OutboundMessage;
import vedette.message.Published;
import vedette.message.Subscription;
import vedette.settings.SettingsException;

/// One connection that comes back by itself: connects, subscribes, and after a loss tries again with growing, jittered
/// pauses. All its state is confined to the scheduler's one thread.
final class HealingConnection {
    private static final Logger LOG = LoggerFactory.getLogger(HealingConnection.class);

    /// Takes what the connection receives. Called on network threads.
    interface Receiver {
        void received(ProtocolClient.WireMessage message, Acknowledgement acknowledgement);
    }

    private final ConnectionSpec spec;
    private List<Subscription> subscriptions;
    private final Receiver receiver;
    private final Consumer<LinkState> states;
    private final ScheduledExecutorService scheduler;
    private final Clock clock;

    private volatile @Nullable ProtocolClient online;
    private @Nullable ProtocolClient current;
    private @Nullable ProtocolClient leaving;
    private boolean older;
    /// What is under way, and what comes next: never more than one.
    private @Nullable ConnectAttempt attempt;

    private final Later next;
    private boolean closed;
    private final RetryPace pace = new RetryPace();

    HealingConnection(
            ConnectionSpec spec,
            List<Subscription> subscriptions,
            Receiver receiver,
            Consumer<LinkState> states,
            ScheduledExecutorService scheduler,
            Clock clock) {
        this.spec = spec;
        older = spec.access().olderProtocol();
        this.subscriptions = subscriptions;
        this.receiver = receiver;
        this.states = states;
        this.scheduler = scheduler;
        next = new Later(scheduler);
        this.clock = clock;
    }

    void open() {
        scheduler.execute(() -> {
            states.accept(new LinkState.Connecting());
            attempt();
        });
    }

    /// Subscribes to more, now and at each connection.
    ///
    /// @return the filters that the broker refuses
    CompletableFuture<List<String>> alsoListen(List<Subscription> more) {
        CompletableFuture<List<String>> refused = new CompletableFuture<>();
        scheduler.execute(() -> {
            List<Subscription> all = new ArrayList<>(subscriptions);
            all.addAll(more);
            subscriptions = all.stream().distinct().toList();
            ProtocolClient client = online;
            if (client == null || more.isEmpty()) {
                refused.complete(List.of());
                return;
            }
            client.subscribe(more).whenComplete((answer, failure) -> {
                if (failure != null) {
                    refused.completeExceptionally(failure);
                } else {
                    refused.complete(answer);
                }
            });
        });
        return refused;
    }

    CompletableFuture<Published> publish(OutboundMessage message) {
        ProtocolClient client = online;
        return client == null
                ? CompletableFuture.failedFuture(new IllegalStateException("not connected to the broker"))
                : client.publish(message);
    }

    /// How this connection is encrypted, where it is.
    Encryption encryption() {
        return spec.encryption();
    }

    /// Ends in the scheduler's thread; the stage ends when goodbye is said or can't be.
    CompletableFuture<Void> close() {
        CompletableFuture<Void> goodbye = new CompletableFuture<>();
        scheduler.execute(() -> {
            closed = true;
            next.cancel();
            ProtocolClient client = current;
            online = null;
            if (client == null) {
                goodbye.complete(null);
            } else {
                // An attempt under way is let end first: a client that is connecting can't say goodbye.
                ended(attempt)
                        .handle((done, failure) -> client.disconnect())
                        .thenCompose(said -> said)
                        .whenComplete((done, failure) -> goodbye.complete(null));
            }
        });
        return goodbye;
    }

    private static CompletableFuture<?> ended(@Nullable ConnectAttempt underWay) {
        return underWay == null ? CompletableFuture.completedFuture(null) : underWay.made();
    }

    /// Leaves the broker for a while: it keeps what it has, and sends again what was not acknowledged. Where that is
    /// under way already, nothing more happens.
    ///
    /// @param why in the operator's words
    /// @param mayLeave whether what was taken is acknowledged as far as it can be: that is of no use afterwards
    /// @param mayReturn whether there is room for more
    void standAside(String why, BooleanSupplier mayLeave, BooleanSupplier mayReturn) {
        scheduler.execute(() -> {
            ProtocolClient client = current;
            if (closed || client == null || leaving == client) {
                return;
            }
            leaving = client;
            next.once(mayLeave, () -> leave(client, why, mayReturn));
        });
    }

    private void leave(ProtocolClient client, String why, BooleanSupplier mayReturn) {
        if (closed || current != client) {
            return;
        }
        online = null;
        // A client takes what comes again for what it has given already: the next one knows nothing of it.
        current = null;
        ConnectAttempt left = attempt;
        attempt = null;
        next.cancel();
        LOG.info("{}: {}", spec.clientId(), why);
        states.accept(new LinkState.Retrying(why, clock.instant()));
        ended(left)
                .handle((done, failure) -> client.disconnect())
                .thenCompose(said -> said)
                .whenComplete((done, failure) -> {
                    if (!scheduler.isShutdown()) {
                        scheduler.execute(() -> next.once(mayReturn, this::attempt));
                    }
                });
    }

    private void attempt() {
        if (closed || attempt != null) {
            return;
        }
        next.cancel();
        pace.attemptBegins();
        ProtocolClient client;
        try {
            client = clientFor(older);
        } catch (SettingsException e) {
            retryLater(LinkFailure.refused(String.valueOf(e.getMessage())));
            return;
        }
        ConnectAttempt begun = new ConnectAttempt(client, subscriptions);
        attempt = begun;
        begun.made().whenComplete((state, failure) -> {
            if (!scheduler.isShutdown()) {
                scheduler.execute(() -> attempted(begun, state, failure));
            }
        });
    }

    private ProtocolClient clientFor(boolean olderProtocol) throws SettingsException {
        ProtocolClient client = current;
        if (client != null && client instanceof Mqtt3ProtocolClient == olderProtocol) {
            // Kept over losses: it still knows which messages were under way.
            return client;
        }
        ClientListener listener = new ClientListener(receiver, this::disconnected);
        client = olderProtocol ? new Mqtt3ProtocolClient(spec, listener) : new Mqtt5ProtocolClient(spec, listener);
        listener.hears(client);
        current = client;
        return client;
    }

    private void attempted(ConnectAttempt ended, LinkState.@Nullable Online state, @Nullable Throwable told) {
        ProtocolClient client = ended.client();
        if (closed) {
            client.disconnect();
            return;
        }
        if (attempt != ended) {
            return; // stood aside in the meantime
        }
        attempt = null;
        Throwable failure = ended.failure(told);
        if (state != null && failure == null) {
            succeeded(ended, state);
            return;
        }
        LOG.debug("{} could not connect", spec.clientId(), failure);
        LinkFailure reason = spec.failure(failure == null ? new IllegalStateException() : failure);
        if (reason.olderProtocol() && !older && !ended.wasAccepted()) {
            older = true;
            next.in(ConnectionSpec.BEFORE_OLDER, this::attempt);
            return;
        }
        older = spec.access().olderProtocol();
        client.disconnect();
        if (reason.refused() && spec.address().isEncrypted()) {
            current = null; // the next attempt reads the operator's files anew: they may have been mended
        }
        retryLater(reason);
    }

    private void succeeded(ConnectAttempt ended, LinkState.Online state) {
        pace.succeeded();
        online = ended.client();
        LOG.info(
                "{} connected by {}, session {}",
                spec.clientId(),
                state.protocol(),
                state.sessionPresent() ? "kept" : "new");
        states.accept(state);
        LateSubscriptions.listen(
                ended.client(),
                subscriptions.stream()
                        .filter(each -> !ended.asked().contains(each))
                        .toList(),
                spec.clientId());
    }

    private void disconnected(ProtocolClient client, Throwable cause) {
        if (!scheduler.isShutdown()) {
            scheduler.execute(() -> lost(client, cause));
        }
    }

    private void lost(ProtocolClient client, Throwable cause) {
        ConnectAttempt underWay = attempt;
        if (underWay != null && underWay.client() == client) {
            underWay.lost(cause);
        }
        if (closed || online != client) {
            return; // an attempt that failed tells of itself
        }
        online = null;
        older = spec.access().olderProtocol();
        retryLater(spec.failure(cause));
    }

    private void retryLater(LinkFailure reason) {
        Duration pause = pace.after(reason);
        if (pace.isFirst() || reason.refused()) {
            LOG.info("{}: {} Trying again in {} ms", spec.clientId(), reason.sentence(), pause.toMillis());
        }
        states.accept(
                reason.refused()
                        ? new LinkState.Refused(reason.sentence())
                        : new LinkState.Retrying(
                                reason.sentence(), clock.instant().plus(pause)));
        next.in(pause, this::attempt);
    }
}

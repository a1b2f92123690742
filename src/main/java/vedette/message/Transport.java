package vedette.message;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// A way to a broker: two connections, one for news and commands that loses nothing, one for frames where the newest
/// wins. Heals by itself until it is closed. Thread-safe.
public interface Transport extends AutoCloseable {
    /// The broker's name in the settings.
    String broker();

    /// Connects, subscribes, and keeps at it. Returns at once; what comes of it is told to the listener.
    ///
    /// @throws IllegalStateException when it was opened before
    void open(TransportListener listener, List<Subscription> news, List<Subscription> frames);

    /// Listens to more topics as well, from now on and after each reconnection, without breaking anything off. The
    /// stage ends with the filters that the broker refuses, usually none; at once where there is no connection just
    /// now. A transport whose topics are fixed listens to nothing else.
    ///
    /// @throws IllegalStateException before it was opened
    default CompletionStage<List<String>> alsoListen(List<Subscription> news, List<Subscription> frames) {
        return CompletableFuture.completedStage(List.of());
    }

    LinkState state();

    /// The certificate that the broker showed when the link was last made and trusted; empty where the link is not
    /// encrypted, or was not made yet.
    default Optional<PeerCertificate> peerCertificate() {
        return Optional.empty();
    }

    /// The certificate that the station shows to the broker; empty where it has none for it.
    default Optional<PeerCertificate> ownCertificate() {
        return Optional.empty();
    }

    /// Sends a message, over a connection whose session the broker does not keep: what was under way when the
    /// connection was lost is never sent again by itself. Nothing is queued here. Returns at once.
    ///
    /// The stage ends with what the broker said when it has taken it (by its quality of service), or exceptionally:
    /// with a [PublishRefusedException] where the broker will not take it; with an `IllegalStateException` where
    /// there is no connection, and then nothing was sent; with anything else where it is not known whether the
    /// broker has it.
    CompletionStage<Published> publish(OutboundMessage message);

    /// Says goodbye and ends both connections. Waits at most two seconds.
    @Override
    void close();
}

package vedette.mqtt;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import vedette.message.LinkState;
import vedette.message.Subscription;

/// One attempt to connect and to be heard to listen. Confined to its connection's thread, but for the stage.
final class ConnectAttempt {
    private final ProtocolClient client;
    private final List<Subscription> asked;
    private final CompletableFuture<LinkState.Online> made;
    private volatile boolean accepted;
    private @Nullable Throwable lost;

    /// Begins it.
    ConnectAttempt(ProtocolClient client, List<Subscription> asked) {
        this.client = client;
        this.asked = asked;
        made = client.connect().thenCompose(sessionPresent -> {
            accepted = true;
            return client.subscribe(asked)
                    .orTimeout(ConnectionSpec.SUBSCRIBED_WITHIN_SECONDS, TimeUnit.SECONDS)
                    .thenApply(refused -> new LinkState.Online(client.protocol(), sessionPresent, refused));
        });
    }

    ProtocolClient client() {
        return client;
    }

    List<Subscription> asked() {
        return asked;
    }

    /// Ends when the broker has answered all, or the attempt failed.
    CompletableFuture<LinkState.Online> made() {
        return made;
    }

    /// Whether the broker has let the station in, so that it knows this protocol.
    boolean wasAccepted() {
        return accepted;
    }

    /// The connection is lost again: the library tells that before it tells of the success, and keeps what was asked
    /// for, unanswered.
    void lost(Throwable cause) {
        lost = cause;
        if (accepted) {
            made.completeExceptionally(cause);
        }
    }

    /// Why it failed, or null where it did not.
    @Nullable
    Throwable failure(@Nullable Throwable told) {
        return told == null ? lost : told;
    }
}

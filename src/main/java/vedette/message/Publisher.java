package vedette.message;

import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One simple connection that publishes and listens, for simulated cameras and for a look at what else is said on a
/// broker. Thread-safe; does not heal by itself.
public interface Publisher extends AutoCloseable {
    /// Sends a message. The stage completes when the message is written (at quality of service 0) or when
    /// the broker has taken it, and exceptionally when it could not be sent.
    CompletionStage<Void> publish(OutboundMessage message);

    /// Listens. The listener runs on a thread of the connection: it returns soon and never throws.
    ///
    /// @param filter a topic, or a filter with wildcards
    /// @param qos the highest quality of service to receive with, 0 to 2
    CompletionStage<Void> subscribe(String filter, int qos, Consumer<InboundMessage> listener);

    /// Ends without goodbye: the broker publishes the last will.
    void drop();

    /// Says goodbye and ends: the broker forgets the last will.
    @Override
    void close();

    /// Opens connections.
    @FunctionalInterface
    interface Factory {
        /// @param clientId not empty, and used by nobody else on the broker
        /// @param lastWill what the broker publishes when the connection ends without goodbye, or null for
        ///     nothing
        CompletionStage<Publisher> open(String clientId, @Nullable OutboundMessage lastWill);
    }
}

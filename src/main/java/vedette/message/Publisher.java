package vedette.message;

import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One simple connection that publishes and listens, for simulated cameras.
public interface Publisher extends AutoCloseable {
    /// Sends a message. The stage ends when the broker has taken it; at quality of service 0, when it is written.
    CompletionStage<Void> publish(OutboundMessage message);

    /// Listens on a filter. The listener is called on the connection's thread and must be quick.
    CompletionStage<Void> subscribe(String filter, int qos, Consumer<InboundMessage> listener);

    /// Ends without goodbye: the broker publishes the last will.
    void drop();

    /// Says goodbye.
    @Override
    void close();

    /// Opens connections to one broker.
    interface Factory {
        /// @param clientId the client's name, not empty
        /// @param lastWill what the broker should publish if the connection is lost, or null
        CompletionStage<Publisher> open(String clientId, @Nullable OutboundMessage lastWill);
    }
}

package vedette.message;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/// The web server of one installation as something that can be asked and told. Thread-safe.
public interface RequestChannel extends AutoCloseable {
    /// Whose web server it is.
    SideChannel.Site site();

    /// Where it is, as shown to the operator: without user, password or key.
    String address();

    /// Whether a request that is made now leaves at once. Where not, as many as may be are under way: whoever asks
    /// now waits behind them.
    boolean hasRoom();

    /// Asks, once. Ends with the answer, whatever its status, or exceptionally with an `IOException` whose message is a
    /// sentence for the operator: a `ConnectException` where the request can't have arrived. To cancel it ends the
    /// request. Returns at once.
    ///
    /// @param most how long it may take from now on; then it has ended, whether it was answered or not
    CompletableFuture<HttpReply> ask(HttpRequest request, Duration most);

    /// Ends it; what is under way fails.
    @Override
    void close();
}

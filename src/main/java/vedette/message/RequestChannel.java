package vedette.message;

import java.util.concurrent.CompletionStage;

/// The web server of one installation as something that can be asked and told. Thread-safe.
public interface RequestChannel extends AutoCloseable {
    /// Whose web server it is.
    SideChannel.Site site();

    /// Where it is, as shown to the operator: without user, password or key.
    String address();

    /// Asks, once. The stage ends with the answer, whatever its status, or exceptionally with an `IOException` whose
    /// message is a sentence for the operator. Returns at once.
    CompletionStage<HttpReply> ask(HttpRequest request);

    /// Ends it; what is under way fails.
    @Override
    void close();
}

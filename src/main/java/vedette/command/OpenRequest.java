package vedette.command;

import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// What a web server is being asked for one command. Confined to whoever holds the desk's lock.
final class OpenRequest {
    private @Nullable Future<?> asked;

    void begin(Future<?> request) {
        asked = request;
    }

    boolean isOpen() {
        Future<?> request = asked;
        return request != null && !request.isDone();
    }

    /// Ends it where it is still open.
    void end() {
        Future<?> request = asked;
        asked = null;
        if (request != null) {
            request.cancel(true);
        }
    }
}

package vedette.watchlist;

import org.jspecify.annotations.Nullable;

/// A list that can't be read, changed or written. The message is a sentence for the operator.
public final class WatchlistException extends Exception {
    private static final long serialVersionUID = 1L;

    public WatchlistException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    public WatchlistException(String message) {
        super(message);
    }
}

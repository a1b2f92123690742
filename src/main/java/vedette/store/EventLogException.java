package vedette.store;

import org.jspecify.annotations.Nullable;

/// The event log can't be opened, asked or exported. The message is a sentence for the operator that says
/// what to do.
public final class EventLogException extends Exception {
    private static final long serialVersionUID = 1L;

    EventLogException(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}

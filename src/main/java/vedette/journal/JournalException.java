package vedette.journal;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The journal can't be used; the message is a sentence for the operator that says what to do.
public final class JournalException extends IOException {
    private static final long serialVersionUID = 1L;

    public JournalException(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}

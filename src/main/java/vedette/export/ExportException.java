package vedette.export;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// An export or a verification could not be done; the message is a sentence for the operator that says what to do.
public final class ExportException extends IOException {
    private static final long serialVersionUID = 1L;

    public ExportException(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}

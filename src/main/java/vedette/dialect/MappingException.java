package vedette.dialect;

import java.util.Objects;

/// A mapping file that can't be used. The message names the file and the key, and says what should be there.
public final class MappingException extends Exception {
    private static final long serialVersionUID = 1L;

    public MappingException(String message) {
        super(message);
    }

    /// The reason, never null.
    public String reason() {
        return Objects.requireNonNull(getMessage());
    }
}

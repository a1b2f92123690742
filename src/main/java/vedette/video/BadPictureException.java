package vedette.video;

import java.util.Objects;
import vedette.model.Printable;

/// Bytes that are no picture, or none that is safe to decode. Carries one sentence for the operator; the
/// picture is set aside and counted, and its camera goes on.
public final class BadPictureException extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_REASON = 190;

    /// @param reason one line, such as `cut off: the end is missing after 12.3 kB`; made printable and
    ///     cut to at most 200 characters, because it may quote the sender
    public BadPictureException(String reason) {
        // Made for every bad picture, and hostile senders make many: no stack trace.
        super(Printable.text(reason, LONGEST_REASON), null, false, false);
    }

    /// The reason, never null, at most 200 characters.
    public String reason() {
        return Objects.requireNonNull(getMessage());
    }
}

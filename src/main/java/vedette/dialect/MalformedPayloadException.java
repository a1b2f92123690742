package vedette.dialect;

import java.util.Objects;
import vedette.model.Printable;

/// A message that is not what its topic promises. Carries a reason for the operator; the message is set aside
/// and counted, and everything else goes on.
public final class MalformedPayloadException extends Exception {
    private static final long serialVersionUID = 1L;

    /// Leaves room below 300 for an escaped character and the ellipsis.
    private static final int LONGEST_REASON = 290;

    /// @param reason a sentence, with the place where there is one: `$.detections[0].confidence: 7 is no
    ///     score`; made printable and cut to one line of at most 300 characters, because it quotes what came
    public MalformedPayloadException(String reason) {
        // Made for every bad message, and hostile senders make many: no stack trace.
        super(Printable.text(reason, LONGEST_REASON), null, false, false);
    }

    /// The reason, never null.
    public String reason() {
        return Objects.requireNonNull(getMessage());
    }
}

package vedette.dialect;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vedette.model.Printable;

/// A message that is not what its topic promises. Carries a reason for the operator; the message is set aside
/// and counted, and everything else goes on.
public final class MalformedPayloadException extends Exception {
    private static final long serialVersionUID = 1L;

    /// Leaves room below 300 for an escaped character and the ellipsis.
    private static final int LONGEST_REASON = 290;

    private @Nullable String claimed;

    /// @param reason a sentence, with the place where there is one: `$.detections[0].confidence: 7 is no
    ///     score`; made printable and cut to one line of at most 300 characters, because it quotes what came
    public MalformedPayloadException(String reason) {
        // Made for every bad message, and hostile senders make many: no stack trace.
        super(Printable.text(reason, LONGEST_REASON), null, false, false);
    }

    /// A message that names another camera than its topic does: it is told of neither.
    ///
    /// @param topic the camera that the topic names
    /// @param claimed the camera that the message names
    public static MalformedPayloadException anotherCamera(String topic, String claimed) {
        String other = Printable.text(claimed.strip(), 60);
        MalformedPayloadException exception = new MalformedPayloadException(
                "names the camera “" + other + "” on the topic of “" + Printable.text(topic, 60) + "”: set aside");
        exception.claimed = other;
        return exception;
    }

    /// The camera that the message names where its topic names another, or null.
    public @Nullable String claimed() {
        return claimed;
    }

    /// The reason, never null.
    public String reason() {
        return Objects.requireNonNull(getMessage());
    }
}

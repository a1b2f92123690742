package vedette.dialect;

/// A message that is not what its topic promises. Carries a reason for the operator; the message is set aside and
/// counted, and everything else goes on.
public final class MalformedPayloadException extends Exception {
    private static final long serialVersionUID = 1L;

    /// @param reason one line, with the place where there is one: `$.detections[0].confidence: 7 is no score`
    public MalformedPayloadException(String reason) {
        // Made for every bad message, and hostile senders make many: no stack trace.
        super(reason, null, false, false);
    }

    /// The reason, never null.
    public String reason() {
        return java.util.Objects.requireNonNull(getMessage());
    }
}

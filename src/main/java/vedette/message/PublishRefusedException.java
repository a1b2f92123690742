package vedette.message;

/// A broker will not take a message, whenever it is sent again: it may not be published there, or is too large.
public final class PublishRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    /// @param reason why, as a sentence in the operator's words
    public PublishRefusedException(String reason) {
        super(reason);
    }
}

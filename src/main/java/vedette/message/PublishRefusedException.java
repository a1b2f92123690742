package vedette.message;

/// A broker did not take a message: it may not be published there, is too large, or the broker takes no more for now.
/// Nobody got it.
public final class PublishRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean lasting;

    /// A message that the broker will not take, whenever it is sent again.
    ///
    /// @param reason why, as a sentence in the operator's words
    public PublishRefusedException(String reason) {
        this(reason, true);
    }

    /// @param reason why, as a sentence in the operator's words
    /// @param lasting false where the broker may take it later
    public PublishRefusedException(String reason, boolean lasting) {
        super(reason);
        this.lasting = lasting;
    }

    /// Whether it is of no use to send it again.
    public boolean isLasting() {
        return lasting;
    }
}

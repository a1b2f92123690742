package vedette.settings;

/// The file with the secrets can't be opened or written. The message is a sentence for the operator.
public final class VaultException extends Exception {
    private static final long serialVersionUID = 1L;

    /// Why.
    public enum Reason {
        WRONG_PASSPHRASE,
        DAMAGED,
        /// It can't be read or written.
        DISK
    }

    private final Reason reason;

    VaultException(Reason reason, String sentence, Throwable cause) {
        super(sentence, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}

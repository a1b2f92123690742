package vedette.command;

/// A command that is not even queued: the camera takes none of the kind, a parameter can't be used, or too many wait.
public final class CommandRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    /// @param reason why, as a sentence in the operator's words
    public CommandRefusedException(String reason) {
        super(reason);
    }
}

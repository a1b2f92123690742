package vedette.command;

/// Where a command stands.
public enum Stage {
    /// It waits for the connection to its broker, or for its next try.
    QUEUED(false),
    /// It was handed to the connection; the broker has not said that it has it.
    SENT(false),
    /// The broker has it. Of the camera nothing is known yet.
    TAKEN(false),
    /// The camera answered that it took it; its state is still to be seen.
    ANSWERED(false),
    /// It is done: the camera's answer or its state says so.
    CONFIRMED(true),
    /// Nobody answers such a command, or not in a way that tells what is answered: that it was sent is all that can be
    /// known. Not a success that was seen.
    SENT_ONLY(true),
    /// The camera answered, but its state did not show in time that it was done.
    UNCONFIRMED(true),
    /// The camera, the server that is asked, or the broker will not do it.
    REFUSED(true),
    /// Nobody answered in time, or it could not be sent in time.
    EXPIRED(true),
    /// The operator took it back before it was sent.
    WITHDRAWN(true);

    private final boolean last;

    Stage(boolean last) {
        this.last = last;
    }

    /// Whether nothing more can become of it.
    public boolean isLast() {
        return last;
    }
}

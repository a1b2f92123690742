package vedette.dialect;

/// What something that was heard means for a command that is under way.
public sealed interface Verdict {
    /// Nothing: it is about something else, or says nothing.
    record Unrelated() implements Verdict {}

    /// A server said something of it. It proves nothing about the camera.
    ///
    /// @param text in the operator's words
    record ServerSaid(String text) implements Verdict {}

    /// It may concern the command, and changes nothing.
    ///
    /// @param text in the operator's words
    record Remarked(String text) implements Verdict {}

    /// What was asked for came, and nothing says that it came because it was asked for. More can't be known.
    ///
    /// @param text in the operator's words
    record Came(String text) implements Verdict {}

    /// The camera answered that it took the command; its state is still to be seen.
    ///
    /// @param text in the operator's words
    record Answered(String text) implements Verdict {}

    /// It is done.
    ///
    /// @param text how that is known, in the operator's words
    record Confirmed(String text) implements Verdict {}

    /// The camera will not do it, or could not.
    ///
    /// @param text why, in the operator's words
    record Refused(String text) implements Verdict {}

    /// The answer is the picture that was asked for: the command is done, and the picture is the camera's newest.
    ///
    /// @param jpeg the picture, not changed after this
    record Pictured(byte[] jpeg) implements Verdict {}

    Verdict UNRELATED = new Unrelated();
}

package vedette.message;

/// What a broker said of a message that it has taken.
public enum Published {
    /// It has it. Over MQTT 3.1.1, at quality of service 0 and 2, and where the station listens there itself, this
    /// says nothing of who listens.
    TAKEN,
    /// It has it, and nobody is subscribed to its topic (MQTT 5, reason code 16).
    NOBODY_LISTENS
}

package vedette.station;

/// What is shown of a camera besides its picture, and has an age of its own: pictures may be of now while the scores
/// beside them are an hour old.
public enum CameraPart {
    /// The scores of the gauges.
    EMOTIONS,
    /// How it said it is.
    HEALTH,
    /// Its values.
    TELEMETRY
}

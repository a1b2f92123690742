package vedette.dialect;

/// What a camera system offers to the station.
public enum Feature {
    VIDEO,
    STILLS,
    BOXES,
    PLATES,
    EMOTIONS,
    HEALTH,
    TELEMETRY,
    PRESENCE,
    COMMANDS,
    CONFIGURATION
}

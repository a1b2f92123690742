package vedette.model;

/// What kind of thing speaks: decides which tile it gets, and whether silence is worth a warning.
public enum CameraRole {
    /// Sends pictures, or would if asked.
    CAMERA,
    /// Sends measured values and no pictures.
    SENSOR,
    /// Has a state (online, offline) and takes commands.
    DEVICE,
    /// A server that speaks about itself or its cameras.
    SERVER,
    /// The broker's own statistics. Shown in the Health view, never as a tile.
    BROKER
}

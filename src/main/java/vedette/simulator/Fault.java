package vedette.simulator;

/// What can go wrong with a camera. A fault lasts until `RECOVER` or the next one.
public enum Fault {
    /// Says nothing more; the connection stays.
    STOP,
    /// Sends the same picture again and again, to the byte.
    FREEZE,
    /// Sends its last event again, and each further one twice.
    RESEND,
    /// Sends pictures that are cut, or HTML, or say that they are 20,000 pixels wide and high.
    BAD_JPEG,
    /// Sends events that are cut, hold NaN or wrong types, or are very deep.
    BAD_JSON,
    /// Loses its connection without goodbye: the broker publishes its last will.
    VANISH,
    /// Hears nothing of what it is told; else it is well.
    DEAF,
    /// Reports its configuration when a new one comes, but takes nothing of it.
    STUBBORN,
    /// Takes a new configuration, but keeps thresholds within its own narrower range, without a word.
    CLAMP,
    /// Is well again, and connects again where it had vanished.
    RECOVER
}

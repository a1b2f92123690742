package vedette.message;

/// Tells the broker that a message is safe with the station, so that it need not be sent again. Given once, from any
/// thread; a second call does nothing.
@FunctionalInterface
public interface Acknowledgement {
    /// For messages that need none (quality of service 0).
    Acknowledgement NONE = () -> {};

    void give();
}

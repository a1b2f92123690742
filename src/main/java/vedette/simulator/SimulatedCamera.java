package vedette.simulator;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import vedette.message.Publisher;

/// A camera, sensor or server that isn't there. Thread-safe.
public interface SimulatedCamera {
    /// What an operator would call it.
    String name();

    /// The id of the camera system whose messages it sends: `babymonitor`, `lprserver`, `lightnvr`,
    /// `capture` or `sensors`.
    String system();

    /// Connects and begins. The stage ends when the camera is connected and listens, or exceptionally when
    /// it could not connect; it tries again by itself until it is stopped.
    ///
    /// @throws IllegalStateException when it was started before
    CompletionStage<Void> start(Publisher.Factory connections, ScheduledExecutorService scheduler);

    /// Says goodbye and ends. A camera that has not started or has ended stays as it is.
    void stop();

    /// Lets something go wrong, or right again.
    void inject(Fault fault);
}

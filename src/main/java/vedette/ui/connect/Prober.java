package vedette.ui.connect;

import java.util.function.Consumer;
import vedette.mqtt.BrokerProbe;

/// Tries a broker in the background. On the FX thread.
@FunctionalInterface
public interface Prober {
    /// Begins to try and returns at once.
    ///
    /// @param findings told each finding as it is made, on the FX thread
    /// @param ended run once on the FX thread when no more findings come; not after the trial was cancelled
    Trial begin(Chosen candidate, Consumer<BrokerProbe.Finding> findings, Runnable ended);

    /// A trial under way.
    @FunctionalInterface
    interface Trial {
        /// Ends it soon, and says nothing more from now on. Without effect when it has ended.
        void cancel();
    }
}

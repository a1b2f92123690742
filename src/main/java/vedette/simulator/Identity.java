package vedette.simulator;

import java.util.Locale;
import java.util.Random;

/// Who a simulated camera is.
///
/// @param name what an operator would call it
/// @param system the id of its camera system
/// @param seed of its chances
/// @param phase from 0 to 1: how far it is ahead of the others in all that it does periodically
record Identity(String name, String system, long seed, double phase) {
    /// Different for each camera, and for each process that simulates some on the same broker.
    String clientId() {
        String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        return "sim-" + plain + "-" + Long.toHexString(ProcessHandle.current().pid());
    }

    Random random() {
        return new Random(seed * 0x9E3779B97F4A7C15L + name.hashCode());
    }
}

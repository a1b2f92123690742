package vedette.app;

import java.security.Security;

/// Where the program begins. Does not extend `Application`: that would need JavaFX as modules.
public final class Launcher {
    private Launcher() {}

    /// Runs a command line and ends the program with its status.
    public static void main(String[] arguments) {
        // Quiet on current runtimes, and no slower for what passes through here.
        System.setProperty("io.netty.noUnsafe", "true");
        // Ten seconds as usual would keep a broker unknown long after the network is back.
        Security.setProperty("networkaddress.cache.negative.ttl", "1");
        System.exit(VedetteCommand.run(arguments));
    }
}

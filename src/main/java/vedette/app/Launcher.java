package vedette.app;

/// Where the program begins. Does not extend `Application`: that would need JavaFX as modules.
public final class Launcher {
    private Launcher() {}

    /// Runs a command line and ends the program with its status.
    public static void main(String[] arguments) {
        // Quiet on current runtimes, and no slower for what passes through here.
        System.setProperty("io.netty.noUnsafe", "true");
        System.exit(VedetteCommand.run(arguments));
    }
}

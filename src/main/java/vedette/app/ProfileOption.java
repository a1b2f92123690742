package vedette.app;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import vedette.settings.Profile;

/// `--profile`, as every command takes it.
final class ProfileOption {
    @Option(
            names = "--profile",
            paramLabel = "DIR",
            description = "Where settings, log and snapshots are kept (default: the platform's place).")
    private @Nullable Path directory;

    Profile profile() {
        return directory == null ? Profile.standard() : new Profile(directory);
    }

    /// The demo's own profile, unless one is given.
    Profile demoProfile() {
        return directory == null ? Profile.demo() : new Profile(directory);
    }
}

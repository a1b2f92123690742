package vedette.settings;

import java.nio.file.Path;
import net.harawata.appdirs.AppDirsFactory;

/// Where one station keeps what is its own: settings, log, snapshots.
public record Profile(Path directory) {
    /// The platform's place for this program's data.
    public static Profile standard() {
        return new Profile(Path.of(AppDirsFactory.getInstance().getUserDataDir("vedette", null, null)));
    }

    /// The demo's own profile beside the standard one, so that it never touches real settings or a real log.
    public static Profile demo() {
        return new Profile(Path.of(AppDirsFactory.getInstance().getUserDataDir("vedette-demo", null, null)));
    }

    public SettingsFile settings() {
        return new SettingsFile(directory.resolve("settings.toml"));
    }

    public SavedSearches searches() {
        return new SavedSearchFile(directory.resolve("searches.toml"));
    }

    /// What was decided about newcomers.
    public IntakeFile intake() {
        return new IntakeFile(directory.resolve("intake.toml"));
    }

    /// The cameras' names, groups and order.
    public Path cameras() {
        return directory.resolve("cameras.toml");
    }

    /// Which cameras were met.
    public MetFile met() {
        return new MetFile(directory.resolve("met.toml"));
    }

    /// The folder of camera systems that files describe.
    public Path systems() {
        return directory.resolve("systems");
    }

    /// The folder of configurations that were set.
    public Path configurations() {
        return directory.resolve("configurations");
    }

    /// The folder of the watchlists.
    public Path watchlists() {
        return directory.resolve("watchlists");
    }

    public Path log() {
        return directory.resolve("log");
    }

    public Path snapshots() {
        return directory.resolve("snapshots");
    }
}

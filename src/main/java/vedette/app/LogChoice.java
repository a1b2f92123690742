package vedette.app;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vedette.model.EventKind;
import vedette.settings.LogSettings;
import vedette.settings.Profile;
import vedette.settings.Secrets;
import vedette.settings.SettingsException;
import vedette.store.LogOptions;
import vedette.store.RetentionPolicy;

/// The log as the settings want it.
final class LogChoice {
    /// The name under which the database's password is kept, and the environment variable that may hold it.
    static final String SECRET = "log database";

    static final String VARIABLE = "VEDETTE_DATABASE_PASSWORD";
    private static final long GIGABYTE = 1_000_000_000;
    private static final long MEGABYTE = 1_000_000;

    private LogChoice() {}

    /// @throws SettingsException when a kind of events is unknown
    static LogOptions options(LogSettings log, Secrets secrets) throws SettingsException {
        Map<EventKind, RetentionPolicy.Keep> kinds = new EnumMap<>(EventKind.class);
        for (Map.Entry<String, LogSettings.Keep> each : log.keep().entrySet()) {
            kinds.put(
                    kind(each.getKey()),
                    new RetentionPolicy.Keep(
                            each.getValue().age(), each.getValue().megabytes() * MEGABYTE));
        }
        return new LogOptions(
                log.database(),
                log.user(),
                log.database() == null ? null : password(secrets),
                log.recordsCameras(),
                new RetentionPolicy(kinds, log.gigabytes() * GIGABYTE));
    }

    /// The log of a profile whose station may run or not.
    ///
    /// @throws SettingsException when its settings can't be used
    static LogOptions options(Profile profile) throws SettingsException {
        LogSettings log = profile.settings().load().log();
        // A log of its own needs no password: nobody is asked to unlock anything for it.
        return options(log, log.database() == null ? Secrets.sessionOnly() : Vaults.open(profile));
    }

    private static @Nullable String password(Secrets secrets) {
        String given = System.getenv(VARIABLE);
        return given == null ? secrets.find(SECRET) : given;
    }

    private static EventKind kind(String word) throws SettingsException {
        try {
            return EventKind.parse(word);
        } catch (IllegalArgumentException e) {
            throw new SettingsException("log.keep." + word + ": there is no kind of events called “" + word + "”", e);
        }
    }
}

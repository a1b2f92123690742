package vedette.settings;

import java.util.List;
import java.util.Locale;

/// All that the operator has set. Immutable.
///
/// @param clientId the station's lasting name for its brokers: they keep its news under it while it is away
/// @param theme how the window looks
/// @param brokers the brokers to connect to; none on the first start
/// @param installations where camera systems speak, as far as it differs from their defaults
/// @param log how the event log is kept
public record StationSettings(
        String clientId,
        Theme theme,
        List<BrokerSettings> brokers,
        List<InstallationSettings> installations,
        LogSettings log) {
    /// Settings with a log as it usually is.
    public StationSettings(
            String clientId, Theme theme, List<BrokerSettings> brokers, List<InstallationSettings> installations) {
        this(clientId, theme, brokers, installations, LogSettings.USUAL);
    }

    /// How the window looks.
    public enum Theme {
        DARK,
        LIGHT;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public StationSettings {
        brokers = List.copyOf(brokers);
        installations = List.copyOf(installations);
    }

    public StationSettings withBrokers(List<BrokerSettings> changed) {
        return new StationSettings(clientId, theme, changed, installations, log);
    }

    public StationSettings withTheme(Theme changed) {
        return new StationSettings(clientId, changed, brokers, installations, log);
    }

    public StationSettings withInstallations(List<InstallationSettings> changed) {
        return new StationSettings(clientId, theme, brokers, changed, log);
    }
}

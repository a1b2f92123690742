package vedette.settings;

import java.util.List;
import java.util.Locale;

/// All that the operator has set. Immutable.
///
/// @param clientId the station's lasting name for its brokers: they keep its news under it while it is away
/// @param theme how the window looks
/// @param brokers the brokers to connect to; none on the first start
/// @param installations where camera systems speak, as far as it differs from their defaults
public record StationSettings(
        String clientId, Theme theme, List<BrokerSettings> brokers, List<InstallationSettings> installations) {
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
        return new StationSettings(clientId, theme, changed, installations);
    }

    public StationSettings withTheme(Theme changed) {
        return new StationSettings(clientId, changed, brokers, installations);
    }

    public StationSettings withInstallations(List<InstallationSettings> changed) {
        return new StationSettings(clientId, theme, brokers, changed);
    }
}

package vedette.settings;

import java.util.List;
import java.util.Locale;

/// All that the operator has set. Immutable.
///
/// @param clientId the station's lasting name for its brokers: they keep its news under it while it is away
/// @param theme how the window looks
/// @param brokers the brokers to connect to; none on the first start
/// @param installations where camera systems speak, as far as it differs from their defaults
/// @param bridges what is carried from one broker to another
/// @param mostCameras how many cameras are taken in by themselves: a flood of made-up ids must not fill the memory
/// @param log how the event log is kept
/// @param commands how patient the station is with commands
public record StationSettings(
        String clientId,
        Theme theme,
        List<BrokerSettings> brokers,
        List<InstallationSettings> installations,
        List<BridgeSettings> bridges,
        int mostCameras,
        LogSettings log,
        CommandSettings commands) {
    public static final int USUAL_CAMERAS = 256;

    /// The largest number that the operator can allow.
    public static final int LIMIT_OF_CAMERAS = 4096;

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
        bridges = List.copyOf(bridges);
    }

    /// Settings of a station that knows no broker yet.
    public static StationSettings of(String clientId, Theme theme) {
        return new StationSettings(clientId, theme, List.of(), List.of(), List.of(), USUAL_CAMERAS, LogSettings.USUAL, CommandSettings.USUAL);
    }

    public StationSettings withBrokers(List<BrokerSettings> changed) {
        return new StationSettings(clientId, theme, changed, installations, bridges, mostCameras, log, commands);
    }

    public StationSettings withTheme(Theme changed) {
        return new StationSettings(clientId, changed, brokers, installations, bridges, mostCameras, log, commands);
    }

    public StationSettings withInstallations(List<InstallationSettings> changed) {
        return new StationSettings(clientId, theme, brokers, changed, bridges, mostCameras, log, commands);
    }

    public StationSettings withBridges(List<BridgeSettings> changed) {
        return new StationSettings(clientId, theme, brokers, installations, changed, mostCameras, log, commands);
    }

    public StationSettings withMostCameras(int changed) {
        return new StationSettings(clientId, theme, brokers, installations, bridges, changed, log, commands);
    }

    public StationSettings withLog(LogSettings changed) {
        return new StationSettings(clientId, theme, brokers, installations, bridges, mostCameras, changed, commands);
    }

    public StationSettings withCommands(CommandSettings changed) {
        return new StationSettings(clientId, theme, brokers, installations, bridges, mostCameras, log, changed);
    }
}

package vedette.app;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vedette.http.BabyMonitorHttp;
import vedette.http.HttpRequests;
import vedette.http.LightNvrHttp;
import vedette.message.RequestChannel;
import vedette.message.SideChannel;
import vedette.settings.InstallationSettings;
import vedette.settings.SecretName;
import vedette.settings.Secrets;
import vedette.settings.SettingsException;
import vedette.settings.StationSettings;

/// Ways to cameras beside their broker, where the settings of an installation give an address: option `http`, for
/// LightNVR also `http_seconds`, and its API key as a secret.
final class SideWays {
    private static final Duration USUAL_PACE = Duration.ofSeconds(2);

    private SideWays() {}

    /// @param brokers the brokers in use; an installation that names none belongs to the first
    /// @throws SettingsException when an option can't be used; says why in a sentence
    static List<SideChannel> of(List<String> brokers, StationSettings settings, Secrets secrets)
            throws SettingsException {
        List<SideChannel> ways = new ArrayList<>();
        try {
            for (Addressed each : addressed(brokers, settings)) {
                ways.add(open(each.installation(), each.site(), each.http(), secrets));
            }
        } catch (SettingsException e) {
            ways.forEach(SideChannel::close);
            throw e;
        }
        return ways;
    }

    /// The same web servers as what can be asked and told. Opens no connection before something is asked.
    ///
    /// @param brokers the brokers in use; an installation that names none belongs to the first
    /// @throws SettingsException when an option can't be used; says why in a sentence
    static List<RequestChannel> channels(List<String> brokers, StationSettings settings, Secrets secrets)
            throws SettingsException {
        List<RequestChannel> channels = new ArrayList<>();
        for (Addressed each : addressed(brokers, settings)) {
            InstallationSettings installation = each.installation();
            boolean hasKey = installation.system().equals("lightnvr");
            try {
                @Nullable String key = hasKey ? secrets.find(SecretName.apiKey(installation.name())) : null;
                channels.add(new HttpRequests(each.site(), each.http(), key));
            } catch (IllegalArgumentException e) {
                channels.forEach(RequestChannel::close);
                throw new SettingsException("installation “" + installation.name() + "”: " + e.getMessage(), e);
            }
        }
        return channels;
    }

    /// An installation with a web server.
    private record Addressed(InstallationSettings installation, SideChannel.Site site, String http) {}

    private static List<Addressed> addressed(List<String> brokers, StationSettings settings) {
        List<Addressed> addressed = new ArrayList<>();
        for (InstallationSettings each : settings.installations()) {
            String http = each.options().getOrDefault("http", "");
            String broker = each.broker() == null && !brokers.isEmpty() ? brokers.getFirst() : each.broker();
            if (!http.isBlank() && broker != null && brokers.contains(broker)) {
                SideChannel.Site site = new SideChannel.Site(broker, each.system(), each.name());
                addressed.add(new Addressed(each, site, http));
            }
        }
        return addressed;
    }

    private static SideChannel open(InstallationSettings each, SideChannel.Site site, String http, Secrets secrets)
            throws SettingsException {
        try {
            return switch (each.system()) {
                case "babymonitor" -> new BabyMonitorHttp(site, each.prefix(), http, Clock.systemUTC());
                case "lightnvr" -> {
                    @Nullable String key = secrets.find(SecretName.apiKey(each.name()));
                    yield new LightNvrHttp(site, each.prefix(), http, key, pace(each), Clock.systemUTC());
                }
                default -> throw new IllegalArgumentException("Vedette knows no HTTP of " + each.system());
            };
        } catch (IllegalArgumentException e) {
            throw new SettingsException("installation “" + each.name() + "”: " + e.getMessage(), e);
        }
    }

    private static Duration pace(InstallationSettings each) {
        String seconds = each.options().get("http_seconds");
        if (seconds == null) {
            return USUAL_PACE;
        }
        try {
            double value = Double.parseDouble(seconds);
            if (value >= 0.5 && value <= 3600) {
                return Duration.ofMillis(Math.round(value * 1000));
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("http_seconds is no number", e);
        }
        throw new IllegalArgumentException("http_seconds must be from 0.5 to 3600");
    }
}

package vedette.app;

import java.util.ArrayList;
import java.util.List;
import vedette.dialect.CameraDialect;
import vedette.dialect.DialectCatalog;
import vedette.dialect.Installation;
import vedette.dialect.RouteTable;
import vedette.dialect.Site;
import vedette.settings.InstallationSettings;
import vedette.settings.SettingsException;
import vedette.settings.StationSettings;

/// Where the camera systems speak on a broker: what the settings say, else each system's own defaults.
final class Installations {
    private Installations() {}

    /// @throws SettingsException when the settings name a system that there is not, or topics that can't be
    static List<RouteTable.Installed> on(String broker, StationSettings settings, DialectCatalog catalog)
            throws SettingsException {
        for (InstallationSettings each : settings.installations()) {
            if (catalog.find(each.system()).isEmpty()) {
                throw new SettingsException("installation.system: there is no camera system “" + each.system()
                        + "”; there are "
                        + String.join(
                                ", ",
                                catalog.dialects().stream()
                                        .map(CameraDialect::id)
                                        .toList()));
            }
        }
        List<RouteTable.Installed> installed = new ArrayList<>();
        for (CameraDialect dialect : catalog.dialects()) {
            for (Installation installation : of(dialect, broker, settings)) {
                try {
                    Site site = new Site(broker, dialect.id(), installation.name());
                    installed.add(new RouteTable.Installed(site, dialect.routes(installation)));
                } catch (IllegalArgumentException e) {
                    throw new SettingsException(
                            "installation “" + installation.name() + "” of " + dialect.id() + ": " + e.getMessage(), e);
                }
            }
        }
        return installed;
    }

    private static List<Installation> of(CameraDialect dialect, String broker, StationSettings settings)
            throws SettingsException {
        List<InstallationSettings> set = settings.installations().stream()
                .filter(each -> each.system().equals(dialect.id()))
                .toList();
        if (set.isEmpty()) {
            return dialect.isHeardByDefault() ? dialect.defaultInstallations() : List.of();
        }
        List<Installation> here = new ArrayList<>();
        for (InstallationSettings each : set) {
            if (each.broker() == null || each.broker().equals(broker)) {
                try {
                    here.add(new Installation(each.name(), each.prefix(), each.options()));
                } catch (IllegalArgumentException e) {
                    throw new SettingsException("installation “" + each.name() + "”: " + e.getMessage(), e);
                }
            }
        }
        return here;
    }
}

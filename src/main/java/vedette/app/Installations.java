package vedette.app;

import java.util.ArrayList;
import java.util.List;
import vedette.dialect.CameraDialect;
import vedette.dialect.DialectCatalog;
import vedette.dialect.Installation;
import vedette.dialect.RouteTable;
import vedette.dialect.Site;
import vedette.dialect.mapping.MappingFiles;
import vedette.settings.CameraBook;
import vedette.settings.InstallationSettings;
import vedette.settings.MetCamera;
import vedette.settings.Profile;
import vedette.settings.SettingsException;
import vedette.settings.StationSettings;
import vedette.station.IntakeHome;

/// Where the camera systems speak on a broker: what the settings say, else each system's own defaults.
final class Installations {
    private Installations() {}

    /// Where a station of this profile keeps what is decided about cameras, with the systems that the profile's own
    /// files describe. A file that can't be used stops nothing: the station tells of it.
    static IntakeHome intake(Profile profile, DialectCatalog catalog) {
        MappingFiles files = MappingFiles.read(profile.systems(), catalog);
        List<String> faults = new ArrayList<>(files.faults());
        CameraBook book = CameraBook.inMemory();
        try {
            book = CameraBook.open(profile.cameras());
        } catch (SettingsException e) {
            faults.add(e.getMessage() + ". The cameras go by their own names until the file is mended, and changes to"
                    + " them are forgotten at the end.");
        }
        List<MetCamera> met = List.of();
        try {
            met = profile.met().load();
        } catch (SettingsException e) {
            faults.add(e.getMessage() + ". Cameras that were there earlier are not missed until they speak again; the"
                    + " file is written anew.");
        }
        return new IntakeHome(
                catalog.with(files.dialects()),
                book,
                met,
                new IntakeHome.Place(profile.intake(), profile.settings(), profile.systems(), profile.met()),
                faults);
    }

    /// The settings without the installations of systems whose files can't be used: those are left out, and the
    /// station tells of them.
    static StationSettings withoutLeftOut(StationSettings settings, IntakeHome intake) {
        return intake.faults().isEmpty()
                ? settings
                : settings.withInstallations(settings.installations().stream()
                        .filter(each -> intake.catalog().find(each.system()).isPresent())
                        .toList());
    }

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
                    installed.add(new RouteTable.Installed(
                            site, dialect.routes(installation), dialect.controls(installation)));
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

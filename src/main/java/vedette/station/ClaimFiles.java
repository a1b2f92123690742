package vedette.station;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vedette.dialect.CameraDialect;
import vedette.dialect.Installation;
import vedette.settings.InstallationSettings;
import vedette.settings.IntakeDecision;
import vedette.settings.MappingText;
import vedette.settings.SettingsException;
import vedette.settings.StationSettings;

/// Writes decisions into the profile, where there is one.
final class ClaimFiles {
    private static final String OWN = "# Written by the station";

    private final IntakeHome.@Nullable Place place;

    ClaimFiles(IntakeHome.@Nullable Place place) {
        this.place = place;
    }

    void keep(List<IntakeDecision> decisions) throws SettingsException {
        IntakeHome.Place kept = place;
        if (kept != null) {
            kept.decisions().save(decisions);
        }
    }

    void writeMapping(String id, String text) throws SettingsException {
        IntakeHome.Place kept = place;
        if (kept != null) {
            MappingText.write(kept.systems().resolve(id + ".toml"), text);
        }
    }

    /// Removes a mapping that the station wrote; others are the user's.
    ///
    /// @return whether it was one
    boolean removeMapping(String id) throws SettingsException {
        IntakeHome.Place kept = place;
        if (kept == null) {
            return false;
        }
        Path file = kept.systems().resolve(id + ".toml");
        try {
            if (Files.exists(file) && Files.readString(file).startsWith(OWN)) {
                Files.delete(file);
                return true;
            }
            return false;
        } catch (IOException e) {
            throw new SettingsException("The file " + file + " can't be removed: " + e.getMessage(), e);
        }
    }

    void addInstallation(CameraDialect dialect, String name, String broker, String prefix) throws SettingsException {
        IntakeHome.Place kept = place;
        if (kept == null) {
            return;
        }
        StationSettings settings = kept.settings().load();
        List<InstallationSettings> all = new ArrayList<>(settings.installations());
        boolean first = all.stream().noneMatch(each -> each.system().equals(dialect.id()));
        if (first && dialect.isHeardByDefault()) {
            // With one of its own, a system's defaults no longer hold: they are written down to stay.
            for (Installation each : dialect.defaultInstallations()) {
                all.add(new InstallationSettings(dialect.id(), each.name(), null, each.prefix(), each.options()));
            }
        }
        all.add(new InstallationSettings(dialect.id(), name, broker, prefix, Map.of()));
        kept.settings().save(settings.withInstallations(all));
    }

    void removeInstallation(IntakeDecision claim) throws SettingsException {
        IntakeHome.Place kept = place;
        if (kept == null) {
            return;
        }
        StationSettings settings = kept.settings().load();
        List<InstallationSettings> left = new ArrayList<>(settings.installations());
        left.removeIf(each -> each.system().equals(claim.system())
                && each.name().equals(claim.name())
                && claim.broker().equals(each.broker()));
        kept.settings().save(settings.withInstallations(left));
    }

    void allowCameras(int most) throws SettingsException {
        IntakeHome.Place kept = place;
        if (kept != null) {
            kept.settings().save(kept.settings().load().withMostCameras(most));
        }
    }
}

package vedette.station;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vedette.dialect.DialectCatalog;
import vedette.settings.CameraBook;
import vedette.settings.IntakeFile;
import vedette.settings.MetCamera;
import vedette.settings.MetFile;
import vedette.settings.SettingsFile;

/// Where a station keeps what it knows of cameras, and what the operator decides about them, new and known ones.
///
/// @param catalog the camera systems that there are
/// @param book the names and the order of the cameras
/// @param met the cameras that earlier runs met
/// @param place the files, or null for a station that forgets at its end
/// @param faults mapping files that could not be used, a sentence for each
public record IntakeHome(
        DialectCatalog catalog,
        CameraBook book,
        List<MetCamera> met,
        @Nullable Place place,
        List<String> faults) {
    /// The files.
    ///
    /// @param decisions what was claimed, ignored and blocked
    /// @param settings where claimed installations are written
    /// @param systems the folder of mapping files
    /// @param met where the station keeps which cameras it met
    public record Place(IntakeFile decisions, SettingsFile settings, Path systems, MetFile met) {}

    public IntakeHome {
        met = List.copyOf(met);
        faults = List.copyOf(faults);
    }

    /// A station that knows no camera systems besides its installations, and forgets at its end.
    public static IntakeHome none() {
        return of(new DialectCatalog(List.of()));
    }

    /// A station that forgets at its end.
    public static IntakeHome of(DialectCatalog catalog) {
        return new IntakeHome(catalog, CameraBook.inMemory(), List.of(), null, List.of());
    }
}

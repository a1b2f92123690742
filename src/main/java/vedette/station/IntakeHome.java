package vedette.station;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vedette.dialect.DialectCatalog;
import vedette.settings.CameraBook;
import vedette.settings.IntakeFile;
import vedette.settings.SettingsFile;

/// Where a station keeps what the operator decides about cameras, new and known ones.
///
/// @param catalog the camera systems that there are
/// @param book the names and the order of the cameras
/// @param place the files, or null for a station that forgets at its end
/// @param faults mapping files that could not be used, a sentence for each
public record IntakeHome(
        DialectCatalog catalog, CameraBook book, @Nullable Place place, List<String> faults) {
    /// The files.
    ///
    /// @param decisions what was claimed, ignored and blocked
    /// @param settings where claimed installations are written
    /// @param systems the folder of mapping files
    public record Place(IntakeFile decisions, SettingsFile settings, Path systems) {}

    public IntakeHome {
        faults = List.copyOf(faults);
    }

    /// A station that knows no camera systems besides its installations, and forgets at its end.
    public static IntakeHome none() {
        return of(new DialectCatalog(List.of()));
    }

    /// A station that forgets at its end.
    public static IntakeHome of(DialectCatalog catalog) {
        return new IntakeHome(catalog, CameraBook.inMemory(), null, List.of());
    }
}

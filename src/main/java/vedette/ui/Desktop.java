package vedette.ui;

import java.nio.file.Path;
import java.util.Optional;

/// What the platform offers beyond the window. Behind an interface because these throw where there is no desktop.
public interface Desktop {
    /// Asks the operator for a file to write to.
    ///
    /// @param suggestion the name to begin with
    /// @return the file, or nothing when the operator thinks better of it or there is no desktop to ask on
    Optional<Path> askWhereToSave(String title, String suggestion);

    /// Asks the operator for a file to read.
    ///
    /// @return the file, or nothing when the operator thinks better of it or there is no desktop to ask on
    default Optional<Path> askWhatToOpen(String title) {
        return Optional.empty();
    }
}

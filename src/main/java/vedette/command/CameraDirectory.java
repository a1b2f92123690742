package vedette.command;

import org.jspecify.annotations.Nullable;
import vedette.dialect.Controls;
import vedette.model.CameraId;
import vedette.model.CameraState;

/// Who can be commanded. Thread-safe; answers at once.
@FunctionalInterface
public interface CameraDirectory {
    /// Whom this is, or null where no installation has such a camera.
    @Nullable
    Entry find(CameraId camera);

    /// A camera, and what it can be told.
    ///
    /// @param state what is known of it just now
    record Entry(CameraState state, Controls controls) {}
}

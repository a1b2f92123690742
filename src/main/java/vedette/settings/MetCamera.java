package vedette.settings;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vedette.model.CameraId;

/// A camera that was heard by some run of the station, with what the next run must know to miss it.
///
/// @param heard when it was last heard itself, to about a minute
/// @param filmed when the last picture of its film came; null where it sends none
/// @param usual how long it usually is silent between two messages; null where it has no such habit
public record MetCamera(
        CameraId id,
        Instant heard,
        @Nullable Instant filmed,
        @Nullable Duration usual) {}

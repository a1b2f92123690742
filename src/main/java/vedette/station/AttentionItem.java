package vedette.station;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vedette.model.CameraId;
import vedette.model.Severity;

/// Something that the operator should look at, until it is acknowledged or over.
///
/// @param key what it is about: a newer one of the same key takes its place
/// @param camera whose it is, or null where it is about the station itself
/// @param since when it began
/// @param title a few words
/// @param detail one more line
/// @param standing true while it lasts (a camera is gone), false for what happened once (an alert)
public record AttentionItem(
        String key,
        @Nullable CameraId camera,
        Severity severity,
        Instant since,
        String title,
        String detail,
        boolean standing) {
    /// The key of the item about cameras that are not taken in because there are too many.
    public static final String TOO_MANY_CAMERAS = "too many cameras";
}

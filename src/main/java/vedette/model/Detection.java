package vedette.model;

import org.jspecify.annotations.Nullable;

/// One thing that a camera saw.
///
/// @param label what it is, in the camera's word (`person`, `car`)
/// @param confidence 0 to 1
/// @param box where it is, or null where the camera does not say
/// @param track the camera's number or text for the same thing over several messages, or null
/// @param zone the camera's name for the area it is in, or null
/// @param detail more in words (`white Toyota Camry 2020`), or null
public record Detection(
        String label,
        double confidence,
        @Nullable Box box,
        @Nullable String track,
        @Nullable String zone,
        @Nullable String detail) {
    public Detection {
        Confidence.require(confidence);
    }
}

package vedette.model;

import org.jspecify.annotations.Nullable;

/// One number plate as a camera read it.
///
/// @param number the characters read, as sent
/// @param confidence 0 to 1
/// @param box where it is in the picture, or null
/// @param country the country code or name, or null
/// @param province the province or state, or null
/// @param valid whether the camera takes the number for well-formed; null where it does not say
public record PlateRead(
        String number,
        double confidence,
        @Nullable Box box,
        @Nullable String country,
        @Nullable String province,
        @Nullable Boolean valid) {
    public PlateRead {
        Confidence.require(confidence);
    }
}

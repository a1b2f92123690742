package vedette.configuration;

import org.jspecify.annotations.Nullable;

/// A field that the camera reports otherwise than it was set.
///
/// @param set what it was set to
/// @param reported what the camera says now, or null where it doesn't send the field any more
public record Drift(String path, FieldValue set, @Nullable FieldValue reported) {
    /// `confidence_threshold is 0.5, set was 0.85`.
    public String inWords() {
        return path + (reported == null ? " is not sent any more" : " is " + reported.shown()) + ", set was "
                + set.shown();
    }
}

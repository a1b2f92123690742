package vedette.configuration;

import org.jspecify.annotations.Nullable;

/// One changed field in three values.
///
/// @param old what the camera reported when the change was begun, or null where it lacked the field
/// @param wanted what is to be set
/// @param reported what the camera reported last, or null where it lacks the field
public record Difference(
        String path,
        @Nullable FieldValue old,
        FieldValue wanted,
        @Nullable FieldValue reported) {
    /// Whether the camera has changed the field since the change was begun, to something else than is wanted.
    public boolean isConflict() {
        boolean same = old == null ? reported == null : old.saysWhat(reported);
        return !same && !wanted.saysWhat(reported);
    }
}

package vedette.dialect;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is known of one field of a configuration.
///
/// @param path its names from the outside in, joined by dots: `alert_settings.alert_confidence_threshold`
/// @param type what its value is
/// @param unit as it is shown, empty for none
/// @param least the lowest number, or null where there is none
/// @param most the highest number, or null where there is none
/// @param choices the texts that are allowed; empty where any is
/// @param readOnly whether only the camera changes it
public record ConfigField(
        String path,
        Type type,
        String unit,
        @Nullable Double least,
        @Nullable Double most,
        List<String> choices,
        boolean readOnly) {
    /// What a field's value is.
    public enum Type {
        TEXT,
        WHOLE_NUMBER,
        NUMBER,
        TRUTH,
        /// A list of texts.
        TEXTS
    }

    public ConfigField {
        choices = List.copyOf(choices);
    }
}

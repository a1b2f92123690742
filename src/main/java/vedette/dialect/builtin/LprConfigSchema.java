package vedette.dialect.builtin;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vedette.dialect.ConfigField;

/// What is written down of a licence-plate camera's configuration. Cameras send more, and other values.
final class LprConfigSchema {
    static final List<ConfigField> FIELDS = List.of(
            number("detection_interval", ConfigField.Type.WHOLE_NUMBER, "ms", 1.0, null),
            number("confidence_threshold", ConfigField.Type.NUMBER, "", 0.0, 1.0),
            number("max_vehicles_per_frame", ConfigField.Type.WHOLE_NUMBER, "", 1.0, null),
            new ConfigField(
                    "image_quality", ConfigField.Type.TEXT, "", null, null, List.of("low", "medium", "high"), false),
            plain("enable_recording", ConfigField.Type.TRUTH),
            number("recording_duration", ConfigField.Type.WHOLE_NUMBER, "s", 0.0, null),
            plain("alert_settings.enable_alerts", ConfigField.Type.TRUTH),
            number("alert_settings.alert_confidence_threshold", ConfigField.Type.NUMBER, "", 0.0, 1.0),
            plain("alert_settings.notification_channels", ConfigField.Type.TEXTS));

    private LprConfigSchema() {}

    private static ConfigField number(
            String path, ConfigField.Type type, String unit, @Nullable Double least, @Nullable Double most) {
        return new ConfigField(path, type, unit, least, most, List.of(), false);
    }

    private static ConfigField plain(String path, ConfigField.Type type) {
        return new ConfigField(path, type, "", null, null, List.of(), false);
    }
}

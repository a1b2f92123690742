package vedette.simulator;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vedette.dialect.JsonPayload;
import vedette.dialect.MalformedPayloadException;

/// A number plate camera's configuration: what it knows, and what others have put into it.
final class PlateConfig {
    private String type = "detection_settings";
    private final Map<String, @Nullable Object> data = Json.object(
            "detection_interval",
            1000,
            "confidence_threshold",
            0.8,
            "max_vehicles_per_frame",
            5,
            "image_quality",
            "high",
            "enable_recording",
            true,
            "recording_duration",
            30,
            "alert_settings",
            Json.object(
                    "enable_alerts",
                    true,
                    "alert_confidence_threshold",
                    0.9,
                    "notification_channels",
                    List.of("mqtt", "email")));

    /// Adds it to a message.
    void addTo(Map<String, @Nullable Object> message) {
        message.put("config_type", type);
        message.put("config_data", new LinkedHashMap<>(data));
    }

    /// Takes all that a message says; what it leaves out stays. Fields that nobody knows are kept.
    ///
    /// @param clamps whether thresholds are kept from 0.3 to 0.9, as some cameras do without a word
    /// @throws MalformedPayloadException when it is no configuration; then nothing is taken
    void take(JsonPayload message, boolean clamps) throws MalformedPayloadException {
        JsonPayload sent = message.optionalObject("config_data");
        if (sent == null) {
            return;
        }
        Map<String, @Nullable Object> taken = fields(sent, clamps);
        String named = message.optionalText("config_type");
        type = named == null ? type : named;
        merge(data, taken);
    }

    private static void merge(Map<String, @Nullable Object> into, Map<String, @Nullable Object> from) {
        from.forEach((name, value) -> {
            if (value instanceof Map<?, ?> more && into.get(name) instanceof Map<?, ?> known) {
                Map<String, @Nullable Object> both = new LinkedHashMap<>();
                known.forEach((key, each) -> both.put(String.valueOf(key), each));
                Map<String, @Nullable Object> added = new LinkedHashMap<>();
                more.forEach((key, each) -> added.put(String.valueOf(key), each));
                merge(both, added);
                into.put(name, both);
            } else {
                into.put(name, value);
            }
        });
    }

    private static Map<String, @Nullable Object> fields(JsonPayload object, boolean clamps)
            throws MalformedPayloadException {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (Map.Entry<String, JsonPayload> field : object.fields().entrySet()) {
            boolean clamped = clamps && field.getKey().endsWith("confidence_threshold");
            fields.put(field.getKey(), value(field.getValue(), clamps, clamped));
        }
        return fields;
    }

    private static @Nullable Object value(JsonPayload value, boolean clamps, boolean clamped)
            throws MalformedPayloadException {
        if (value.isNull()) {
            return null;
        }
        if (value.isObject()) {
            return fields(value, clamps);
        }
        if (value.isList()) {
            List<@Nullable Object> items = new ArrayList<>();
            for (JsonPayload item : value.items()) {
                items.add(value(item, clamps, false));
            }
            return items;
        }
        if (value.isNumber()) {
            return clamped ? (Object) Math.clamp(value.number(), 0.3, 0.9) : new BigDecimal(value.json());
        }
        if (value.isText()) {
            return value.longText();
        }
        return Boolean.valueOf(value.json());
    }
}

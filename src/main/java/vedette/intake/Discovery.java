package vedette.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vedette.dialect.JsonPayload;
import vedette.dialect.MalformedPayloadException;

/// Home Assistant discovery: `homeassistant/{camera|image}/…/config` names the topic of a camera's pictures, with long
/// keys or short ones, and with `~` for a base topic.
final class Discovery {
    private static final Pattern TOPIC = Pattern.compile("[^/]+/(?:camera|image)/.*config");

    private Discovery() {}

    static boolean isConfig(String topic) {
        return TOPIC.matcher(topic).matches();
    }

    /// What the message announces, or null where it is no camera's discovery.
    static @Nullable Announcement read(String topic, JsonPayload json) throws MalformedPayloadException {
        if (!TOPIC.matcher(topic).matches() || !json.isObject()) {
            return null;
        }
        String base = json.optionalText("~");
        String picture = first(json, base, "topic", "t", "image_topic", "img_t");
        if (picture == null || !isTopic(picture)) {
            return null;
        }
        List<String> availability = new ArrayList<>();
        String alone = first(json, base, "availability_topic", "avty_t");
        if (alone != null) {
            availability.add(alone);
        }
        for (JsonPayload each : json.list(json.has("availability") ? "availability" : "avty")) {
            String one = each.isObject() ? first(each, base, "topic", "t") : null;
            if (one != null) {
                availability.add(one);
            }
        }
        availability.removeIf(each -> !isTopic(each));
        String name = first(json, null, "name");
        if (name == null) {
            JsonPayload device = json.optional(json.has("device") ? "device" : "dev");
            name = device != null && device.isObject() ? first(device, null, "name") : null;
        }
        return new Announcement(
                name == null ? "" : name,
                picture,
                availability,
                otherwise(first(json, null, "payload_available", "pl_avail"), "online"),
                otherwise(first(json, null, "payload_not_available", "pl_not_avail"), "offline"));
    }

    private static boolean isTopic(String text) {
        return !text.isBlank() && text.indexOf('#') < 0 && text.indexOf('+') < 0 && text.length() < 1000;
    }

    private static String otherwise(@Nullable String word, String usual) {
        return word == null ? usual : word;
    }

    private static @Nullable String first(JsonPayload json, @Nullable String base, String... keys)
            throws MalformedPayloadException {
        for (String key : keys) {
            JsonPayload value = json.optional(key);
            if (value != null && value.isText() && !value.text().isBlank()) {
                String text = value.text();
                if (base != null && text.startsWith("~")) {
                    return base + text.substring(1);
                }
                return base != null && text.endsWith("~") ? text.substring(0, text.length() - 1) + base : text;
            }
        }
        return null;
    }
}

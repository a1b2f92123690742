package vedette.dialect.mapping;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import vedette.dialect.JsonPayload;
import vedette.dialect.MalformedPayloadException;
import vedette.dialect.Site;
import vedette.model.CameraId;
import vedette.model.CameraRole;
import vedette.model.Printable;

/// Says who a message is about.
///
/// @param pattern a name in which `{part}` stands for a part of the topic and `{installation}` for the
///     installation's name
/// @param path where the message itself says it, or null
record Subject(CameraRole role, String pattern, @Nullable JsonPath path) {
    CameraId of(Site site, Map<String, String> names) throws MalformedPayloadException {
        String name = filled(pattern, site, names);
        return site.subject(role, name);
    }

    /// @param message asked only where the message says whose it is
    CameraId of(Site site, Map<String, String> names, MappedMessage message) throws MalformedPayloadException {
        JsonPath where = path;
        if (where == null) {
            return of(site, names);
        }
        JsonPayload value = where.required(message.json());
        return site.subject(role, Printable.text(value.word().strip(), CameraId.LONGEST_NAME - 1));
    }

    static String filled(String pattern, Site site, Map<String, String> names) {
        String filled = pattern.replace("{installation}", site.installation());
        for (Map.Entry<String, String> each : names.entrySet()) {
            filled = filled.replace("{" + each.getKey() + "}", each.getValue());
        }
        return filled;
    }
}

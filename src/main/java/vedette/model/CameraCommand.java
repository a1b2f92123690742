package vedette.model;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something that an operator wants a camera, device or server to do. Immutable.
///
/// @param id the same in each try, so that a camera which hears it twice can tell
/// @param camera who is to do it
/// @param name its name in the camera system, such as `restart_camera`
/// @param parameters by name, in the order in which they are shown; a value is the text that stands on the wire
/// @param operator the account's name, empty where there is none
/// @param created when the operator gave it, by the station's wall clock
/// @param batch what was sent to several cameras at once has the same; null for a command to one
public record CameraCommand(
        UUID id,
        CameraId camera,
        String name,
        Map<String, String> parameters,
        String operator,
        Instant created,
        @Nullable UUID batch) {
    public CameraCommand {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /// The value of a parameter, or another where the operator gave none.
    public String parameter(String parameter, String otherwise) {
        return parameters.getOrDefault(parameter, otherwise);
    }
}

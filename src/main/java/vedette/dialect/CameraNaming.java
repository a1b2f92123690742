package vedette.dialect;

import java.util.Map;
import java.util.Objects;
import vedette.model.CameraId;

/// Says whose picture comes on a topic.
@FunctionalInterface
public interface CameraNaming {
    /// @param names the named parts of the topic
    /// @throws MalformedPayloadException when the topic can't name a camera
    CameraId camera(Site site, Map<String, String> names) throws MalformedPayloadException;

    /// The camera is the named part of the topic.
    static CameraNaming part(String name) {
        return (site, names) -> site.camera(Objects.requireNonNull(names.get(name)));
    }

    /// The installation has one camera, of this name.
    static CameraNaming fixed(String camera) {
        return (site, names) -> site.camera(camera);
    }
}

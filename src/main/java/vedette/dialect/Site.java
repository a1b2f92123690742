package vedette.dialect;

import vedette.model.CameraId;
import vedette.model.CameraRole;

/// Where a message was heard: broker, system and installation.
public record Site(String broker, String system, String installation) {
    /// The camera of this name here.
    ///
    /// @throws MalformedPayloadException when the name can't name a camera
    public CameraId camera(String name) throws MalformedPayloadException {
        return subject(CameraRole.CAMERA, name);
    }

    /// The camera, sensor, device or server of this name here.
    ///
    /// @throws MalformedPayloadException when the name can't name anything
    public CameraId subject(CameraRole role, String name) throws MalformedPayloadException {
        if (!CameraId.isName(name)) {
            throw new MalformedPayloadException(
                    "this can't be a camera's name: " + vedette.model.Printable.text(name, 60));
        }
        return new CameraId(broker, system, installation, role, name);
    }
}

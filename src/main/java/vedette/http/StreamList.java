package vedette.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import vedette.dialect.JsonPayload;
import vedette.dialect.MalformedPayloadException;
import vedette.model.CameraId;

/// The names in LightNVR's list of streams: a list of objects, or an object that holds one.
final class StreamList {
    /// More are not looked at.
    private static final int MOST = 256;

    private StreamList() {}

    /// The names of the streams that are not switched off, in the server's order.
    ///
    /// @throws HttpRefusedException when this is no such list
    static List<String> names(byte[] json) throws IOException {
        try {
            JsonPayload list = JsonPayload.parse(json);
            List<JsonPayload> streams = list.isObject() ? list.objects("streams") : list.items();
            List<String> names = new ArrayList<>();
            for (JsonPayload stream : streams) {
                String name = stream.object().optionalText("name");
                Boolean enabled = stream.optionalTruth("enabled");
                if (name != null && !name.isBlank() && !Boolean.FALSE.equals(enabled) && isShort(name)) {
                    names.add(name);
                }
            }
            return names.subList(0, Math.min(MOST, names.size()));
        } catch (MalformedPayloadException e) {
            throw new HttpRefusedException("LightNVR's list of streams can't be read: " + e.reason());
        }
    }

    private static boolean isShort(String name) {
        return name.length() <= CameraId.LONGEST_NAME;
    }
}

package vedette.simulator;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import vedette.dialect.JsonPayload;
import vedette.dialect.MalformedPayloadException;
import vedette.message.InboundMessage;

/// The number plate server: confirms each detection, and answers `executed` to every command for every
/// camera, even one that isn't there.
final class PlateServer extends WiredCamera {
    private final String prefix;

    PlateServer(Identity identity, World world, String prefix) {
        super(identity, world);
        this.prefix = prefix;
    }

    @Override
    void connected() {
        listen(prefix + "/cameras/+/detection", 1, message -> reply(message, "/ack", 1, "processed"));
        listen(prefix + "/cameras/+/control", 2, message -> reply(message, "/response", 2, "executed"));
    }

    @Override
    void begin() {}

    private void reply(InboundMessage message, String below, int qos, String status) {
        try {
            JsonPayload request = JsonPayload.parse(message.payload());
            String command = request.optionalText("command");
            Map<String, @Nullable Object> reply = Json.object(
                    "message_id", PlateMessages.uuid(random),
                    "timestamp", world.utcTime() + "+00:00",
                    "original_message_id", request.optionalText("message_id"));
            if (command != null) {
                reply.put("command", command);
            }
            reply.put("status", status);
            reply.put("camera_id", message.topic().split("/")[cameraLevel()]);
            sendEvent(message.topic() + below, reply, qos, false);
        } catch (MalformedPayloadException e) {
            world.counters().failure();
        }
    }

    private int cameraLevel() {
        return prefix.split("/").length + 1;
    }
}

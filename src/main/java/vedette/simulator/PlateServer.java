package vedette.simulator;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vedette.dialect.JsonPayload;
import vedette.dialect.MalformedPayloadException;
import vedette.message.InboundMessage;

/// The number plate server: confirms each detection, and answers `executed` to every command for every
/// camera, even one that isn't there. Does what it is told itself, and tells its log so.
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
        listen(prefix + "/system/control", 2, this::obey);
        listen(prefix + "/blacklist/request", 1, message -> list());
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
            String original = request.optionalText("message_id");
            if (command == null) {
                sendEvent(message.topic() + below, reply, qos, false);
            } else {
                answer(new Answer(message.topic() + below, original == null ? "" : original, reply, qos));
            }
        } catch (MalformedPayloadException e) {
            world.counters().failure();
        }
    }

    private void obey(InboundMessage message) {
        try {
            JsonPayload request = JsonPayload.parse(message.payload());
            String id = request.optionalText("message_id");
            String command = request.requiredText("command");
            if (world.obedience()
                    .begins(
                            "system",
                            id == null ? "" : id,
                            command,
                            world.wall().instant())) {
                Map<String, @Nullable Object> line =
                        Json.object("timestamp", world.utcTime(), "level", "info", "message", "done: " + command);
                sendEvent(prefix + "/system/logs", line, 1, false);
            }
        } catch (MalformedPayloadException e) {
            world.counters().failure();
        }
    }

    private void list() {
        Map<String, @Nullable Object> list = Json.object(
                "message_id", PlateMessages.uuid(random), "timestamp", world.utcTime(), "plates", List.of());
        sendEvent(prefix + "/blacklist/updates", list, 1, true);
    }

    private int cameraLevel() {
        return prefix.split("/").length + 1;
    }
}

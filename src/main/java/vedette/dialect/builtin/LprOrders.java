package vedette.dialect.builtin;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vedette.dialect.CommandSpec;
import vedette.dialect.ConfigAccess;
import vedette.dialect.JsonDraft;
import vedette.dialect.JsonPayload;
import vedette.dialect.MalformedPayloadException;
import vedette.dialect.Order;
import vedette.dialect.Order.Proof;
import vedette.message.OutboundMessage;
import vedette.model.CameraCommand;
import vedette.model.CameraEvent.ConfigReported;
import vedette.model.CameraRole;
import vedette.model.CameraState;

/// Writes the messages of the licence-plate system. The command's id is the message's, in each try the same: the
/// camera's answer names it.
final class LprOrders {
    private static final double LONGEST_DELAY = 86_400;

    private final CameraCommand command;
    private final Instant now;

    LprOrders(CameraCommand command, Instant now) {
        this.command = command;
        this.now = now;
    }

    Order control(CommandSpec spec, Map<String, String> parameters, String topic, Proof proof) {
        JsonDraft within = new JsonDraft();
        String delay = parameters.get("delay_seconds");
        if (delay != null) {
            double seconds = Double.parseDouble(delay);
            if (!(seconds >= 0 && seconds <= LONGEST_DELAY)) {
                throw new IllegalArgumentException("“delay_seconds” can be from 0 to 86400");
            }
            within.number("delay_seconds", delay);
        }
        String reason = parameters.get("reason");
        if (reason != null) {
            within.text("reason", reason);
        }
        JsonDraft message = opening()
                .text("command", parameters.getOrDefault("command", spec.name()))
                .object("parameters", within)
                .text("priority", parameters.getOrDefault("priority", "normal"));
        // As subscribed: the newer cameras' command topic is of quality 1.
        return order(topic, topic.endsWith("/command") ? 1 : 2, message, proof);
    }

    Order request(String topic, int qos, Proof proof) {
        return order(topic, qos, opening(), proof);
    }

    Order list(String topic) {
        return order(topic, 1, opening(), LprProofs.list(command.id()));
    }

    Order acknowledge(String topics, Map<String, String> parameters) {
        JsonDraft message = opening()
                .text("original_message_id", parameters.getOrDefault("original_message_id", ""))
                .text("status", "processed");
        return order(topics + "/detection/ack", 1, message, Proof.NONE);
    }

    Order configuration(String topics, Map<String, String> parameters, CameraState state) {
        CameraState.At<ConfigReported> known = state.configuration();
        String type = type(parameters.getOrDefault(ConfigAccess.TYPE, ""), known);
        try {
            String config = object(parameters.getOrDefault(ConfigAccess.CONFIG, ""));
            String changed = parameters.get(ConfigAccess.CHANGED);
            JsonDraft message = opening().text("config_type", type).json("config_data", config);
            Proof proof = LprProofs.configTaken(type, changed == null ? config : object(changed), known);
            return order(topics + "/config/update", 2, message, proof);
        } catch (MalformedPayloadException e) {
            throw new IllegalArgumentException("the configuration can't be sent: " + e.reason(), e);
        }
    }

    /// What was said, else what the camera said last, else what is usual.
    private static String type(String given, CameraState.@Nullable At<ConfigReported> known) {
        String reported = known == null ? "" : known.what().type();
        return !given.isEmpty() ? given : reported.isEmpty() ? "detection_settings" : reported;
    }

    private static String object(String json) throws MalformedPayloadException {
        return JsonPayload.parse(json.getBytes(StandardCharsets.UTF_8)).object().json();
    }

    private JsonDraft opening() {
        JsonDraft opening = new JsonDraft()
                .text("message_id", command.id().toString())
                .text("timestamp", now.truncatedTo(ChronoUnit.MILLIS).toString());
        return command.camera().role() == CameraRole.CAMERA
                ? opening.text("camera_id", command.camera().name())
                : opening;
    }

    private Order order(String topic, int qos, JsonDraft message, Proof proof) {
        return Order.message(new OutboundMessage(topic, message.bytes(), qos, false), Proofs.by(command, proof));
    }
}

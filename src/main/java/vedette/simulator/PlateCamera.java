package vedette.simulator;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vedette.dialect.JsonPayload;
import vedette.dialect.MalformedPayloadException;
import vedette.message.InboundMessage;

/// An edge camera of the number plate server: detections, health, its configuration, and answers to
/// commands.
final class PlateCamera extends WiredCamera {
    private static final Duration DETECTION_PERIOD = Duration.ofSeconds(1);
    private static final Duration HEALTH_PERIOD = Duration.ofSeconds(5);
    private static final Set<String> COMMANDS = Set.of(
            "restart_camera",
            "stop_camera",
            "start_camera",
            "update_config",
            "get_status",
            "get_health",
            "test_connection");

    /// The forms in which detections are sent.
    enum Form {
        /// As documented.
        CLASSIC,
        /// The body as the `payload` of an envelope.
        ENVELOPE,
        /// The body as the `data` of a device.
        DEVICE,
        /// Flat lists and pictures as base64.
        PICTURED
    }

    private final String topics;
    private final String cameraId;
    private final Form form;
    private final FrameLoop pictures;
    private final PlateMessages messages;
    private final Wander cpu;
    private final Wander memory;
    private final Wander heat;
    private final PlateConfig config = new PlateConfig();
    private double started;
    private String status = "active";

    /// @param prefix of the server's topics
    /// @param cameraId letters, digits and `_`
    PlateCamera(Identity identity, World world, String prefix, String cameraId, Form form, FrameLoop pictures) {
        super(identity, world);
        topics = prefix + "/cameras/" + cameraId;
        this.cameraId = cameraId;
        this.form = form;
        this.pictures = pictures;
        messages = new PlateMessages(world, random, cameraId);
        cpu = new Wander(random, 20, 80);
        memory = new Wander(random, 40, 80);
        heat = new Wander(random, 34, 66);
        started = world.seconds();
    }

    @Override
    void connected() {
        listen(topics + "/control", 2, this::control);
        listen(topics + "/config/update", 2, this::update);
        listen(topics + "/config/request", 2, message -> config());
        listen(topics + "/health/request", 1, message -> health());
        config();
        health();
    }

    @Override
    void begin() {
        every(DETECTION_PERIOD, this::detect);
        every(HEALTH_PERIOD, this::health);
    }

    private void detect() {
        Frame frame = see(pictures);
        if (!status.equals("active") || frame.things().isEmpty()) {
            return;
        }
        Map<String, ?> body =
                form == Form.PICTURED ? messages.picturedDetection(frame, shot(frame)) : messages.detection(frame);
        sendEvent(topics + "/detection", wrapped(body), 1, false);
    }

    private Map<String, ?> wrapped(Map<String, ?> body) {
        return switch (form) {
            case CLASSIC, PICTURED -> body;
            case ENVELOPE ->
                Json.object(
                        "message_id",
                        PlateMessages.uuid(random),
                        "timestamp",
                        world.utcTime(),
                        "protocol",
                        "mqtt",
                        "edge_device_id",
                        cameraId,
                        "data_type",
                        "detection",
                        "payload",
                        body,
                        "metadata",
                        Json.object());
            case DEVICE -> Json.object("device_id", cameraId, "data", body, "timestamp", world.utcTime());
        };
    }

    private void health() {
        long up = (long) (world.seconds() - started);
        sendEvent(topics + "/health", messages.health(cpu, memory, heat, up, status), 0, true);
    }

    private void config() {
        Map<String, @Nullable Object> body = messages.opening();
        config.addTo(body);
        sendEvent(topics + "/config", body, 2, true);
    }

    /// Takes a new configuration, and says what it has now.
    private void update(InboundMessage message) {
        try {
            JsonPayload update = JsonPayload.parse(message.payload());
            String id = update.optionalText("message_id");
            boolean first = begins(id == null ? "" : id, "config_update");
            if (first && fault != Fault.STUBBORN) {
                config.take(update, fault == Fault.CLAMP);
            }
        } catch (MalformedPayloadException e) {
            world.counters().failure();
        }
        config();
    }

    private void control(InboundMessage message) {
        try {
            JsonPayload request = JsonPayload.parse(message.payload());
            String id = request.optionalText("message_id");
            String command = request.optionalText("command");
            JsonPayload parameters = request.optionalObject("parameters");
            double delay = parameters == null
                    ? 0
                    : parameters.optionalNumber("delay_seconds").orElse(0);
            answer(id, command, command != null && COMMANDS.contains(command));
            // A command that comes again is answered again, and done once.
            if (command != null && COMMANDS.contains(command) && begins(id == null ? "" : id, command)) {
                obey(command, Duration.ofMillis((long) (1000 * Math.clamp(delay, 0, 86_400))));
            }
        } catch (MalformedPayloadException e) {
            world.counters().failure();
        }
    }

    private boolean begins(String id, String command) {
        return world.obedience().begins(cameraId, id, command, world.wall().instant());
    }

    private void answer(@Nullable String messageId, @Nullable String command, boolean known) {
        String outcome = known ? "executed" : "unknown_command";
        Map<String, @Nullable Object> result = Json.object(
                "success", known, "message", "Command " + command + " " + outcome, "timestamp", world.utcTime());
        Map<String, @Nullable Object> body = Json.object(
                "message_id", PlateMessages.uuid(random),
                "timestamp", world.utcTime(),
                "original_message_id", messageId,
                "command", command,
                "status", outcome,
                "camera_id", cameraId,
                "result", result);
        answer(new Answer(topics + "/control/response", messageId == null ? "" : messageId, body, 2));
    }

    private void obey(String command, Duration delay) {
        switch (command) {
            case "stop_camera" -> become("inactive");
            case "start_camera" -> become("active");
            case "restart_camera" -> later(delay, this::restart);
            case "get_health", "get_status" -> health();
            case "update_config" -> config();
            default -> {}
        }
    }

    private void restart() {
        become("maintenance");
        later(Duration.ofSeconds(3), () -> {
            started = world.seconds();
            become("active");
        });
    }

    private void become(String next) {
        status = next;
        health();
    }
}

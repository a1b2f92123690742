package vedette.simulator;

import java.time.Duration;
import java.util.List;
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
    private final double started;
    private String status = "active";
    private double threshold = 0.8;

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
        body.put("config_type", "detection_settings");
        body.put(
                "config_data",
                Json.object(
                        "detection_interval",
                        DETECTION_PERIOD.toMillis(),
                        "confidence_threshold",
                        threshold,
                        "max_vehicles_per_frame",
                        5,
                        "image_quality",
                        "high",
                        "enable_recording",
                        true,
                        "recording_duration",
                        30,
                        "alert_settings",
                        Json.object(
                                "enable_alerts",
                                true,
                                "alert_confidence_threshold",
                                0.9,
                                "notification_channels",
                                List.of("mqtt", "email"))));
        sendEvent(topics + "/config", body, 2, true);
    }

    /// Takes the threshold of a new configuration, and says what it has now.
    private void update(InboundMessage message) {
        try {
            JsonPayload data = JsonPayload.parse(message.payload()).optionalObject("config_data");
            if (data != null) {
                threshold =
                        Math.clamp(data.optionalNumber("confidence_threshold").orElse(threshold), 0, 1);
            }
        } catch (MalformedPayloadException e) {
            world.counters().failure();
        }
        config();
    }

    private void control(InboundMessage message) {
        try {
            JsonPayload request = JsonPayload.parse(message.payload());
            String command = request.optionalText("command");
            answer(request.optionalText("message_id"), command);
            obey(command == null ? "" : command);
        } catch (MalformedPayloadException e) {
            world.counters().failure();
        }
    }

    private void answer(@Nullable String messageId, @Nullable String command) {
        boolean known = command != null && COMMANDS.contains(command);
        String outcome = known ? "executed" : "unknown_command";
        sendEvent(
                topics + "/control/response",
                Json.object(
                        "message_id", PlateMessages.uuid(random),
                        "timestamp", world.utcTime(),
                        "original_message_id", messageId,
                        "command", command,
                        "status", outcome,
                        "camera_id", cameraId,
                        "result",
                                Json.object(
                                        "success",
                                        known,
                                        "message",
                                        "Command " + command + " " + outcome,
                                        "timestamp",
                                        world.utcTime())),
                2,
                false);
    }

    private void obey(String command) {
        switch (command) {
            case "stop_camera" -> become("inactive");
            case "start_camera" -> become("active");
            case "restart_camera" -> {
                become("maintenance");
                later(Duration.ofSeconds(3), () -> become("active"));
            }
            case "get_health", "get_status" -> health();
            case "update_config" -> config();
            default -> {}
        }
    }

    private void become(String next) {
        status = next;
        health();
    }
}

package vedette.simulator;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vedette.dialect.JsonPayload;
import vedette.dialect.MalformedPayloadException;
import vedette.message.InboundMessage;

/// A newer edge camera of the number plate family, which has its own topics.
final class EdgePlateCamera extends WiredCamera {
    private static final Duration DETECTION_PERIOD = Duration.ofSeconds(1);
    private static final Duration HEARTBEAT_PERIOD = Duration.ofSeconds(10);

    /// Which topics it uses.
    enum Family {
        /// `aicamera/edge/{id}/detection`, `heartbeat`, `command`.
        AICAMERA,
        /// `camera/{id}/detections`, `status`, `health`.
        CAMERA
    }

    private final Family family;
    private final String topics;
    private final String cameraId;
    private final FrameLoop pictures;
    private final PlateMessages messages;
    private final Wander cpu;
    private final Wander memory;
    private final Wander heat;
    private final double started;

    EdgePlateCamera(Identity identity, World world, Family family, String cameraId, FrameLoop pictures) {
        super(identity, world);
        this.family = family;
        this.cameraId = cameraId;
        this.pictures = pictures;
        topics = (family == Family.AICAMERA ? "aicamera/edge/" : "camera/") + cameraId;
        messages = new PlateMessages(world, random, cameraId);
        cpu = new Wander(random, 20, 80);
        memory = new Wander(random, 40, 80);
        heat = new Wander(random, 34, 60);
        started = world.seconds();
    }

    @Override
    void connected() {
        beat();
        if (family == Family.AICAMERA) {
            listen(topics + "/command", 1, this::obey);
        }
    }

    /// What commands it knows is not written anywhere: to any it answers with a sign of life.
    private void obey(InboundMessage message) {
        try {
            JsonPayload command = JsonPayload.parse(message.payload());
            String id = command.optionalText("message_id");
            String name = command.optionalText("command");
            world.obedience()
                    .begins(
                            cameraId,
                            id == null ? "" : id,
                            name == null ? "" : name,
                            world.wall().instant());
        } catch (MalformedPayloadException e) {
            world.counters().failure();
        }
        beat();
    }

    @Override
    void begin() {
        every(DETECTION_PERIOD, this::detect);
        every(HEARTBEAT_PERIOD, this::beat);
    }

    private void detect() {
        Frame frame = see(pictures);
        if (frame.things().isEmpty()) {
            return;
        }
        Map<String, @Nullable Object> body = messages.detection(frame);
        sendEvent(topics + (family == Family.AICAMERA ? "/detection" : "/detections"), body, 1, false);
    }

    private void beat() {
        Map<String, ?> alive =
                Json.object("status", "online", "timestamp", world.epochSeconds(), "device_id", cameraId);
        if (family == Family.AICAMERA) {
            sendEvent(topics + "/heartbeat", alive, 1, false);
        } else {
            long up = (long) (world.seconds() - started);
            sendEvent(topics + "/status", alive, 1, false);
            sendEvent(topics + "/health", messages.health(cpu, memory, heat, up, "active"), 0, false);
        }
    }
}

package vedette.simulator;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A baby monitor of the first kind: everything at quality of service 0, each emotion twice. The most
/// common installation sends no pictures over MQTT, and then only emotions and alerts.
final class BabyMonitorA extends WiredCamera {
    private static final Duration EMOTION_PERIOD = Duration.ofMillis(2030);
    private static final Duration BETWEEN_TWINS = Duration.ofMillis(3);
    private static final Duration SYSTEM_PERIOD = Duration.ofSeconds(5);
    private static final double CRYING_FROM = 0.7;
    /// Batch ids are the milliseconds within this span.
    private static final long BATCH_SPAN = 10_000;

    private final String prefix;
    private final @Nullable FrameLoop pictures;
    private final Duration framePeriod;
    private final Mood mood;
    private final Wander cpu;
    private final Wander memory;
    private final double started;
    private boolean crying;

    /// @param pictures what it films, or null for the installation without video
    /// @param fps pictures a second; the real one reaches 10
    BabyMonitorA(Identity identity, World world, String prefix, @Nullable FrameLoop pictures, double fps) {
        super(identity, world);
        this.prefix = prefix;
        this.pictures = pictures;
        framePeriod = Duration.ofNanos((long) (1e9 / fps));
        mood = new Mood(random, List.of("laughing", "crying", "babbling", "silence"));
        cpu = new Wander(random, 8, 60);
        memory = new Wander(random, 30, 70);
        started = world.seconds();
    }

    @Override
    void connected() {
        alert("info", "Baby Monitor server started with MQTT support");
    }

    @Override
    void begin() {
        every(EMOTION_PERIOD, this::emotion);
        FrameLoop loop = pictures;
        if (loop != null) {
            every(SYSTEM_PERIOD, this::state);
            every(framePeriod, () -> {
                if (!isCongested()) {
                    sendPicture(prefix + "/video", shot(see(loop)), 0);
                }
            });
        }
    }

    @Override
    void goodbye() {
        alert("info", "Baby Monitor server shutting down");
    }

    private void emotion() {
        Map<String, Double> scores = mood.next();
        Map.Entry<String, Double> strongest = Mood.strongest(scores);
        double now = world.epochSeconds();
        Map<String, ?> emotion = Json.object(
                "emotion",
                strongest.getKey(),
                "confidence",
                strongest.getValue(),
                "confidences",
                scores,
                "batch_id",
                "batch_" + Math.round(now * 1000) % BATCH_SPAN,
                "timestamp",
                now,
                "segment_duration",
                2.5);
        sendEvent(prefix + "/emotion", emotion, 0, false);
        later(BETWEEN_TWINS, () -> sendEvent(prefix + "/emotion", emotion, 0, false));
        double score = scores.getOrDefault("crying", 0.0);
        boolean cries = score > CRYING_FROM;
        if (cries && pictures != null) {
            sendEvent(prefix + "/crying", emotion, 0, false);
        }
        if (cries && !crying) {
            alert("warning", "Crying detected (confidence: " + Math.round(score * 100) / 100.0 + ")");
        }
        crying = cries;
    }

    private void alert(String level, String message) {
        sendEvent(
                prefix + "/alert",
                Json.object("level", level, "message", message, "timestamp", world.localTime()),
                0,
                false);
    }

    private void state() {
        long up = (long) (world.seconds() - started);
        sendEvent(
                prefix + "/system",
                Json.object(
                        "uptime", "%d:%02d:%02d".formatted(up / 3600, up / 60 % 60, up % 60),
                        "cpu_usage", cpu.next(),
                        "memory_usage", memory.next(),
                        "camera_status", "running",
                        "person_detector_status", "running",
                        "emotion_detector_status", "running",
                        "timestamp", world.localTime()),
                0,
                false);
    }
}

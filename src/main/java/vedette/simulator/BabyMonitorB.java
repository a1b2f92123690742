package vedette.simulator;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A baby monitor of the second kind: pictures at camera rate, its state with each one, emotions without a
/// time, and labels that change when another model is switched on.
final class BabyMonitorB extends WiredCamera {
    private static final Duration EMOTION_PERIOD = Duration.ofSeconds(1);
    private static final Duration MODEL_PERIOD = Duration.ofSeconds(45);
    private static final double SECONDS_BETWEEN_CRIES = 10;
    private static final double CRYING_FROM = 0.7;
    private static final List<List<String>> LABELS = List.of(
            List.of("happy", "sad", "angry", "neutral"),
            List.of("laughing", "crying", "babbling", "silence"),
            List.of("not_crying", "crying"),
            List.of("happy", "sad", "angry", "neutral", "crying", "laughing"));

    private final String prefix;
    private final FrameLoop pictures;
    private final double fps;
    private final Wander cpu;
    private final Wander memory;
    private final double started;
    private int model;
    private Mood mood;
    private double lastCry = Double.NEGATIVE_INFINITY;

    /// @param fps pictures a second; the real one reaches 30
    BabyMonitorB(Identity identity, World world, String prefix, FrameLoop pictures, double fps) {
        super(identity, world);
        this.prefix = prefix;
        this.pictures = pictures;
        this.fps = fps;
        mood = new Mood(random, LABELS.getFirst());
        cpu = new Wander(random, 8, 60);
        memory = new Wander(random, 30, 70);
        started = world.seconds();
    }

    @Override
    void begin() {
        every(Duration.ofNanos((long) (1e9 / fps)), () -> {
            if (!isCongested()) {
                sendPicture(prefix + "/video", shot(see(pictures)), 0);
                state();
            }
        });
        every(EMOTION_PERIOD, this::emotion);
        later(MODEL_PERIOD, this::switchModel);
    }

    private void switchModel() {
        model = (model + 1) % LABELS.size();
        mood = new Mood(random, LABELS.get(model));
        later(MODEL_PERIOD, this::switchModel);
    }

    private void emotion() {
        Map<String, Double> scores = mood.next();
        scores.replaceAll((label, score) -> Math.round(score * 100) / 100.0);
        double score = scores.getOrDefault("crying", 0.0);
        if (score > CRYING_FROM && world.seconds() - lastCry >= SECONDS_BETWEEN_CRIES) {
            lastCry = world.seconds();
            String message = String.format(Locale.ROOT, "Crying detected (confidence: %.2f)", score);
            sendEvent(prefix + "/alert", Json.object("message", message, "level", "warning"), 1, false);
            sendEvent(prefix + "/crying", Json.object("confidence", score), 1, false);
        }
        Map<String, ?> named = Json.object("name", "Baby Monitor Emotion", "emotions", LABELS.get(model));
        sendEvent(prefix + "/emotion", Json.object("confidences", scores, "model", named), 1, false);
    }

    private void state() {
        long up = (long) (world.seconds() - started);
        sendEvent(
                prefix + "/system",
                Json.object(
                        "fps", String.format(Locale.ROOT, "%.1f", fps),
                        "frame_time", String.format(Locale.ROOT, "%.1f ms", 1000 / fps),
                        "cpu_usage", cpu.next(),
                        "memory_usage", memory.next(),
                        "camera_status", "connected",
                        "person_detector_status", "running",
                        "emotion_detector_status", "running",
                        "uptime", "%02d:%02d:%02d".formatted(up / 3600, up / 60 % 60, up % 60)),
                1,
                false);
    }
}

package vedette.station;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vedette.model.Arrival;
import vedette.model.CameraEvent;
import vedette.model.CameraId;
import vedette.model.CameraRole;
import vedette.model.Reading;

/// Decides what is worth a line in the log. What happens is logged each time; how things are (health, values,
/// presence, configuration) when it changes in what an operator would call a change, and once a minute while it comes:
/// one baby monitor sends its state with every picture. Confined to the events thread.
final class LogPolicy {
    private static final Duration AT_LEAST_EVERY = Duration.ofMinutes(1);

    /// A value that jumps back and forth many times a second is one change, not many.
    private static final Duration JUMPS_AT_MOST_EVERY = Duration.ofSeconds(10);

    /// A value that moves by this share of what was logged is a change of its own.
    private static final double JUMP = 0.2;

    /// Crossing one of these percentages is a change, however small the step.
    private static final double[] THRESHOLDS = {80, 90, 95};

    /// States remembered. A hostile sender can invent any number of names; forgetting one only costs a line more.
    private static final int REMEMBERED = 8192;

    private final Map<Key, Logged> logged = new LinkedHashMap<>(256, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Logged> eldest) {
            return size() > REMEMBERED;
        }
    };

    private record Key(CameraId camera, Class<?> kind, String part) {}

    private record Logged(long atNanos, String words, Map<String, Double> numbers) {}

    /// Whether the event is worth a line. Remembers that it was written.
    boolean worthLogging(CameraEvent event, Arrival arrival) {
        return switch (event) {
            case CameraEvent.HealthReported health ->
                changed(
                        new Key(health.camera(), health.getClass(), ""),
                        health.status().name(),
                        health.readings(),
                        arrival);
            case CameraEvent.TelemetryReported telemetry ->
                telemetry.camera().role() != CameraRole.BROKER
                        && changed(
                                new Key(
                                        telemetry.camera(),
                                        telemetry.getClass(),
                                        String.join(",", telemetry.readings().keySet())),
                                "",
                                telemetry.readings(),
                                arrival);
            case CameraEvent.PresenceChanged presence ->
                changed(new Key(presence.camera(), presence.getClass(), ""), presence.word());
            case CameraEvent.ConfigReported config ->
                changed(new Key(config.camera(), config.getClass(), config.type()), config.json());
            case CameraEvent.MotionChanged motion ->
                changed(new Key(motion.camera(), motion.getClass(), ""), Boolean.toString(motion.moving()));
            case CameraEvent.SnapshotTaken picture -> !cameInAStream(picture, arrival);
            case CameraEvent.CameraNamed ignored -> false;
            // A retained list comes again at each connection; a change of it comes with other words or another id.
            case CameraEvent.WatchlistChanged list ->
                !arrival.retained()
                        || changed(new Key(list.camera(), list.getClass(), ""), list.text() + " " + list.messageId());
            default -> true;
        };
    }

    /// States are logged when they differ from the last, with nothing in between.
    private boolean changed(Key key, String words) {
        @Nullable Logged before = logged.put(key, new Logged(0, words, Map.of()));
        return before == null || !before.words().equals(words);
    }

    /// A camera that is asked for pictures gives one now and then: each is an event. One that sends them as a film does
    /// so without being asked: a line when it begins, and one a minute.
    private boolean cameInAStream(CameraEvent.SnapshotTaken picture, Arrival arrival) {
        Key line = new Key(picture.camera(), picture.getClass(), "line");
        Key any = new Key(picture.camera(), picture.getClass(), "any");
        @Nullable Logged previous = logged.put(any, new Logged(arrival.nanos(), "", Map.of()));
        boolean alone = previous == null
                || arrival.nanos() - previous.atNanos() >= Duration.ofSeconds(1).toNanos();
        @Nullable Logged lastLine = logged.get(line);
        boolean due = lastLine == null || arrival.nanos() - lastLine.atNanos() >= AT_LEAST_EVERY.toNanos();
        if (alone || due) {
            logged.put(line, new Logged(arrival.nanos(), "", Map.of()));
            return false;
        }
        return true;
    }

    private boolean changed(Key key, String state, Map<String, Reading> readings, Arrival arrival) {
        StringBuilder words = new StringBuilder(state);
        Map<String, Double> numbers = new LinkedHashMap<>();
        readings.forEach((name, reading) -> {
            Double number = reading.number();
            if (number != null) {
                numbers.put(name, number);
            } else if (!isClock(name)) {
                words.append('|').append(name).append('=').append(reading.word());
            }
        });
        @Nullable Logged before = logged.get(key);
        long since = before == null ? 0 : arrival.nanos() - before.atNanos();
        boolean worth = before == null
                || since >= AT_LEAST_EVERY.toNanos()
                || !before.words().contentEquals(words)
                || (since >= JUMPS_AT_MOST_EVERY.toNanos() && jumped(before.numbers(), numbers));
        if (worth) {
            logged.put(key, new Logged(arrival.nanos(), words.toString(), numbers));
        }
        return worth;
    }

    /// Words that change with every message because they tell the time.
    private static boolean isClock(String name) {
        return name.contains("uptime") || name.contains("last") || name.contains("time");
    }

    private static boolean jumped(Map<String, Double> before, Map<String, Double> now) {
        for (Map.Entry<String, Double> entry : now.entrySet()) {
            @Nullable Double old = before.get(entry.getKey());
            if (old == null) {
                return true;
            }
            if (!isClock(entry.getKey()) && jumped(old, entry.getValue())) {
                return true;
            }
        }
        return false;
    }

    private static boolean jumped(double old, double now) {
        for (double threshold : THRESHOLDS) {
            if (old < threshold != now < threshold) {
                return true;
            }
        }
        return Math.abs(now - old) > Math.max(2, Math.abs(old) * JUMP);
    }
}

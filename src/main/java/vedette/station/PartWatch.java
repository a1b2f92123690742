package vedette.station;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vedette.model.Arrival;
import vedette.model.CameraEvent;
import vedette.model.Freshness;
import vedette.model.Freshness.State;

/// Judges each part of a camera by its own rhythm. Fed by the events thread, judged by the clock thread, read by any.
final class PartWatch {
    /// Scores come every few seconds; other values about once a minute.
    private static final Duration SCORES_LAST = Duration.ofSeconds(10);

    private static final Freshness KEPT =
            new Freshness(State.LAST_KNOWN, null, "kept by the broker, its age is unknown");

    private final Map<CameraPart, Heard> heard = new EnumMap<>(CameraPart.class);

    /// What is known of one part.
    private static final class Heard {
        final Rhythm rhythm = new Rhythm();
        volatile @Nullable Arrival last;
        volatile @Nullable Freshness freshness;
    }

    PartWatch() {
        for (CameraPart part : CameraPart.values()) {
            heard.put(part, new Heard());
        }
    }

    private Heard of(CameraPart part) {
        return java.util.Objects.requireNonNull(heard.get(part));
    }

    /// Notes an event. On the events thread only.
    void take(CameraEvent event, Arrival arrival) {
        switch (event) {
            case CameraEvent.EmotionsReported ignored -> take(CameraPart.EMOTIONS, arrival);
            case CameraEvent.HealthReported ignored -> take(CameraPart.HEALTH, arrival);
            case CameraEvent.TelemetryReported ignored -> take(CameraPart.TELEMETRY, arrival);
            default -> {
                // The others are things that happened: they are shown with their time.
            }
        }
    }

    private void take(CameraPart part, Arrival arrival) {
        Heard each = of(part);
        if (arrival.retained()) {
            each.freshness = KEPT; // it must not look like news until it is judged
        } else {
            each.rhythm.beat(arrival.nanos());
        }
        each.last = arrival;
    }

    /// How far a part can be taken for the present, or null where it was never told.
    @Nullable
    Freshness freshness(CameraPart part) {
        return of(part).freshness;
    }

    /// Judges all of them. On the clock thread only.
    ///
    /// @param linkCause why the broker is not heard, or null while it is
    /// @param camera how the camera as a whole is judged
    void judge(@Nullable String linkCause, Freshness camera, long nowNanos) {
        for (CameraPart part : CameraPart.values()) {
            Heard each = of(part);
            Arrival last = each.last;
            if (last != null) {
                each.freshness = judge(part, each.rhythm, last, linkCause, camera, nowNanos);
            }
        }
    }

    private static Freshness judge(
            CameraPart part, Rhythm rhythm, Arrival last, @Nullable String linkCause, Freshness camera, long nowNanos) {
        Duration age = last.retained() ? null : Duration.ofNanos(Math.max(0, nowNanos - last.nanos()));
        if (linkCause != null) {
            return new Freshness(State.DEAF, age, linkCause);
        }
        if (camera.state() == State.OFFLINE) {
            return new Freshness(State.OFFLINE, age, camera.reason());
        }
        if (age == null) {
            return KEPT;
        }
        Duration least = part == CameraPart.EMOTIONS ? SCORES_LAST : FreshnessJudge.PATIENCE;
        Duration usual = rhythm.usualGap().multipliedBy(3);
        Duration patience = !rhythm.isKnown()
                ? least
                : usual.compareTo(FreshnessJudge.SHORTEST_SILENCE) > 0 ? usual : FreshnessJudge.SHORTEST_SILENCE;
        return age.compareTo(patience) > 0
                ? new Freshness(State.STALE, age, "told " + FreshnessJudge.inWords(age) + " ago")
                : new Freshness(State.LIVE, age, "told " + FreshnessJudge.inWords(age) + " ago");
    }
}

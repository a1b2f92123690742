package vedette.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is known of one camera: the sum of its events. Immutable; screens compare identities to know what changed.
///
/// @param names the real names that its messages gave; more than one where two names fall on one topic
/// @param seen what it saw last, with boxes
/// @param plates the plates that it read last
/// @param emotions the scores that came last
/// @param emotionHistory the dominant label's score over time, oldest first, at most 300
/// @param cry when it last heard crying
/// @param alert its last alert
/// @param health how it last said it was
/// @param telemetry the newest of each value it reports
/// @param presence whether it said that it is there
/// @param motion whether something moves before it
/// @param configuration how it last said it is configured
/// @param latest when the newest event came
public record CameraState(
        CameraId id,
        Set<String> names,
        @Nullable At<CameraEvent.DetectionsReported> seen,
        @Nullable At<CameraEvent.PlatesRead> plates,
        @Nullable At<CameraEvent.EmotionsReported> emotions,
        List<At<CameraEvent.EmotionsReported>> emotionHistory,
        @Nullable At<CameraEvent.CryHeard> cry,
        @Nullable At<CameraEvent.AlertRaised> alert,
        @Nullable At<CameraEvent.HealthReported> health,
        Map<String, At<Reading>> telemetry,
        @Nullable At<CameraEvent.PresenceChanged> presence,
        @Nullable At<CameraEvent.MotionChanged> motion,
        @Nullable At<CameraEvent.ConfigReported> configuration,
        @Nullable Arrival latest) {
    private static final int EMOTION_HISTORY = 300;

    /// More values than this from one sender are not kept: a screen can't show them, and a hostile sender could make
    /// as many as it likes.
    public static final int MOST_READINGS = 128;

    /// Something and when it came.
    public record At<T>(T what, Arrival arrival) {}

    /// A camera of which nothing is known yet.
    public static CameraState of(CameraId id) {
        return new CameraState(
                id, Set.of(), null, null, null, List.of(), null, null, null, Map.of(), null, null, null, null);
    }

    /// The name to show: the real one where a message gave it, else the one on the wire.
    public String displayName() {
        return names.isEmpty() ? id.name() : String.join(" / ", names);
    }

    /// What is known after an event. Pure.
    public CameraState after(CameraEvent event, Arrival arrival) {
        Draft draft = new Draft(this);
        draft.latest = arrival;
        switch (event) {
            case CameraEvent.DetectionsReported detections -> draft.seen = new At<>(detections, arrival);
            case CameraEvent.PlatesRead read -> draft.plates = new At<>(read, arrival);
            case CameraEvent.EmotionsReported scores -> {
                draft.emotions = new At<>(scores, arrival);
                draft.emotionHistory = appended(emotionHistory, new At<>(scores, arrival));
            }
            case CameraEvent.CryHeard heard -> draft.cry = new At<>(heard, arrival);
            case CameraEvent.AlertRaised raised -> draft.alert = new At<>(raised, arrival);
            case CameraEvent.HealthReported report -> draft.health = new At<>(report, arrival);
            case CameraEvent.PresenceChanged changed -> draft.presence = new At<>(changed, arrival);
            case CameraEvent.MotionChanged changed -> draft.motion = new At<>(changed, arrival);
            case CameraEvent.ConfigReported report -> draft.configuration = new At<>(report, arrival);
            case CameraEvent.TelemetryReported report -> draft.telemetry = merged(report, arrival);
            case CameraEvent.CameraNamed named -> draft.names = named(named.name());
            case CameraEvent.CommandSeen ignored -> draft.latest = latest; // not from the camera
            case CameraEvent.CommandAnswered answer -> draft.latest = answer.byCamera() ? arrival : latest;
            case CameraEvent.WatchlistMatched ignored -> {}
            case CameraEvent.WatchlistChanged ignored -> {}
            case CameraEvent.SnapshotTaken ignored -> {}
        }
        return draft.state();
    }

    private static <T> List<T> appended(List<T> list, T last) {
        List<T> longer = new ArrayList<>(list.size() + 1);
        longer.addAll(list.size() >= EMOTION_HISTORY ? list.subList(1, list.size()) : list);
        longer.add(last);
        return Collections.unmodifiableList(longer);
    }

    private Map<String, At<Reading>> merged(CameraEvent.TelemetryReported report, Arrival arrival) {
        Map<String, At<Reading>> merged = new LinkedHashMap<>(telemetry);
        report.readings().forEach((name, reading) -> {
            if (merged.size() < MOST_READINGS || merged.containsKey(name)) {
                merged.put(name, new At<>(reading, arrival));
            }
        });
        return Collections.unmodifiableMap(merged);
    }

    private Set<String> named(String name) {
        if (names.contains(name) || names.size() >= 4) {
            return names;
        }
        Set<String> more = new LinkedHashSet<>(names);
        more.add(name);
        return Collections.unmodifiableSet(more);
    }

    /// The components, to be changed one at a time.
    private static final class Draft {
        private final CameraState from;
        private Set<String> names;
        private @Nullable At<CameraEvent.DetectionsReported> seen;
        private @Nullable At<CameraEvent.PlatesRead> plates;
        private @Nullable At<CameraEvent.EmotionsReported> emotions;
        private List<At<CameraEvent.EmotionsReported>> emotionHistory;
        private @Nullable At<CameraEvent.CryHeard> cry;
        private @Nullable At<CameraEvent.AlertRaised> alert;
        private @Nullable At<CameraEvent.HealthReported> health;
        private Map<String, At<Reading>> telemetry;
        private @Nullable At<CameraEvent.PresenceChanged> presence;
        private @Nullable At<CameraEvent.MotionChanged> motion;
        private @Nullable At<CameraEvent.ConfigReported> configuration;
        private @Nullable Arrival latest;

        Draft(CameraState from) {
            this.from = from;
            names = from.names;
            seen = from.seen;
            plates = from.plates;
            emotions = from.emotions;
            emotionHistory = from.emotionHistory;
            cry = from.cry;
            alert = from.alert;
            health = from.health;
            telemetry = from.telemetry;
            presence = from.presence;
            motion = from.motion;
            configuration = from.configuration;
            latest = from.latest;
        }

        CameraState state() {
            return new CameraState(
                    from.id,
                    names,
                    seen,
                    plates,
                    emotions,
                    emotionHistory,
                    cry,
                    alert,
                    health,
                    telemetry,
                    presence,
                    motion,
                    configuration,
                    latest);
        }
    }
}

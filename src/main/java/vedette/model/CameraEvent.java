package vedette.model;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Something that a camera, sensor, device or server reported, in the past tense. Immutable.
///
/// A new kind of news is a new record here: the compiler then lists every place that must learn it.
public sealed interface CameraEvent {
    /// Who it is about.
    CameraId camera();

    /// When it happened by the sender's clock, or null where the sender gave no usable time. Never used to judge
    /// whether something is live.
    @Nullable
    Instant claimed();

    /// What the sender calls this message, unique for one camera and kind of event over the last minutes: a second
    /// event with the same id is a repeat. Null where the sender gives nothing that tells repeats apart.
    @Nullable
    String messageId();

    /// A camera saw things. Kind `detection`.
    ///
    /// @param detections what it saw; may be empty where the sender reports that it saw nothing
    record DetectionsReported(
            CameraId camera,
            @Nullable Instant claimed,
            @Nullable String messageId,
            List<Detection> detections) implements CameraEvent {
        public DetectionsReported {
            detections = List.copyOf(detections);
        }
    }

    /// Movement began or ended before a camera. Kind `detection`.
    record MotionChanged(CameraId camera, @Nullable Instant claimed, boolean moving) implements CameraEvent {
        @Override
        public @Nullable String messageId() {
            return null;
        }
    }

    /// A camera read number plates, at least one. Kind `plate`: each plate is an event of its own in the log.
    ///
    /// @param checkpoint the checkpoint's id where the sender gave one
    record PlatesRead(
            CameraId camera,
            @Nullable Instant claimed,
            @Nullable String messageId,
            List<PlateRead> plates,
            @Nullable String checkpoint)
            implements CameraEvent {
        public PlatesRead {
            plates = List.copyOf(plates);
            if (plates.isEmpty()) {
                throw new IllegalArgumentException("no plate was read");
            }
        }
    }

    /// A baby monitor scored what it heard or saw. Kind `emotion`.
    ///
    /// @param scores label to score from 0 to 1, in the sender's order; they need not sum to 1
    /// @param dominant the label the sender names, else the one with the highest score; it may be a pseudo-label
    ///     (`unknown`, `buffering`, `error`) that has no score
    /// @param confidence the dominant label's score, or null where it has none
    record EmotionsReported(
            CameraId camera,
            @Nullable Instant claimed,
            @Nullable String messageId,
            Map<String, Double> scores,
            String dominant,
            @Nullable Double confidence)
            implements CameraEvent {
        public EmotionsReported {
            scores = Collections.unmodifiableMap(new LinkedHashMap<>(scores));
            scores.values().forEach(Confidence::require);
        }
    }

    /// A baby monitor heard crying. Kind `crying`.
    ///
    /// @param confidence 0 to 1
    record CryHeard(
            CameraId camera,
            @Nullable Instant claimed,
            @Nullable String messageId,
            double confidence) implements CameraEvent {
        public CryHeard {
            Confidence.require(confidence);
        }
    }

    /// A camera or server raised an alert in words. Kind `alert`.
    record AlertRaised(
            CameraId camera,
            @Nullable Instant claimed,
            @Nullable String messageId,
            Severity severity,
            String text) implements CameraEvent {}

    /// A camera or server said how it is. Kind `health`.
    ///
    /// @param readings name (`cpu`, `memory`, `disk`, `temperature`, `uptime`, `camera`, `network`, …) to value, in
    ///     the order in which they should be shown
    record HealthReported(
            CameraId camera,
            @Nullable Instant claimed,
            @Nullable String messageId,
            HealthStatus status,
            Map<String, Reading> readings)
            implements CameraEvent {
        public HealthReported {
            readings = Collections.unmodifiableMap(new LinkedHashMap<>(readings));
        }
    }

    /// A camera or device came or went, in its own word or its last will's. Kind `presence`.
    ///
    /// @param word the word on the wire (`online`, `Offline`, `stopped`)
    record PresenceChanged(CameraId camera, @Nullable Instant claimed, boolean online, String word)
            implements CameraEvent {
        @Override
        public @Nullable String messageId() {
            return null;
        }
    }

    /// A camera said how it is configured. Kind `config`.
    ///
    /// @param type what kind of configuration, in the sender's word; empty where it gives none
    /// @param json the configuration as a JSON text, unknown fields included
    record ConfigReported(
            CameraId camera,
            @Nullable Instant claimed,
            @Nullable String messageId,
            String type,
            String json) implements CameraEvent {}

    /// A camera's messages gave its real name, which its topic spells otherwise. Not logged.
    record CameraNamed(CameraId camera, String name) implements CameraEvent {
        @Override
        public @Nullable Instant claimed() {
            return null;
        }

        @Override
        public @Nullable String messageId() {
            return null;
        }
    }

    /// Somebody sent a camera a command or request; the station overheard it. Kind `command`.
    ///
    /// @param command the command's name on the wire
    /// @param detail its parameters in words, empty where it has none
    record CommandSeen(
            CameraId camera,
            @Nullable Instant claimed,
            @Nullable String messageId,
            String command,
            String detail) implements CameraEvent {}

    /// A command or message was answered. Kind `command`.
    ///
    /// @param originalId the id of the message that is answered, or null where the answer names none
    /// @param command the command's name where the answer repeats it, else empty
    /// @param status the answer's status word (`executed`, `unknown_command`, `processed`)
    /// @param byCamera true where the camera itself answers; a server's answer proves nothing about the camera
    /// @param succeeded what the answer says of success, or null where it does not
    /// @param text the answer's message in words, empty where it has none
    record CommandAnswered(
            CameraId camera,
            @Nullable Instant claimed,
            @Nullable String messageId,
            @Nullable String originalId,
            String command,
            String status,
            boolean byCamera,
            @Nullable Boolean succeeded,
            String text)
            implements CameraEvent {}

    /// A plate on a list was seen, as a server says. Kind `watchlist`.
    ///
    /// @param plate the plate's number, empty where the message does not say
    /// @param text the message in words
    record WatchlistMatched(
            CameraId camera,
            @Nullable Instant claimed,
            @Nullable String messageId,
            String plate,
            String text) implements CameraEvent {}

    /// A server's list of plates was published, changed or asked for. Kind `watchlist`.
    ///
    /// @param text what happened, in words
    /// @param plates what the message does to the list, or null where it says nothing that could be read as plates
    record WatchlistChanged(
            CameraId camera,
            @Nullable Instant claimed,
            @Nullable String messageId,
            String text,
            @Nullable PlateListing plates)
            implements CameraEvent {
        /// A change of which only words are known.
        public WatchlistChanged(CameraId camera, @Nullable Instant claimed, @Nullable String messageId, String text) {
            this(camera, claimed, messageId, text, null);
        }

        /// Whether it came where lists come, and what it says of the list was not understood.
        public boolean isUnclear() {
            return plates != null && plates.change() == PlateListing.Change.UNCLEAR;
        }
    }

    /// A sensor, camera, server or broker reported values. Kind `telemetry`.
    record TelemetryReported(
            CameraId camera,
            @Nullable Instant claimed,
            @Nullable String messageId,
            Map<String, Reading> readings) implements CameraEvent {
        public TelemetryReported {
            readings = Collections.unmodifiableMap(new LinkedHashMap<>(readings));
        }
    }

    /// A camera answered a request with a picture. Kind `snapshot`.
    ///
    /// @param bytes the size of what came
    /// @param correlation the correlation data that came back with it (MQTT 5) in hexadecimal digits, or null
    record SnapshotTaken(
            CameraId camera,
            @Nullable Instant claimed,
            long bytes,
            @Nullable String correlation) implements CameraEvent {
        /// A picture that does not say whose request it answers.
        public SnapshotTaken(CameraId camera, @Nullable Instant claimed, long bytes) {
            this(camera, claimed, bytes, null);
        }

        @Override
        public @Nullable String messageId() {
            return null;
        }
    }
}

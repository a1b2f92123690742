package vedette.model;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An event as a line of the log: one event can be several lines, one for each plate.
///
/// @param summary one sentence for the operator, on one line
/// @param confidence 0 to 1, or null
/// @param key what one searches it by, or null
/// @param labels what was seen or heard, in the sender's words, each once, at most 100
/// @param zones the camera's names for the areas it was in, each once, at most 100
public record EventDescription(
        EventKind kind,
        Severity severity,
        String summary,
        @Nullable Double confidence,
        @Nullable String key,
        List<String> labels,
        List<String> zones) {
    private static final int LONGEST_SUMMARY = 300;
    private static final int LONGEST_WORD = 128;
    private static final int MOST_WORDS = 100;

    public EventDescription {
        summary = Printable.text(summary, LONGEST_SUMMARY);
        key = key == null ? null : Printable.text(key, LONGEST_WORD);
        labels = words(labels.stream());
        zones = words(zones.stream());
    }

    /// A line about nothing that was seen or heard.
    private EventDescription(
            EventKind kind, Severity severity, String summary, @Nullable Double confidence, @Nullable String key) {
        this(kind, severity, summary, confidence, key, List.of(), List.of());
    }

    private static List<String> words(Stream<String> all) {
        return all.filter(word -> !word.isBlank())
                .map(word -> Printable.text(word, LONGEST_WORD))
                .distinct()
                .limit(MOST_WORDS)
                .toList();
    }

    /// The lines of an event; none for what is not logged.
    public static List<EventDescription> of(CameraEvent event) {
        return switch (event) {
            case CameraEvent.DetectionsReported seen -> List.of(detections(seen));
            case CameraEvent.MotionChanged motion ->
                List.of(sensed(
                        EventKind.DETECTION,
                        Severity.INFO,
                        motion.moving() ? "something moves" : "nothing moves any more",
                        null,
                        null,
                        "motion"));
            case CameraEvent.PlatesRead read ->
                read.plates().stream().map(plate -> plate(read, plate)).toList();
            case CameraEvent.EmotionsReported emotions ->
                List.of(sensed(
                        EventKind.EMOTION,
                        Severity.INFO,
                        emotions.dominant(),
                        emotions.confidence(),
                        emotions.messageId(),
                        emotions.dominant()));
            case CameraEvent.CryHeard cry ->
                List.of(sensed(
                        EventKind.CRYING, Severity.WARNING, "crying", cry.confidence(), cry.messageId(), "crying"));
            case CameraEvent.AlertRaised alert ->
                List.of(new EventDescription(EventKind.ALERT, alert.severity(), alert.text(), null, alert.messageId()));
            case CameraEvent.HealthReported health -> List.of(health(health));
            case CameraEvent.PresenceChanged presence ->
                List.of(new EventDescription(
                        EventKind.PRESENCE,
                        presence.online() ? Severity.INFO : Severity.WARNING,
                        presence.word(),
                        null,
                        null));
            case CameraEvent.ConfigReported config ->
                List.of(new EventDescription(
                        EventKind.CONFIG,
                        Severity.INFO,
                        config.type().isEmpty() ? "configuration reported" : "configuration reported: " + config.type(),
                        null,
                        config.messageId()));
            case CameraEvent.CameraNamed ignored -> List.of();
            case CameraEvent.CommandSeen command ->
                List.of(new EventDescription(
                        EventKind.COMMAND,
                        Severity.INFO,
                        "asked: " + command.command() + (command.detail().isEmpty() ? "" : " · " + command.detail()),
                        null,
                        command.messageId()));
            case CameraEvent.CommandAnswered answer -> List.of(answer(answer));
            case CameraEvent.WatchlistMatched hit ->
                List.of(new EventDescription(
                        EventKind.WATCHLIST,
                        Severity.CRITICAL,
                        (hit.plate() + " " + hit.text()).strip(),
                        null,
                        hit.plate().isEmpty() ? hit.messageId() : hit.plate()));
            case CameraEvent.WatchlistChanged change ->
                List.of(new EventDescription(
                        EventKind.WATCHLIST,
                        change.isUnclear() ? Severity.WARNING : Severity.INFO,
                        change.text(),
                        null,
                        change.messageId()));
            case CameraEvent.TelemetryReported report ->
                List.of(info(EventKind.TELEMETRY, readings(report.readings())));
            case CameraEvent.SnapshotTaken picture ->
                List.of(info(EventKind.SNAPSHOT, "picture of " + (picture.bytes() + 1023) / 1024 + " kB"));
        };
    }

    private static EventDescription info(EventKind kind, String summary) {
        return new EventDescription(kind, Severity.INFO, summary, null, null);
    }

    private static EventDescription sensed(
            EventKind kind,
            Severity severity,
            String summary,
            @Nullable Double confidence,
            @Nullable String key,
            String label) {
        return new EventDescription(kind, severity, summary, confidence, key, List.of(label), List.of());
    }

    private static EventDescription detections(CameraEvent.DetectionsReported seen) {
        if (seen.detections().isEmpty()) {
            return new EventDescription(EventKind.DETECTION, Severity.INFO, "nothing seen", null, seen.messageId());
        }
        String summary =
                seen.detections().stream().map(EventDescription::detection).collect(Collectors.joining(", "));
        double best = seen.detections().stream()
                .mapToDouble(Detection::confidence)
                .max()
                .orElse(0);
        List<String> labels = seen.detections().stream().map(Detection::label).toList();
        List<String> zones = seen.detections().stream()
                .flatMap(each -> Stream.ofNullable(each.zone()))
                .toList();
        return new EventDescription(EventKind.DETECTION, Severity.INFO, summary, best, seen.messageId(), labels, zones);
    }

    private static String detection(Detection detection) {
        StringBuilder text = new StringBuilder(detection.label());
        if (detection.detail() != null) {
            text.append(" (").append(detection.detail()).append(')');
        }
        if (detection.zone() != null) {
            text.append(" · zone ").append(detection.zone());
        }
        if (detection.track() != null) {
            text.append(" · track ").append(detection.track());
        }
        return text.toString();
    }

    private static EventDescription plate(CameraEvent.PlatesRead read, PlateRead plate) {
        StringBuilder text = new StringBuilder(plate.number());
        if (plate.country() != null) {
            text.append(" · ").append(plate.country());
        }
        if (plate.province() != null) {
            text.append(plate.country() == null ? " · " : " ").append(plate.province());
        }
        if (read.checkpoint() != null) {
            text.append(" · checkpoint ").append(read.checkpoint());
        }
        if (Boolean.FALSE.equals(plate.valid())) {
            text.append(" · not well-formed");
        }
        return new EventDescription(
                EventKind.PLATE, Severity.INFO, text.toString(), plate.confidence(), plate.number());
    }

    private static EventDescription health(CameraEvent.HealthReported health) {
        Severity severity = switch (health.status()) {
            case HEALTHY, UNKNOWN -> Severity.INFO;
            case WARNING, OFFLINE -> Severity.WARNING;
            case ERROR -> Severity.CRITICAL;
        };
        String status = health.status().name().toLowerCase(Locale.ROOT);
        String readings = readings(health.readings());
        return new EventDescription(
                EventKind.HEALTH,
                severity,
                readings.isEmpty() ? status : status + ": " + readings,
                null,
                health.messageId());
    }

    private static EventDescription answer(CameraEvent.CommandAnswered answer) {
        String who = answer.byCamera() ? "the camera answered" : "the server answered";
        String what = answer.command().isEmpty() ? "" : " " + answer.command();
        String text = answer.text().isEmpty() ? "" : " · " + answer.text();
        return new EventDescription(
                EventKind.COMMAND,
                Boolean.FALSE.equals(answer.succeeded()) ? Severity.WARNING : Severity.INFO,
                who + what + ": " + answer.status() + text,
                null,
                answer.originalId() == null ? answer.messageId() : answer.originalId());
    }

    private static String readings(Map<String, Reading> readings) {
        return readings.entrySet().stream()
                .limit(12)
                .map(entry -> entry.getKey() + " " + entry.getValue().text())
                .collect(Collectors.joining(", "));
    }
}

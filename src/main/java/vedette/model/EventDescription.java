package vedette.model;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// An event as a line of the log: one event can be several lines, one for each plate.
///
/// @param summary one sentence for the operator, on one line
/// @param confidence 0 to 1, or null
/// @param key what one searches it by, or null
public record EventDescription(
        EventKind kind,
        Severity severity,
        String summary,
        @Nullable Double confidence,
        @Nullable String key) {
    private static final int LONGEST_SUMMARY = 300;

    public EventDescription {
        summary = Printable.text(summary, LONGEST_SUMMARY);
        key = key == null ? null : Printable.text(key, 128);
    }

    /// The lines of an event; none for what is not logged.
    public static List<EventDescription> of(CameraEvent event) {
        return switch (event) {
            case CameraEvent.DetectionsReported seen -> List.of(detections(seen));
            case CameraEvent.MotionChanged motion ->
                List.of(info(EventKind.DETECTION, motion.moving() ? "something moves" : "nothing moves any more"));
            case CameraEvent.PlatesRead read ->
                read.plates().stream().map(plate -> plate(read, plate)).toList();
            case CameraEvent.EmotionsReported emotions ->
                List.of(new EventDescription(
                        EventKind.EMOTION,
                        Severity.INFO,
                        emotions.dominant(),
                        emotions.confidence(),
                        emotions.messageId()));
            case CameraEvent.CryHeard cry ->
                List.of(new EventDescription(
                        EventKind.CRYING, Severity.WARNING, "crying", cry.confidence(), cry.messageId()));
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
                        "configuration reported: " + config.type(),
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
                        EventKind.WATCHLIST, Severity.INFO, change.text(), null, change.messageId()));
            case CameraEvent.TelemetryReported report ->
                List.of(info(EventKind.TELEMETRY, readings(report.readings())));
            case CameraEvent.SnapshotTaken picture ->
                List.of(info(EventKind.SNAPSHOT, "picture of " + (picture.bytes() + 1023) / 1024 + " kB"));
        };
    }

    private static EventDescription info(EventKind kind, String summary) {
        return new EventDescription(kind, Severity.INFO, summary, null, null);
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
        return new EventDescription(EventKind.DETECTION, Severity.INFO, summary, best, seen.messageId());
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

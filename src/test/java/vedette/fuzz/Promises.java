package vedette.fuzz;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vedette.dialect.Decoded;
import vedette.dialect.JsonPayload;
import vedette.model.Box;
import vedette.model.CameraEvent;
import vedette.model.Detection;
import vedette.model.EventDescription;
import vedette.model.PlateRead;
import vedette.model.Reading;

/// What decoders promise of whatever they let through.
final class Promises {
    private static final int LONGEST_REASON = 300;
    private static final int LONGEST_LINE = 400;

    /// One message can be a list of lists.
    private static final int MOST_EVENTS = 2 * JsonPayload.LONGEST_LIST;

    private Promises() {}

    static void require(boolean kept, String promise) {
        if (!kept) {
            throw new IllegalStateException("not kept: " + promise);
        }
    }

    static void ofReason(String reason) {
        require(!reason.isBlank() && reason.length() <= LONGEST_REASON && isLine(reason), "a one-line reason");
    }

    /// @param bytes the size of the payload that this came of
    static void of(Decoded decoded, int bytes) {
        require(decoded.events().size() <= MOST_EVENTS, "few events of one message");
        for (Decoded.AttachedPicture picture : decoded.pictures()) {
            require(picture.bytes().length <= bytes, "no picture larger than its message");
        }
        for (CameraEvent event : decoded.events()) {
            values(event);
            word(event.messageId());
            for (EventDescription line : EventDescription.of(event)) {
                require(line.summary().length() <= LONGEST_LINE && isLine(line.summary()), "a one-line summary");
                score(line.confidence());
                word(line.key());
            }
        }
    }

    private static void values(CameraEvent event) {
        switch (event) {
            case CameraEvent.DetectionsReported seen -> seen.detections().forEach(Promises::seen);
            case CameraEvent.PlatesRead read -> {
                few(read.plates());
                read.plates().forEach(Promises::plate);
            }
            case CameraEvent.EmotionsReported emotions -> {
                few(emotions.scores().keySet());
                emotions.scores().values().forEach(Promises::score);
                score(emotions.confidence());
            }
            case CameraEvent.CryHeard cry -> score(cry.confidence());
            case CameraEvent.HealthReported health -> readings(health.readings());
            case CameraEvent.TelemetryReported telemetry -> readings(telemetry.readings());
            case CameraEvent.CommandSeen command -> word(command.command());
            case CameraEvent.AlertRaised alert -> word(alert.text());
            default -> require(event.camera().name().length() > 0, "who it is about");
        }
    }

    private static void seen(Detection detection) {
        score(detection.confidence());
        box(detection.box());
        word(detection.label());
        word(detection.track());
    }

    private static void plate(PlateRead plate) {
        score(plate.confidence());
        box(plate.box());
        word(plate.number());
    }

    private static void readings(Map<String, Reading> readings) {
        few(readings.keySet());
        for (Map.Entry<String, Reading> each : readings.entrySet()) {
            Double number = each.getValue().number();
            require(number == null || Double.isFinite(number), "finite readings");
            require(!each.getValue().text().isEmpty() || number == null, "a number can be shown");
        }
    }

    private static void box(@Nullable Box box) {
        if (box != null) {
            Box.Normalised drawn = box.in(640, 480);
            require(
                    drawn.x() >= 0
                            && drawn.y() >= 0
                            && drawn.x() + drawn.width() <= 1.000001
                            && drawn.y() + drawn.height() <= 1.000001,
                    "a box lies in its picture: " + box);
        }
    }

    private static void score(@Nullable Double score) {
        require(score == null || (score >= 0 && score <= 1), "scores from 0 to 1");
    }

    private static void few(Collection<?> all) {
        require(all.size() <= JsonPayload.LONGEST_LIST, "bounded lists");
    }

    private static void word(@Nullable String word) {
        require(word == null || word.length() <= 2 * JsonPayload.LONGEST_TEXT, "bounded texts");
    }

    private static boolean isLine(String text) {
        return text.chars().noneMatch(Character::isISOControl);
    }
}

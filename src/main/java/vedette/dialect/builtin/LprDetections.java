package vedette.dialect.builtin;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import vedette.dialect.Decoded;
import vedette.dialect.Decoded.AttachedPicture;
import vedette.dialect.JsonPayload;
import vedette.dialect.MalformedPayloadException;
import vedette.dialect.News;
import vedette.model.CameraEvent;
import vedette.model.CameraEvent.DetectionsReported;
import vedette.model.CameraEvent.PlatesRead;
import vedette.model.CameraId;
import vedette.model.Detection;

/// Vehicles and number plates: the documented body with its `detection_data`, and the newer cameras' flat
/// lists.
final class LprDetections {
    private LprDetections() {}

    /// A detection where the documented form is due: outside an envelope it must say what it is, when and
    /// whose.
    static Decoded documented(News news) throws MalformedPayloadException {
        LprMessage message = LprMessage.of(news);
        JsonPayload body = message.body();
        if (!message.isEnveloped() && body.has("detection_data")) {
            body.required("message_id").word();
            body.required("timestamp");
            body.required("camera_id").word();
        }
        return decode(news, message);
    }

    /// A detection of a newer edge camera, in any of the shapes.
    static Decoded newer(News news) throws MalformedPayloadException {
        return decode(news, LprMessage.of(news));
    }

    private static Decoded decode(News news, LprMessage message) throws MalformedPayloadException {
        CameraId camera = message.camera(news);
        JsonPayload body = message.body();
        JsonPayload nested = body.optionalObject("detection_data");
        JsonPayload data = nested == null ? body : nested;
        if (nested == null && !hasLists(body)) {
            throw body.malformed("has neither detection_data nor a list of detections");
        }
        LprPlates plates = LprPlates.of(data);
        List<Detection> seen = new ArrayList<>(vehicles(data));
        seen.addAll(plates.unread());
        List<CameraEvent> events = new ArrayList<>();
        if (!seen.isEmpty() || plates.read().isEmpty()) {
            events.add(new DetectionsReported(camera, message.claimed(), message.messageId(), seen));
        }
        if (!plates.read().isEmpty()) {
            String checkpoint = body.optionalWord("checkpoint_id");
            events.add(new PlatesRead(
                    camera,
                    message.claimed(),
                    message.messageId(),
                    plates.read(),
                    checkpoint == null ? null : Words.label(checkpoint)));
        }
        return new Decoded(events, pictures(camera, List.of(data, body, message.outer())));
    }

    private static boolean hasLists(JsonPayload body) {
        for (String field :
                List.of("vehicles", "plates", "vehicle_detections", "plate_detections", "ocr_results", "detections")) {
            if (body.has(field)) {
                return true;
            }
        }
        return false;
    }

    private static List<Detection> vehicles(JsonPayload data) throws MalformedPayloadException {
        List<Detection> vehicles = new ArrayList<>();
        for (String list : List.of("vehicles", "vehicle_detections", "detections")) {
            for (JsonPayload vehicle : data.objects(list)) {
                String label = first(vehicle, "vehicle_class", "class_name", "class", "label", "vehicle_type");
                vehicles.add(new Detection(
                        label == null ? "vehicle" : Words.label(label),
                        confidence(vehicle),
                        Boxes.named(vehicle),
                        first(vehicle, "track_id"),
                        null,
                        looks(vehicle)));
            }
        }
        return vehicles;
    }

    /// Colour, make, model and year in words, or null where none is known.
    private static @Nullable String looks(JsonPayload vehicle) throws MalformedPayloadException {
        StringJoiner words = new StringJoiner(" ");
        for (String field : List.of("color", "brand", "model", "year")) {
            String word = vehicle.optionalWord(field);
            if (word != null) {
                words.add(word.strip());
            }
        }
        return words.length() == 0 ? null : Words.label(words.toString());
    }

    static double confidence(JsonPayload thing) throws MalformedPayloadException {
        return thing.requiredScore(thing.has("confidence") || !thing.has("score") ? "confidence" : "score");
    }

    /// The first of these fields that says something, cut to a label.
    static @Nullable String first(JsonPayload thing, String... fields) throws MalformedPayloadException {
        for (String field : fields) {
            String word = thing.optionalWord(field);
            if (word != null) {
                return Words.label(word);
            }
        }
        return null;
    }

    private static List<AttachedPicture> pictures(CameraId camera, List<JsonPayload> places)
            throws MalformedPayloadException {
        for (JsonPayload place : places) {
            String picture = place.optionalLongText("annotated_image");
            if (picture != null && !picture.isBlank()) {
                return List.of(new AttachedPicture(camera, picture.getBytes(StandardCharsets.US_ASCII)));
            }
        }
        return List.of();
    }
}

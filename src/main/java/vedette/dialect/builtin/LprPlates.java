package vedette.dialect.builtin;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vedette.dialect.JsonPayload;
import vedette.dialect.MalformedPayloadException;
import vedette.model.Box;
import vedette.model.Detection;
import vedette.model.PlateRead;

/// The number plates of one message.
///
/// @param read plates whose characters were read
/// @param unread plates that were seen but not read, as detections labelled `plate`
record LprPlates(List<PlateRead> read, List<Detection> unread) {
    /// From `plates`, or from the flat `plate_detections` (where plates are) and `ocr_results` (what they say).
    /// A result without a box or a score takes those of the plate that it names by `plate_index`, else of the
    /// one at its own place.
    static LprPlates of(JsonPayload data) throws MalformedPayloadException {
        LprPlates plates = new LprPlates(new ArrayList<>(), new ArrayList<>());
        for (JsonPayload plate : data.objects("plates")) {
            plates.add(plate, null);
        }
        List<JsonPayload> seen = data.objects("plate_detections");
        List<JsonPayload> results = data.list("ocr_results");
        boolean[] named = new boolean[seen.size()];
        for (int i = 0; i < results.size(); i++) {
            JsonPayload result = results.get(i);
            int index = index(result, i);
            JsonPayload plate = index >= 0 && index < seen.size() ? seen.get(index) : null;
            if (plate != null) {
                named[index] = true;
            }
            plates.add(result, plate);
        }
        for (int i = 0; i < seen.size(); i++) {
            if (!named[i]) {
                plates.add(seen.get(i), null);
            }
        }
        return plates;
    }

    private static int index(JsonPayload result, int otherwise) throws MalformedPayloadException {
        return result.isObject() ? (int) result.optionalNumber("plate_index").orElse(otherwise) : otherwise;
    }

    private void add(JsonPayload result, @Nullable JsonPayload seen) throws MalformedPayloadException {
        String number = number(result);
        if (number == null && seen != null) {
            number = number(seen);
        }
        Box box = result.isObject() ? Boxes.named(result) : null;
        if (box == null && seen != null) {
            box = Boxes.named(seen);
        }
        double confidence = confidence(result, seen);
        if (number == null) {
            unread.add(new Detection("plate", confidence, box, null, null, null));
            return;
        }
        JsonPayload about = result.isObject() || seen == null ? result : seen;
        read.add(new PlateRead(
                number,
                confidence,
                box,
                LprDetections.first(about, "country", "country_code"),
                LprDetections.first(about, "province", "state", "region"),
                about.optionalTruth("is_valid")));
    }

    private static @Nullable String number(JsonPayload result) throws MalformedPayloadException {
        if (!result.isObject()) {
            String text = Words.label(result.text());
            return text.isEmpty() ? null : text;
        }
        for (String field : List.of("plate_number", "plate", "license_plate", "text", "ocr_text")) {
            String text = result.optionalText(field);
            if (text != null && !text.isBlank()) {
                return Words.label(text);
            }
        }
        return null;
    }

    private static double confidence(JsonPayload result, @Nullable JsonPayload seen) throws MalformedPayloadException {
        boolean own = result.isObject() && (result.has("confidence") || result.has("score"));
        if (!own && seen != null) {
            return LprDetections.confidence(seen);
        }
        if (!result.isObject()) {
            throw result.malformed("has no score, and no plate was seen that it belongs to");
        }
        return LprDetections.confidence(result);
    }
}

package vedette.intake;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vedette.dialect.JsonPayload;
import vedette.dialect.MalformedPayloadException;

/// Looks through one JSON message. Used once.
final class JsonSniffer {
    private static final int DEEPEST = 6;
    private static final int MOST_FIELDS = 2000;
    private static final int LONGEST_PATH = 200;

    private static final List<String> LABELS =
            List.of("label", "class", "class_name", "vehicle_class", "name", "what", "type");
    private static final List<String> NUMBERS = List.of("plate_number", "plate", "license_plate");
    private static final List<String> SCORES = List.of("confidence", "score", "probability", "prob");
    private static final List<String> BOXES = List.of("bbox", "box", "bounding_box", "rect");
    private static final Set<String> TABLES =
            Set.of("confidences", "scores", "emotions", "probabilities", "predictions");
    private static final List<String> HEALTH = List.of(
            "cpu", "memory", "heap", "uptime", "rssi", "battery", "voltage", "disk", "fps", "temperature", "health");
    private static final List<List<String>> CORNERS =
            List.of(List.of("x1", "y1", "x2", "y2"), List.of("left", "top", "right", "bottom"));
    private static final List<List<String>> SIZES =
            List.of(List.of("x", "y", "width", "height"), List.of("x", "y", "w", "h"));

    private final Set<Trait> traits = EnumSet.noneOf(Trait.class);
    private @Nullable Sniffed picture;
    private @Nullable Things things;
    private @Nullable String scores;
    private @Nullable String word;
    private int fields;

    /// How a thing's box is written.
    private record BoxPlace(List<String> paths, String form) {}

    Sniffed sniff(JsonPayload json) throws MalformedPayloadException {
        walk(json, "", "", 0);
        if (traits.isEmpty()) {
            traits.add(Trait.VALUES);
        }
        Sniffed found = picture;
        return new Sniffed(
                Set.copyOf(traits),
                found == null ? null : found.jpeg(),
                found == null ? 0 : found.width(),
                found == null ? 0 : found.height(),
                found == null ? null : found.picturePath(),
                things,
                scores,
                word,
                null);
    }

    private void walk(JsonPayload value, String path, String name, int depth) throws MalformedPayloadException {
        if (depth > DEEPEST || ++fields > MOST_FIELDS || path.length() > LONGEST_PATH) {
            return;
        }
        if (value.isObject()) {
            thing(value, path);
            table(value, path, name);
            for (Map.Entry<String, JsonPayload> each : value.fields().entrySet()) {
                String key = each.getKey();
                if (!key.isEmpty() && key.indexOf('.') < 0 && key.indexOf('[') < 0) {
                    walk(each.getValue(), path.isEmpty() ? key : path + "." + key, key, depth + 1);
                }
            }
        } else if (value.isList()) {
            List<JsonPayload> items = value.items();
            if (!items.isEmpty()) {
                walk(items.getFirst(), path + "[]", name, depth + 1);
            }
        } else if (value.isText()) {
            text(value.longText(), path, name);
        } else if (value.isNumber() && HEALTH.stream().anyMatch(lower(name)::contains)) {
            traits.add(Trait.HEALTH);
        }
    }

    private void text(String text, String path, String name) {
        boolean mayBePicture = text.length() > 32 && (text.startsWith("/9j/") || text.startsWith("data:image/"));
        if (mayBePicture && picture == null && path.indexOf('[') < 0) {
            picture = Sniffer.picture(text.getBytes(StandardCharsets.ISO_8859_1), path);
            if (picture != null) {
                traits.add(Trait.PICTURE);
            }
        } else if (Set.of("state", "status", "availability").contains(lower(name))
                && Sniffer.PRESENCE.contains(lower(text))) {
            traits.add(Trait.PRESENCE);
            word = path;
        }
    }

    /// A thing with a box: the first is enough, its neighbours are alike.
    private void thing(JsonPayload value, String path) throws MalformedPayloadException {
        BoxPlace box = box(value);
        String plate = first(value, NUMBERS);
        String label = plate == null ? first(value, LABELS) : plate;
        String score = first(value, SCORES);
        if (box == null && (plate == null || score == null)) {
            return;
        }
        if (label == null && score == null) {
            return; // a box alone may be a region or a window
        }
        traits.add(plate == null ? Trait.BOXES : Trait.PLATES);
        if (things == null) {
            things = new Things(
                    path.isEmpty() ? "." : path,
                    label,
                    score,
                    box == null ? List.of() : box.paths(),
                    box == null ? "xyxy" : box.form());
        }
    }

    private static @Nullable BoxPlace box(JsonPayload value) throws MalformedPayloadException {
        for (String name : BOXES) {
            JsonPayload box = value.optional(name);
            if (box != null && box.isList() && box.items().size() == 4 && areNumbers(box.items())) {
                List<Double> four = box.numbers();
                boolean size = four.get(2) <= four.get(0) || four.get(3) <= four.get(1);
                return new BoxPlace(List.of(name), size ? "xywh" : "xyxy");
            }
            if (box != null && box.isObject()) {
                return places(box, name + ".");
            }
        }
        return places(value, "");
    }

    private static boolean areNumbers(List<JsonPayload> items) {
        return items.stream().allMatch(JsonPayload::isNumber);
    }

    private static @Nullable BoxPlace places(JsonPayload value, String before) {
        for (List<String> names : CORNERS) {
            if (hasNumbers(value, names)) {
                return new BoxPlace(prefixed(names, before), "xyxy");
            }
        }
        for (List<String> names : SIZES) {
            if (hasNumbers(value, names)) {
                return new BoxPlace(prefixed(names, before), "xywh");
            }
        }
        return null;
    }

    private static boolean hasNumbers(JsonPayload value, List<String> names) {
        return names.stream().allMatch(name -> {
            JsonPayload number = value.optional(name);
            return number != null && number.isNumber();
        });
    }

    private static List<String> prefixed(List<String> names, String before) {
        List<String> prefixed = new ArrayList<>();
        names.forEach(name -> prefixed.add(before + name));
        return prefixed;
    }

    private static @Nullable String first(JsonPayload value, List<String> names) {
        return names.stream().filter(value::has).findFirst().orElse(null);
    }

    private void table(JsonPayload value, String path, String name) throws MalformedPayloadException {
        Map<String, JsonPayload> all = value.fields();
        if (TABLES.contains(lower(name)) && all.size() >= 2) {
            for (JsonPayload each : all.values()) {
                if (!each.isNumber() || each.number() < 0 || each.number() > 1.001) {
                    return;
                }
            }
            traits.add(Trait.SCORES);
            scores = scores == null ? path : scores;
        }
    }

    private static String lower(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}

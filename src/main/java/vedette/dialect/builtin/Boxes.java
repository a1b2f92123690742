package vedette.dialect.builtin;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vedette.dialect.JsonPayload;
import vedette.dialect.MalformedPayloadException;
import vedette.model.Box;

/// Boxes in the forms in which cameras send them.
final class Boxes {
    /// Fractions may lie this far beyond 1 by rounding.
    private static final double LARGEST_FRACTION = 1.001;

    /// Beyond this no picture has pixels.
    private static final double LARGEST_PIXEL = 1e6;

    private static final List<String> NAMES = List.of("bbox", "box", "bounding_box");

    private Boxes() {}

    /// The box in the field `bbox`, `box` or `bounding_box`, or null where there is none: a list `[x1, y1,
    /// x2, y2]`, or an object with corners or with a corner and a size. Corners may be swapped.
    static @Nullable Box named(JsonPayload owner) throws MalformedPayloadException {
        for (String name : NAMES) {
            JsonPayload box = owner.optional(name);
            if (box != null) {
                return box.isList() ? ofList(box) : ofObject(box.object());
            }
        }
        return null;
    }

    private static @Nullable Box ofList(JsonPayload box) throws MalformedPayloadException {
        List<Double> numbers = box.numbers();
        if (numbers.isEmpty()) {
            return null;
        }
        if (numbers.size() != 4) {
            throw box.malformed("has " + numbers.size() + " numbers, not 4");
        }
        return corners(box, numbers.get(0), numbers.get(1), numbers.get(2), numbers.get(3));
    }

    private static Box ofObject(JsonPayload box) throws MalformedPayloadException {
        if (box.has("x1")) {
            return corners(
                    box,
                    box.requiredNumber("x1"),
                    box.requiredNumber("y1"),
                    box.requiredNumber("x2"),
                    box.requiredNumber("y2"));
        }
        if (box.has("left")) {
            return corners(
                    box,
                    box.requiredNumber("left"),
                    box.requiredNumber("top"),
                    box.requiredNumber("right"),
                    box.requiredNumber("bottom"));
        }
        double x = box.requiredNumber("x");
        double y = box.requiredNumber("y");
        double width = box.requiredNumber(box.has("w") ? "w" : "width");
        double height = box.requiredNumber(box.has("h") ? "h" : "height");
        if (width < 0 || height < 0) {
            throw box.malformed("has a negative size");
        }
        return corners(box, x, y, x + width, y + height);
    }

    /// Pixels, unless all values are at most 1 and one of them is no whole number.
    private static Box corners(JsonPayload box, double x1, double y1, double x2, double y2)
            throws MalformedPayloadException {
        List<Double> all = List.of(x1, y1, x2, y2);
        requirePlace(box, all);
        double left = Math.min(x1, x2);
        double top = Math.min(y1, y2);
        double width = Math.abs(x2 - x1);
        double height = Math.abs(y2 - y1);
        boolean fractions = all.stream().allMatch(value -> value <= LARGEST_FRACTION)
                && all.stream().anyMatch(value -> value != Math.rint(value));
        return fractions ? new Box.Normalised(left, top, width, height) : new Box.Pixels(left, top, width, height);
    }

    /// The box in the fields `x`, `y`, `width` and `height` of a thing, or null where it has none of them.
    /// Fractions, unless any value is above 1: then pixels.
    static @Nullable Box inline(JsonPayload owner) throws MalformedPayloadException {
        if (!owner.has("x") && !owner.has("y") && !owner.has("width") && !owner.has("height")) {
            return null;
        }
        double x = owner.requiredNumber("x");
        double y = owner.requiredNumber("y");
        double width = owner.requiredNumber("width");
        double height = owner.requiredNumber("height");
        List<Double> all = List.of(x, y, width, height);
        requirePlace(owner, all);
        if (width < 0 || height < 0) {
            throw owner.malformed("has a box of negative size");
        }
        return all.stream().anyMatch(value -> value > LARGEST_FRACTION)
                ? new Box.Pixels(x, y, width, height)
                : new Box.Normalised(x, y, width, height);
    }

    private static void requirePlace(JsonPayload box, List<Double> all) throws MalformedPayloadException {
        for (double value : all) {
            if (Math.abs(value) > LARGEST_PIXEL) {
                throw box.malformed(value + " is no place in a picture");
            }
        }
    }
}

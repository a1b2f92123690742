package vedette.dialect.mapping;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vedette.dialect.JsonPayload;
import vedette.dialect.MalformedPayloadException;
import vedette.model.Box;

/// How a system writes where something is.
///
/// @param paths one path to a list of four numbers, or four paths to a number each; relative to the thing
/// @param corners what the four numbers are
/// @param unit what they count
/// @param size the picture's size where the system says it or the file does
record BoxForm(List<JsonPath> paths, Corners corners, Unit unit, Size size) {
    /// Beyond this no picture has pixels.
    private static final double LARGEST_PIXEL = 1e6;

    private static final double LARGEST_FRACTION = 1.001;

    enum Corners {
        /// Left, top, right, bottom.
        XYXY,
        /// Left, top, width, height.
        XYWH,
        /// Centre, width, height.
        CXCYWH
    }

    enum Unit {
        PIXELS,
        NORMALISED,
        /// Fractions unless one of the numbers is above 1, or all are whole.
        AUTO
    }

    /// The size of the picture in which the pixels count.
    ///
    /// @param width fixed, or 0
    /// @param widthPath where the message says it, or null
    record Size(
            int width,
            int height,
            @Nullable JsonPath widthPath,
            @Nullable JsonPath heightPath) {
        static final Size UNKNOWN = new Size(0, 0, null, null);
    }

    BoxForm {
        paths = List.copyOf(paths);
    }

    /// The box of a thing, or null where it has none.
    @Nullable
    Box of(JsonPayload thing, JsonPayload document) throws MalformedPayloadException {
        List<Double> four = numbers(thing);
        if (four == null) {
            return null;
        }
        for (double each : four) {
            if (Math.abs(each) > LARGEST_PIXEL) {
                throw thing.malformed(each + " is no place in a picture");
            }
        }
        double x = four.get(0);
        double y = four.get(1);
        double width = four.get(2);
        double height = four.get(3);
        if (corners == Corners.XYXY) {
            double right = Math.max(x, width);
            double bottom = Math.max(y, height);
            x = Math.min(x, width);
            y = Math.min(y, height);
            width = right - x;
            height = bottom - y;
        } else if (width < 0 || height < 0) {
            throw thing.malformed("has a box of negative size");
        } else if (corners == Corners.CXCYWH) {
            x -= width / 2;
            y -= height / 2;
        }
        return isFractions(four) ? new Box.Normalised(x, y, width, height) : pixels(x, y, width, height, document);
    }

    private @Nullable List<Double> numbers(JsonPayload thing) throws MalformedPayloadException {
        List<Double> four = new ArrayList<>();
        if (paths.size() == 1) {
            JsonPayload box = paths.getFirst().one(thing);
            if (box == null) {
                return null;
            }
            four = box.numbers();
            if (four.isEmpty()) {
                return null;
            }
            if (four.size() != 4) {
                throw box.malformed("has " + four.size() + " numbers, not 4");
            }
            return four;
        }
        for (JsonPath path : paths) {
            JsonPayload number = path.one(thing);
            if (number != null) {
                four.add(number.number());
            }
        }
        if (!four.isEmpty() && four.size() != 4) {
            throw thing.malformed("has " + four.size() + " of the four numbers of a box");
        }
        return four.isEmpty() ? null : four;
    }

    private boolean isFractions(List<Double> four) {
        return switch (unit) {
            case PIXELS -> false;
            case NORMALISED -> true;
            case AUTO ->
                four.stream().allMatch(value -> value <= LARGEST_FRACTION)
                        && four.stream().anyMatch(value -> value != Math.rint(value));
        };
    }

    private Box pixels(double x, double y, double width, double height, JsonPayload document)
            throws MalformedPayloadException {
        double wide = side(size.width(), size.widthPath(), document);
        double high = side(size.height(), size.heightPath(), document);
        return wide > 0 && high > 0
                ? new Box.Normalised(x / wide, y / high, width / wide, height / high)
                : new Box.Pixels(x, y, width, height);
    }

    private static double side(int fixed, @Nullable JsonPath path, JsonPayload document)
            throws MalformedPayloadException {
        JsonPayload said = path == null ? null : path.one(document);
        double side = said == null ? fixed : said.number();
        if (said != null && !(side >= 1 && side <= LARGEST_PIXEL)) {
            throw said.malformed("is no size of a picture");
        }
        return side;
    }
}

package vedette.model;

/// Where something is in a picture, in the form in which the camera said it. Resolved against the picture's size when
/// it is drawn, because pixel boxes come without one.
public sealed interface Box {
    /// Left, top, width and height as fractions of a picture of this size, cut to the picture.
    Normalised in(int pictureWidth, int pictureHeight);

    /// Fractions of the picture, 0 to 1 from its top left.
    record Normalised(double x, double y, double width, double height) implements Box {
        public Normalised {
            requireFinite(x, y, width, height);
        }

        @Override
        public Normalised in(int pictureWidth, int pictureHeight) {
            double left = Math.clamp(x, 0, 1);
            double top = Math.clamp(y, 0, 1);
            double right = Math.clamp(x + width, left, 1);
            double bottom = Math.clamp(y + height, top, 1);
            return new Normalised(left, top, right - left, bottom - top);
        }
    }

    /// Pixels of the picture that the camera looked at, from its top left.
    record Pixels(double x, double y, double width, double height) implements Box {
        public Pixels {
            requireFinite(x, y, width, height);
        }

        @Override
        public Normalised in(int pictureWidth, int pictureHeight) {
            if (pictureWidth <= 0 || pictureHeight <= 0) {
                throw new IllegalArgumentException("a picture of " + pictureWidth + " × " + pictureHeight);
            }
            return new Normalised(x / pictureWidth, y / pictureHeight, width / pictureWidth, height / pictureHeight)
                    .in(pictureWidth, pictureHeight);
        }
    }

    private static void requireFinite(double x, double y, double width, double height) {
        if (!Double.isFinite(x)
                || !Double.isFinite(y)
                || !(width >= 0)
                || !(height >= 0)
                || Double.isInfinite(width)
                || Double.isInfinite(height)) {
            throw new IllegalArgumentException("no box: " + x + ", " + y + ", " + width + ", " + height);
        }
    }
}

package vedette.video;

/// Turns JPEGs into pixels. An instance is used by one thread at a time, keeps its native memory for the
/// next picture, and gives it back in [#close].
public interface JpegDecoder extends AutoCloseable {
    /// Decodes a picture.
    ///
    /// @param jpeg the whole JPEG
    /// @param header what [JpegHeader#read] said of it
    /// @param scaleDenominator 1, 2, 4 or 8: the picture is made smaller by this while it is decoded
    /// @param target takes the pixels; its size is that of the picture divided by the denominator,
    ///     rounded up
    /// @throws BadPictureException where the data are damaged or cut off; the target's content is then
    ///     undefined
    /// @throws IllegalArgumentException where denominator or target's size are others
    void decode(byte[] jpeg, JpegHeader header, int scaleDenominator, PixelFrame target) throws BadPictureException;

    /// What it is, for the Health view: `libjpeg-turbo`.
    String name();

    @Override
    void close();

    /// By how much to make a picture smaller that is shown whole, in its proportions, within an area: the
    /// largest of 1, 2, 4 and 8 that leaves at least 90 % of the pixels a side which the area can show.
    /// With a tenth too few, nobody sees the difference, and tiles are rarely a power of two smaller than
    /// the picture: without the tolerance a tile of 330 × 247 would have 640 × 480 decoded and drawn, at
    /// four to six times the cost. Other fractions cost the decoder more than no scaling at all.
    ///
    /// @param sourceWidth of the JPEG, at least 1
    /// @param sourceHeight of the JPEG, at least 1
    /// @param wantedWidth of the area in device pixels; 0 or less where it is not known: then 1
    /// @param wantedHeight of the area
    static int scaleFor(int sourceWidth, int sourceHeight, int wantedWidth, int wantedHeight) {
        if (wantedWidth <= 0 || wantedHeight <= 0) {
            return 1;
        }
        double fit = Math.min((double) wantedWidth / sourceWidth, (double) wantedHeight / sourceHeight);
        for (int denominator = 8; denominator > 1; denominator /= 2) {
            if (1.0 / denominator >= 0.9 * fit) {
                return denominator;
            }
        }
        return 1;
    }

    /// The length of a side after scaling: divided and rounded up.
    static int scaled(int side, int denominator) {
        return (side + denominator - 1) / denominator;
    }

    /// @throws IllegalArgumentException where the target doesn't take this picture at this scale
    static void requireFit(JpegHeader header, int scaleDenominator, PixelFrame target) {
        boolean power =
                scaleDenominator == 1 || scaleDenominator == 2 || scaleDenominator == 4 || scaleDenominator == 8;
        if (!power
                || target.width() != scaled(header.width(), scaleDenominator)
                || target.height() != scaled(header.height(), scaleDenominator)) {
            throw new IllegalArgumentException(
                    header + " by 1/" + scaleDenominator + " is not " + target.width() + " × " + target.height());
        }
    }
}

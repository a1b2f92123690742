package vedette.video;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a JPEG says of itself, read before any decoder sees it: the decoders trust it, so it refuses what
/// is too large, too much work, cut off, or of a kind that they don't read.
///
/// @param width pixels, 1 to 4,096
/// @param height pixels, 1 to 4,096; width × height is at most 16 million
/// @param components 1 (grey) or 3 (colour)
/// @param progressive whether it comes in several passes over the whole picture
public record JpegHeader(int width, int height, int components, boolean progressive) {
    /// The longest side that is taken, in pixels.
    public static final int LONGEST_SIDE = 4096;

    /// The most pixels that are taken.
    public static final int MOST_PIXELS = 16_000_000;

    /// The most scans (passes) that are taken; usual are 1, and about 10 in progressive pictures.
    public static final int MOST_SCANS = 100;

    /// The most pixels × scans: a small file can ask for a hundred passes over sixteen million pixels.
    static final long MOST_WORK = 256_000_000;

    private static final int LONGEST_COMMENT = 1024;

    /// Reads the header. Any bytes give a header or a [BadPictureException]; nothing is decoded. Takes
    /// about a microsecond, and for progressive pictures about a millisecond per megabyte.
    ///
    /// @throws BadPictureException `20,000 × 20,000 is over the limit of 16 megapixels`, `cut off: …`,
    ///     `damaged: …`
    public static JpegHeader read(byte[] jpeg) throws BadPictureException {
        JpegMarkers markers = JpegMarkers.of(jpeg);
        JpegHeader header = null;
        while (markers.next()) {
            if (markers.isFrame()) {
                if (header != null) {
                    throw new BadPictureException("damaged: two pictures in one");
                }
                header = frame(markers);
            } else if (markers.code() == JpegMarkers.SCAN) {
                if (header == null) {
                    throw new BadPictureException("damaged: picture data without a size");
                }
                requireWholeAndBounded(header, markers);
                return header;
            }
        }
        throw new BadPictureException(
                header == null ? "damaged: a JPEG without a size" : "damaged: a JPEG without picture data");
    }

    /// The text of the first comment (COM) before the picture data, at most 1,024 characters, or null where
    /// there is none. Never throws; what is damaged has no comment.
    public static @Nullable String comment(byte[] jpeg) {
        try {
            JpegMarkers markers = JpegMarkers.of(jpeg);
            while (markers.next() && markers.code() != JpegMarkers.SCAN) {
                if (markers.code() == JpegMarkers.COMMENT) {
                    int length = Math.min(markers.length(), LONGEST_COMMENT);
                    return new String(jpeg, markers.start(), length, StandardCharsets.UTF_8);
                }
            }
        } catch (BadPictureException damaged) {
            return null;
        }
        return null;
    }

    private static JpegHeader frame(JpegMarkers markers) throws BadPictureException {
        requireKnownKind(markers.code());
        if (markers.length() < 6) {
            throw new BadPictureException("damaged: a size of " + markers.length() + " bytes");
        }
        int precision = markers.byteAt(0);
        int height = markers.shortAt(1);
        int width = markers.shortAt(3);
        int components = markers.byteAt(5);
        if (precision != 8) {
            throw new BadPictureException("a JPEG with " + precision + " bits per colour; 8 are supported");
        }
        requireSize(width, height);
        if (components != 1 && components != 3) {
            throw new BadPictureException("a JPEG of " + components + " colours; grey and colour (3) are supported");
        }
        if (markers.length() != 6 + 3 * components) {
            throw new BadPictureException("damaged: a size of " + markers.length() + " bytes");
        }
        return new JpegHeader(width, height, components, markers.code() == JpegMarkers.PROGRESSIVE);
    }

    private static void requireKnownKind(int code) throws BadPictureException {
        if (code > JpegMarkers.PROGRESSIVE) {
            String kind = code == 0xC3 ? "lossless" : code >= 0xC9 ? "arithmetic-coded" : "hierarchical";
            throw new BadPictureException("a " + kind + " JPEG; baseline and progressive are supported");
        }
    }

    private static void requireSize(int width, int height) throws BadPictureException {
        if (width == 0 || height == 0) {
            throw new BadPictureException("damaged: a picture of " + size(width, height));
        }
        if ((long) width * height > MOST_PIXELS) {
            throw new BadPictureException(size(width, height) + " is over the limit of 16 megapixels");
        }
        if (width > LONGEST_SIDE || height > LONGEST_SIDE) {
            throw new BadPictureException(size(width, height) + " is over the limit of 4,096 pixels a side");
        }
    }

    private static String size(int width, int height) {
        return String.format(Locale.ROOT, "%,d × %,d", width, height);
    }

    /// A picture in one pass is whole where it ends with its end marker, which needs no look at the data:
    /// the decoder notices what lacks before. The others are walked through, because their passes have to
    /// be counted.
    private static void requireWholeAndBounded(JpegHeader header, JpegMarkers markers) throws BadPictureException {
        boolean onePass = !header.progressive && markers.length() > 0 && markers.byteAt(0) == header.components;
        if (onePass && markers.endsWithEnd()) {
            return;
        }
        int scans = markers.countScans(MOST_SCANS);
        if (scans > MOST_SCANS || (long) header.width * header.height * scans > MOST_WORK) {
            String many = scans > MOST_SCANS ? "over " + MOST_SCANS : String.valueOf(scans);
            throw new BadPictureException("too much work: " + many + " scans of " + size(header.width, header.height));
        }
    }
}

package vedette.video;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import vedette.model.Printable;

/// How a payload holds a JPEG.
public enum PictureForm {
    /// The JPEG itself: `FF D8 FF`.
    RAW,
    /// The JPEG as base64 text: `/9j/`, with or without line breaks and padding.
    BASE64,
    /// A data URL: `data:image/…;base64,`.
    DATA_URL;

    /// The most bytes that a JPEG may have: 8 MB.
    public static final int LARGEST = 8_000_000;

    /// The most bytes that a payload may have: a JPEG of the largest size as text, with line breaks.
    static final int LARGEST_TEXT = LARGEST / 3 * 4 + LARGEST / 32;

    private static final int LONGEST_PREFIX = 128;
    private static final byte[] DATA = ascii("data:image/");
    private static final byte[] BASE64_COMMA = ascii(";base64,");
    private static final byte[] BASE64_JPEG = ascii("/9j/");

    /// What the payload looks like, by its first bytes.
    ///
    /// @throws BadPictureException where it is none of these: `not a JPEG: begins "<html>" (1.2 kB)`
    public static PictureForm of(byte[] payload) throws BadPictureException {
        if (isJpeg(payload)) {
            return RAW;
        }
        int start = firstInk(payload);
        if (matches(payload, start, BASE64_JPEG)) {
            return BASE64;
        }
        if (matches(payload, start, DATA)) {
            return DATA_URL;
        }
        throw new BadPictureException(kind(payload));
    }

    /// The JPEG in the payload: the payload itself where it is raw, else a new array. The result begins
    /// with `FF D8 FF` and has at most [#LARGEST] bytes; nothing else is known of it.
    ///
    /// @throws BadPictureException where there is none, or it is too large
    public static byte[] jpeg(byte[] payload) throws BadPictureException {
        PictureForm form = of(payload);
        requireAtMost(payload.length, form == RAW ? LARGEST : LARGEST_TEXT);
        if (form == RAW) {
            return payload;
        }
        int start = firstInk(payload);
        byte[] jpeg = decoded(payload, form == BASE64 ? start : start + prefix(payload, start));
        requireAtMost(jpeg.length, LARGEST);
        if (!isJpeg(jpeg)) {
            throw new BadPictureException("base64 that is " + kind(jpeg));
        }
        return jpeg;
    }

    static boolean isJpeg(byte[] bytes) {
        return bytes.length >= 3 && (bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0xFF) == 0xD8 && (bytes[2] & 0xFF) == 0xFF;
    }

    /// What bytes that are no JPEG are instead, for the operator.
    static String kind(byte[] bytes) {
        if (bytes.length == 0) {
            return "empty: 0 bytes";
        }
        if (matches(bytes, 1, ascii("PNG"))) {
            return "not a JPEG but a PNG (" + size(bytes.length) + ")";
        }
        if (matches(bytes, 0, ascii("GIF8"))) {
            return "not a JPEG but a GIF (" + size(bytes.length) + ")";
        }
        if (matches(bytes, 8, ascii("WEBP"))) {
            return "not a JPEG but a WebP (" + size(bytes.length) + ")";
        }
        return "not a JPEG: begins " + beginning(bytes) + " (" + size(bytes.length) + ")";
    }

    /// A number of bytes for people: `812 bytes`, `1.2 kB`, `9.4 MB`.
    static String size(long bytes) {
        if (bytes < 1000) {
            return bytes == 1 ? "1 byte" : bytes + " bytes";
        }
        boolean large = bytes >= 1_000_000;
        return String.format(Locale.ROOT, large ? "%.1f MB" : "%.1f kB", bytes / (large ? 1e6 : 1e3));
    }

    private static String beginning(byte[] bytes) {
        int shown = Math.min(bytes.length, 16);
        boolean text = true;
        StringBuilder quoted = new StringBuilder(shown);
        for (int i = 0; i < shown; i++) {
            int b = bytes[i];
            text &= (b >= ' ' && b < 0x7F) || b == '\n' || b == '\r' || b == '\t';
            quoted.append((char) (b & 0xFF));
        }
        return text
                ? '"' + Printable.text(quoted.toString(), 60) + '"'
                : HexFormat.ofDelimiter(" ").withUpperCase().formatHex(bytes, 0, Math.min(shown, 4));
    }

    private static void requireAtMost(int length, int limit) throws BadPictureException {
        if (length > limit) {
            throw new BadPictureException(size(length) + " is over the limit of " + size(limit));
        }
    }

    private static int prefix(byte[] payload, int start) throws BadPictureException {
        int end = Math.min(payload.length, start + LONGEST_PREFIX);
        for (int at = start; at < end; at++) {
            if (matches(payload, at, BASE64_COMMA)) {
                return at + BASE64_COMMA.length - start;
            }
        }
        throw new BadPictureException("a data URL without base64 (" + size(payload.length) + ")");
    }

    private static byte[] decoded(byte[] payload, int start) throws BadPictureException {
        byte[] text = Arrays.copyOfRange(payload, start, payload.length);
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException perhapsLines) {
            // Senders break lines, at any length, or end with one. Java's decoder for that ignores any rubbish at all.
            return decodedWithoutBlanks(text);
        }
    }

    private static byte[] decodedWithoutBlanks(byte[] text) throws BadPictureException {
        int kept = 0;
        for (byte b : text) {
            if (b > ' ' || b < 0) {
                text[kept++] = b;
            }
        }
        try {
            return Base64.getDecoder().decode(Arrays.copyOf(text, kept));
        } catch (IllegalArgumentException broken) {
            throw new BadPictureException("broken base64 (" + size(text.length) + "): " + broken.getMessage());
        }
    }

    private static int firstInk(byte[] payload) {
        int at = 0;
        while (at < payload.length && at < LONGEST_PREFIX && payload[at] >= 0 && payload[at] <= ' ') {
            at++;
        }
        return at;
    }

    private static boolean matches(byte[] bytes, int from, byte[] wanted) {
        return from + wanted.length <= bytes.length
                && Arrays.equals(bytes, from, from + wanted.length, wanted, 0, wanted.length);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

package vedette.watchlist;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A table's bytes as text. Tables come from spreadsheets of any age and country: the encoding is found out, said, and
/// can be chosen otherwise.
///
/// @param text without a byte order mark; what the encoding does not know is U+FFFD
/// @param encoding in which it was read
public record TableText(String text, Encoding encoding) {
    /// The encodings that are read.
    public enum Encoding {
        UTF_8("UTF-8"),
        UTF_16LE("UTF-16LE"),
        UTF_16BE("UTF-16BE"),
        WINDOWS_1252("Windows-1252"),
        ISO_8859_1("ISO-8859-1"),
        /// Thai. Read by this program itself: not every Java brings it.
        TIS_620("TIS-620");

        private final String label;

        Encoding(String label) {
            this.label = label;
        }

        @Override
        public String toString() {
            return label;
        }

        /// The encoding of this name, whatever its case and hyphens.
        public static Optional<Encoding> find(String name) {
            String wanted = plain(name);
            for (Encoding each : values()) {
                if (plain(each.label).equals(wanted)) {
                    return Optional.of(each);
                }
            }
            return switch (wanted) {
                case "utf16" -> Optional.of(UTF_16LE);
                case "latin1", "iso88591" -> Optional.of(ISO_8859_1);
                case "cp1252", "ansi" -> Optional.of(WINDOWS_1252);
                case "windows874", "cp874", "thai", "iso885911" -> Optional.of(TIS_620);
                default -> Optional.empty();
            };
        }

        private static String plain(String name) {
            return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        }

        String decode(byte[] bytes) {
            String text = this == TIS_620 ? thai(bytes) : new String(bytes, Charset.forName(label));
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        }

        private static String thai(byte[] bytes) {
            StringBuilder text = new StringBuilder(bytes.length);
            for (byte each : bytes) {
                int code = each & 0xff;
                text.append(code < 0x80 ? (char) code : isThai(code) ? (char) (0x0E00 + code - 0xA0) : '\uFFFD');
            }
            return text.toString();
        }
    }

    private static boolean isThai(int code) {
        return (code >= 0xA1 && code <= 0xDA) || (code >= 0xDF && code <= 0xFB);
    }

    /// Reads a table.
    ///
    /// @param chosen the encoding, or null to find it out
    public static TableText of(byte[] bytes, @Nullable Encoding chosen) {
        Encoding encoding = chosen == null ? guess(bytes) : chosen;
        return new TableText(encoding.decode(bytes), encoding);
    }

    private static Encoding guess(byte[] bytes) {
        if (begins(bytes, 0xFF, 0xFE)) {
            return Encoding.UTF_16LE;
        }
        if (begins(bytes, 0xFE, 0xFF)) {
            return Encoding.UTF_16BE;
        }
        int even = zeros(bytes, 0);
        int odd = zeros(bytes, 1);
        if (even + odd > 0 && Math.max(even, odd) * 4 > bytes.length / 2) {
            return odd > even ? Encoding.UTF_16LE : Encoding.UTF_16BE;
        }
        if (isUtf8(bytes)) {
            return Encoding.UTF_8;
        }
        return looksThai(bytes)
                ? Encoding.TIS_620
                : hasWindowsBytes(bytes) ? Encoding.WINDOWS_1252 : Encoding.ISO_8859_1;
    }

    private static boolean begins(byte[] bytes, int first, int second) {
        return bytes.length >= 2 && (bytes[0] & 0xff) == first && (bytes[1] & 0xff) == second;
    }

    private static int zeros(byte[] bytes, int from) {
        int zeros = 0;
        for (int i = from; i < bytes.length; i += 2) {
            zeros += bytes[i] == 0 ? 1 : 0;
        }
        return zeros;
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /// Thai is written in runs of its letters; accents of western languages stand alone between other letters.
    private static boolean looksThai(byte[] bytes) {
        int high = 0;
        int neighbours = 0;
        for (int i = 0; i < bytes.length; i++) {
            int code = bytes[i] & 0xff;
            if (code >= 0x80) {
                if (!isThai(code)) {
                    return false;
                }
                high++;
                boolean after = i > 0 && bytes[i - 1] < 0;
                boolean before = i + 1 < bytes.length && bytes[i + 1] < 0;
                neighbours += after || before ? 1 : 0;
            }
        }
        return high > 0 && neighbours * 10 >= high * 6;
    }

    private static boolean hasWindowsBytes(byte[] bytes) {
        for (byte each : bytes) {
            int code = each & 0xff;
            if (code >= 0x80 && code <= 0x9F) {
                return true;
            }
        }
        return false;
    }
}

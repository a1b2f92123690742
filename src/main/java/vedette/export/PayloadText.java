package vedette.export;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// A payload as text for an export.
final class PayloadText {
    static final String BASE64 = "base64:";

    private PayloadText() {}

    /// The text, or null when the bytes are no UTF-8 or hold control characters other than tabs and line ends.
    static @Nullable String plain(byte[] payload) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(payload))
                    .toString();
            for (int i = 0; i < text.length(); i++) {
                if (!isPlain(text.charAt(i))) {
                    return null;
                }
            }
            return text;
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static boolean isPlain(char character) {
        return !Character.isISOControl(character) || character == '\t' || character == '\n' || character == '\r';
    }

    static String base64(byte[] payload) {
        return Base64.getEncoder().encodeToString(payload);
    }
}

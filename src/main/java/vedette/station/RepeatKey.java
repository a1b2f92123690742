package vedette.station;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import vedette.message.InboundMessage;
import vedette.model.CameraEvent;

/// What tells a repeat from something new: the first 16 bytes of a SHA-256. Its text, 32 hexadecimal digits, is kept
/// in the log and must stay what it is over versions of this program.
record RepeatKey(long high, long low) {
    private static final int DIGITS = 32;

    /// An event that its sender gave an id, which holds for one camera and one kind of event.
    static RepeatKey ofId(CameraEvent event, String messageId) {
        return digest(
                "id",
                event.camera().key(),
                event.camera().role().name(),
                event.getClass().getSimpleName(),
                messageId.getBytes(StandardCharsets.UTF_8));
    }

    /// A message that says when it was made: another one with the same bytes is the same.
    static RepeatKey ofTimed(InboundMessage message) {
        return digest("timed", message.broker(), message.topic(), "", message.payload());
    }

    /// A message with neither id nor time: another one with the same bytes may well be something new.
    static RepeatKey ofBare(InboundMessage message) {
        return digest("bare", message.broker(), message.topic(), "", message.payload());
    }

    /// An event by what it says, for ways that share neither ids nor bytes.
    static RepeatKey ofContent(CameraEvent event, String content) {
        return digest(
                "content",
                event.camera().key(),
                event.camera().role().name(),
                event.getClass().getSimpleName(),
                content.getBytes(StandardCharsets.UTF_8));
    }

    private static RepeatKey digest(String sort, String whose, String what, String kind, byte[] content) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (String part : new String[] {sort, whose, what, kind}) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                sha.update(ByteBuffer.allocate(4).putInt(0, bytes.length));
                sha.update(bytes);
            }
            sha.update(content);
            ByteBuffer digest = ByteBuffer.wrap(sha.digest());
            return new RepeatKey(digest.getLong(), digest.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java knows SHA-256", e);
        }
    }

    /// The key of a text that [#toString()] made, or null where it made no such text.
    static @Nullable RepeatKey parse(String text) {
        if (text.length() != DIGITS || !text.chars().allMatch(HexFormat::isHexDigit)) {
            return null;
        }
        return new RepeatKey(
                HexFormat.fromHexDigitsToLong(text, 0, DIGITS / 2),
                HexFormat.fromHexDigitsToLong(text, DIGITS / 2, DIGITS));
    }

    /// 32 hexadecimal digits of lower case.
    @Override
    public String toString() {
        return HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
    }
}

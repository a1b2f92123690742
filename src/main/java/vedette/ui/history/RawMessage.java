package vedette.ui.history;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vedette.ui.Words;

/// A message as it came, made fit to be read: JSON indented, other text as it is, anything else as bytes. Never fails,
/// and never makes more than [#LONGEST] characters whatever came.
final class RawMessage {
    /// The most characters that are shown.
    static final int LONGEST = 64_000;

    private static final int HEAD_BYTES = 512;
    private static final int BYTES_PER_LINE = 16;

    private RawMessage() {}

    static String of(byte[] payload) {
        if (payload.length == 0) {
            return "";
        }
        String text = text(payload);
        if (text == null) {
            return hex(payload);
        }
        String start = text.stripLeading();
        return start.startsWith("{") || start.startsWith("[") ? JsonIndent.of(text, LONGEST) : plain(text);
    }

    /// The text that the bytes are in UTF-8, or null when they are none or hardly one.
    private static @Nullable String text(byte[] payload) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(payload))
                    .toString();
        } catch (CharacterCodingException e) {
            // The log keeps only the head of a huge message: that is still text, up to a character that was cut.
            return cutText(payload);
        }
        long controls = text.chars()
                .limit(4_096)
                .filter(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t')
                .count();
        // A few are terminal colours or an accident; many are a picture or a number that happens to be valid UTF-8.
        return controls * 10 > Math.min(text.length(), 4_096) + 20 ? null : text;
    }

    private static @Nullable String cutText(byte[] payload) {
        for (int cut = 1; cut <= 3 && cut < payload.length; cut++) {
            int start = payload[payload.length - cut] & 0xff;
            if (start >= 0xc0) {
                try {
                    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(payload, 0, payload.length - cut))
                            + "…";
                } catch (CharacterCodingException e) {
                    return null;
                }
            }
        }
        return null;
    }

    private static String plain(String text) {
        StringBuilder shown = new StringBuilder(Math.min(text.length(), LONGEST) + 64);
        for (int i = 0; i < text.length(); i++) {
            if (shown.length() >= LONGEST - 64) {
                return shown.append("\n… and ")
                        .append(Words.count(text.length() - i))
                        .append(" more characters")
                        .toString();
            }
            char c = text.charAt(i);
            if (c == '\n' || c == '\t') {
                shown.append(c);
            } else if (c != '\r') {
                JsonIndent.appendVisible(shown, text, i);
            }
        }
        return shown.toString();
    }

    private static String hex(byte[] payload) {
        StringBuilder shown = new StringBuilder("<" + Words.count(payload.length) + " bytes>\n\n");
        int head = Math.min(payload.length, HEAD_BYTES);
        for (int line = 0; line < head; line += BYTES_PER_LINE) {
            shown.append(String.format(Locale.ROOT, "%04x ", line));
            StringBuilder letters = new StringBuilder();
            for (int i = line; i < line + BYTES_PER_LINE; i++) {
                boolean there = i < head;
                shown.append(there ? String.format(Locale.ROOT, " %02x", payload[i] & 0xff) : "   ");
                letters.append(!there ? "" : payload[i] >= ' ' && payload[i] < 0x7f ? (char) payload[i] : '·');
            }
            shown.append("  ").append(letters).append('\n');
        }
        return head < payload.length ? shown.append('…').toString() : shown.toString();
    }
}

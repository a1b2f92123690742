package vedette.simulator;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A comment in a JPEG that says which picture it is and when it was sent, so that its way can be timed.
///
/// @param sequence counts a camera's pictures from 0
/// @param sent the sender's wall clock
public record JpegStamp(long sequence, Instant sent) {
    private static final byte MARKER = (byte) 0xFF;
    private static final byte COMMENT = (byte) 0xFE;
    private static final int START_LENGTH = 2;
    private static final long NANOS = 1_000_000_000L;
    private static final Pattern TEXT = Pattern.compile("vedette-sim seq=(\\d{1,18}) sent=(\\d{10,19})");

    /// The picture with this stamp as its first segment; nothing is encoded again.
    ///
    /// @throws IllegalArgumentException when the bytes don't begin like a JPEG
    byte[] onto(byte[] jpeg) {
        requireJpeg(jpeg);
        long nanos = sent.getEpochSecond() * NANOS + sent.getNano();
        byte[] text = ("vedette-sim seq=" + sequence + " sent=" + nanos).getBytes(StandardCharsets.US_ASCII);
        int segment = text.length + 2;
        byte[] stamped = new byte[jpeg.length + segment + 2];
        System.arraycopy(jpeg, 0, stamped, 0, START_LENGTH);
        stamped[START_LENGTH] = MARKER;
        stamped[START_LENGTH + 1] = COMMENT;
        stamped[START_LENGTH + 2] = (byte) (segment >> 8);
        stamped[START_LENGTH + 3] = (byte) segment;
        System.arraycopy(text, 0, stamped, START_LENGTH + 4, text.length);
        System.arraycopy(jpeg, START_LENGTH, stamped, START_LENGTH + 2 + segment, jpeg.length - START_LENGTH);
        return stamped;
    }

    /// The stamp of a picture, where it has one as its first segment. Never throws: the bytes may be
    /// anything.
    public static Optional<JpegStamp> of(byte[] jpeg) {
        if (jpeg.length < START_LENGTH + 4
                || !startsAsJpeg(jpeg)
                || jpeg[START_LENGTH] != MARKER
                || jpeg[START_LENGTH + 1] != COMMENT) {
            return Optional.empty();
        }
        int segment = ((jpeg[START_LENGTH + 2] & 0xFF) << 8) | (jpeg[START_LENGTH + 3] & 0xFF);
        if (segment < 2 || START_LENGTH + 2 + segment > jpeg.length) {
            return Optional.empty();
        }
        String text = new String(jpeg, START_LENGTH + 4, segment - 2, StandardCharsets.US_ASCII);
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            long nanos = Long.parseLong(matcher.group(2));
            return Optional.of(new JpegStamp(
                    Long.parseLong(matcher.group(1)), Instant.ofEpochSecond(nanos / NANOS, nanos % NANOS)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static void requireJpeg(byte[] jpeg) {
        if (!startsAsJpeg(jpeg)) {
            throw new IllegalArgumentException("no JPEG");
        }
    }

    private static boolean startsAsJpeg(byte[] jpeg) {
        return jpeg.length > START_LENGTH && jpeg[0] == MARKER && jpeg[1] == (byte) 0xD8;
    }
}

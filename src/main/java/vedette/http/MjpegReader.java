package vedette.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Cuts the pictures out of an endless `multipart/x-mixed-replace` answer, whose parts need not say how long they are.
///
/// A picture ends where its own markers end it, so it is there before the next part begins; boundaries only tell where
/// pictures begin. What lies between parts is passed over. Confined to one thread.
final class MjpegReader {
    /// A larger part is refused.
    static final int LARGEST_PART = 8 << 20;

    private static final int LONGEST_HEADER = 8 << 10;
    private static final int PIECE = 64 << 10;
    private static final int KEPT_OF_REFUSED = 4 << 10;

    /// Takes what was found.
    interface Sink {
        void picture(byte[] jpeg);

        /// @param part what came, shortened
        /// @param reason why it is none, in the operator's words
        void refused(byte[] part, String reason);
    }

    private enum State {
        BETWEEN,
        HEADER,
        PICTURE
    }

    private final byte[] boundary;
    private final Sink sink;
    private byte[] buffer = new byte[PIECE];
    private int length;
    private State state = State.BETWEEN;
    private JpegEnd end = new JpegEnd();

    /// @param boundary as the answer's header names it
    MjpegReader(String boundary, Sink sink) {
        String bare = boundary;
        while (bare.startsWith("-") && bare.length() > 1) {
            bare = bare.substring(1); // some name it with the dashes that come before it
        }
        this.boundary = ("--" + bare).getBytes(StandardCharsets.ISO_8859_1);
        this.sink = sink;
    }

    /// The boundary that a `Content-Type` names, or null where it is not of this kind.
    static @Nullable String boundaryOf(@Nullable String contentType) {
        if (contentType == null || !contentType.toLowerCase(Locale.ROOT).startsWith("multipart/")) {
            return null;
        }
        for (String part : contentType.split(";", -1)) {
            String option = part.strip();
            if (option.toLowerCase(Locale.ROOT).startsWith("boundary=")) {
                String value =
                        option.substring("boundary=".length()).replace("\"", "").strip();
                return value.isEmpty() || value.length() > 200 ? null : value;
            }
        }
        return null;
    }

    /// Takes what came next.
    void take(byte[] bytes, int offset, int count) {
        for (int done = 0; done < count; ) {
            int piece = Math.min(PIECE, count - done);
            append(bytes, offset + done, piece);
            done += piece;
            work();
        }
    }

    private void append(byte[] bytes, int offset, int count) {
        if (length + count > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + count));
        }
        System.arraycopy(bytes, offset, buffer, length, count);
        length += count;
    }

    private void work() {
        boolean goesOn = true;
        while (goesOn) {
            goesOn = switch (state) {
                case BETWEEN -> skipToBoundary();
                case HEADER -> readHeader();
                case PICTURE -> readPicture();
            };
        }
    }

    private boolean skipToBoundary() {
        int found = indexOf(boundary, 0, length);
        if (found < 0) {
            drop(Math.max(0, length - boundary.length + 1));
            return false;
        }
        drop(found + boundary.length);
        state = State.HEADER;
        return true;
    }

    /// A header ends with an empty line, or, where there is none, where a picture begins.
    private boolean readHeader() {
        int limit = Math.min(length, LONGEST_HEADER);
        for (int i = 0; i < limit; i++) {
            if (buffer[i] == '\n') {
                int next = i + 1 < length && buffer[i + 1] == '\r' ? i + 2 : i + 1;
                boolean empty = next < length && buffer[next] == '\n';
                boolean begins = i + 2 < length && (buffer[i + 1] & 0xFF) == 0xFF && (buffer[i + 2] & 0xFF) == 0xD8;
                if (empty || begins) {
                    drop(empty ? next + 1 : i + 1);
                    end = new JpegEnd();
                    state = State.PICTURE;
                    return true;
                }
            } else if (isBoundaryAt(i)) {
                refuse("a part without a picture");
                return true;
            }
        }
        if (length >= LONGEST_HEADER) {
            refuse("a part's header is longer than " + (LONGEST_HEADER >> 10) + " kB");
            return true;
        }
        return false;
    }

    private boolean isBoundaryAt(int index) {
        return index + boundary.length <= length
                && Arrays.equals(buffer, index, index + boundary.length, boundary, 0, boundary.length);
    }

    private boolean readPicture() {
        int until = end.find(buffer, length);
        if (until == JpegEnd.NO_JPEG) {
            refuse("a part is no whole JPEG");
            return true;
        }
        if (until > LARGEST_PART || (until == JpegEnd.MORE && length > LARGEST_PART)) {
            refuse("a picture is larger than " + (LARGEST_PART >> 20) + " MB");
            return true;
        }
        if (until == JpegEnd.MORE) {
            return false;
        }
        sink.picture(Arrays.copyOf(buffer, until));
        drop(until);
        state = State.BETWEEN;
        return true;
    }

    /// Goes on at the next boundary, which may be among what came already.
    private void refuse(String reason) {
        sink.refused(Arrays.copyOf(buffer, Math.min(length, KEPT_OF_REFUSED)), reason);
        state = State.BETWEEN;
    }

    private void drop(int count) {
        System.arraycopy(buffer, count, buffer, 0, length - count);
        length -= count;
        if (length == 0 && buffer.length > 1 << 20) {
            buffer = new byte[PIECE]; // one huge part must not hold its memory for ever
        }
    }

    private int indexOf(byte[] what, int from, int to) {
        for (int i = from; i + what.length <= to; i++) {
            if (buffer[i] == what[0] && Arrays.equals(buffer, i, i + what.length, what, 0, what.length)) {
                return i;
            }
        }
        return -1;
    }
}

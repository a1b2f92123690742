package vedette.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Cuts the pictures out of an endless `multipart/x-mixed-replace` answer, whose parts need not say how long they are.
///
/// A picture ends where its own markers end it, so it is there before the next part begins; boundaries only tell where
/// pictures begin. What lies between parts is passed over. What comes costs work in proportion to its length, however
/// it is made. Confined to one thread.
final class MjpegReader {
    /// A larger part is refused.
    static final int LARGEST_PART = 8 << 20;

    private static final int LONGEST_HEADER = 8 << 10;
    private static final int PIECE = 64 << 10;
    private static final int KEPT_OF_REFUSED = 4 << 10;

    /// More of them without a picture between, and there is no film.
    static final int MOST_REFUSED_IN_A_ROW = 100;

    /// A refused part is looked through again for the next boundary, and may hold further parts that reach to its end.
    /// More bytes than these looked at in excess of what comes, and the film costs more than it brings.
    private static final long MOST_LOOKED_AT_AGAIN = 8L * LARGEST_PART;

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
    private int start; // of what is not done with
    private int length; // where what came ends in the buffer
    private int refusedInARow;
    private long lookedAtAgain;
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
    ///
    /// @throws HttpRefusedException when too much of it is no pictures for a film
    void take(byte[] bytes, int offset, int count) throws HttpRefusedException {
        for (int done = 0; done < count; ) {
            int piece = Math.min(PIECE, count - done);
            append(bytes, offset + done, piece);
            done += piece;
            work();
        }
    }

    private void append(byte[] bytes, int offset, int count) {
        makeRoom(count);
        System.arraycopy(bytes, offset, buffer, length, count);
        length += count;
        lookedAtAgain = Math.max(0, lookedAtAgain - count);
    }

    /// Moves no more bytes than were done with or come, over time.
    private void makeRoom(int count) {
        if (length + count <= buffer.length) {
            return;
        }
        int left = length - start;
        boolean much = start < left;
        byte[] room = much ? new byte[Math.max(buffer.length * 2, left + count)] : buffer;
        System.arraycopy(buffer, start, room, 0, left);
        buffer = room;
        start = 0;
        length = left;
        if (length + count > buffer.length) {
            buffer = Arrays.copyOf(buffer, length + count);
        }
    }

    private void work() throws HttpRefusedException {
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
        int found = boundaryFrom(start);
        if (found < 0) {
            done(Math.max(start, length - boundary.length + 1));
            return false;
        }
        done(found + boundary.length);
        state = State.HEADER;
        return true;
    }

    /// A header ends with an empty line, or, where there is none, where a picture begins.
    private boolean readHeader() throws HttpRefusedException {
        int limit = Math.min(length, start + LONGEST_HEADER);
        for (int i = start; i < limit; i++) {
            if (buffer[i] == '\n') {
                int next = i + 1 < length && buffer[i + 1] == '\r' ? i + 2 : i + 1;
                boolean empty = next < length && buffer[next] == '\n';
                boolean begins = i + 2 < length && (buffer[i + 1] & 0xFF) == 0xFF && (buffer[i + 2] & 0xFF) == 0xD8;
                if (empty || begins) {
                    done(empty ? next + 1 : i + 1);
                    end = new JpegEnd();
                    state = State.PICTURE;
                    return true;
                }
            } else if (isBoundaryAt(i)) {
                refuse("a part without a picture", i - start);
                return true;
            }
        }
        if (length - start >= LONGEST_HEADER) {
            refuse("a part's header is longer than " + (LONGEST_HEADER >> 10) + " kB", LONGEST_HEADER);
            return true;
        }
        return false;
    }

    private boolean isBoundaryAt(int index) {
        return index + boundary.length <= length
                && Arrays.equals(buffer, index, index + boundary.length, boundary, 0, boundary.length);
    }

    private boolean readPicture() throws HttpRefusedException {
        int size = end.find(buffer, start, length);
        int came = length - start;
        if (size == JpegEnd.NO_JPEG) {
            refuse("a part is no whole JPEG", Math.min(came, end.lookedAt()));
            return true;
        }
        if (size > LARGEST_PART || (size == JpegEnd.MORE && came > LARGEST_PART)) {
            refuse("a picture is larger than " + (LARGEST_PART >> 20) + " MB", came);
            return true;
        }
        if (size == JpegEnd.MORE) {
            return false;
        }
        refusedInARow = 0;
        sink.picture(Arrays.copyOfRange(buffer, start, start + size));
        done(start + size);
        state = State.BETWEEN;
        return true;
    }

    /// Goes on at the next boundary, which may be among what came already.
    private void refuse(String reason, int lookedAt) throws HttpRefusedException {
        sink.refused(Arrays.copyOfRange(buffer, start, Math.min(length, start + KEPT_OF_REFUSED)), reason);
        state = State.BETWEEN;
        lookedAtAgain += lookedAt;
        if (++refusedInARow >= MOST_REFUSED_IN_A_ROW || lookedAtAgain > MOST_LOOKED_AT_AGAIN) {
            throw new HttpRefusedException(
                    "The film is ended: too many of its parts are no pictures, the last because " + reason + ".");
        }
    }

    private void done(int until) {
        start = until;
        if (start == length) {
            start = 0;
            length = 0;
            if (buffer.length > 1 << 20) {
                buffer = new byte[PIECE]; // one huge part must not hold its memory for ever
            }
        }
    }

    private int boundaryFrom(int from) {
        for (int i = from; i + boundary.length <= length; i++) {
            if (buffer[i] == boundary[0] && isBoundaryAt(i)) {
                return i;
            }
        }
        return -1;
    }
}

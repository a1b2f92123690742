package vedette.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/// Goes through the frames of a segment. Confined to one thread.
final class FrameReader {
    /// What came of a step.
    enum Step {
        /// there is a frame
        FRAME,
        /// exactly at the limit
        END,
        /// a frame begins and is not all there
        INCOMPLETE,
        /// what is there is no frame
        DAMAGED
    }

    private static final int CHUNK = 1 << 20;

    private final DiskFile file;
    private final int chunk;
    private final CRC32C crc = new CRC32C();
    private final Frame frame = new Frame();
    private ByteBuffer buffer;
    private long base;
    private int filled;
    private long next;
    private long limit;
    private long claimedEnd;

    /// @param from where the first frame begins
    /// @param limit where to end
    FrameReader(DiskFile file, long from, long limit) {
        this(file, from, limit, CHUNK);
    }

    /// @param chunk how many bytes to read at once, at most
    FrameReader(DiskFile file, long from, long limit, int chunk) {
        this.file = file;
        this.chunk = chunk;
        this.base = from;
        this.next = from;
        this.limit = limit;
        buffer = ByteBuffer.allocate(Math.clamp(limit - from, 1 << 10, chunk));
    }

    void limit(long end) {
        limit = end;
    }

    /// Where the next frame begins.
    long place() {
        return next;
    }

    /// Goes on elsewhere.
    void seek(long place) {
        next = place;
        if (place < base || place > base + filled) {
            base = place;
            filled = 0;
        }
    }

    /// Forgets what was read ahead: it may have been written anew.
    void refresh() {
        base = next;
        filled = 0;
    }

    /// The frame that was found last.
    Frame frame() {
        return frame;
    }

    Step step() throws IOException {
        Step step = peek();
        if (step == Step.FRAME) {
            next = frame.end();
        }
        return step;
    }

    /// Looks at the next frame without going past it.
    Step peek() throws IOException {
        claimedEnd = 0;
        long rest = limit - next;
        if (rest <= 0) {
            return Step.END;
        }
        if (rest < 5 || !has(5)) {
            return Step.INCOMPLETE;
        }
        int length = buffer.getInt(at());
        FrameType type = FrameType.of(buffer.get(at() + 4));
        if (type == null || length < type.shortest() || length > Frame.LONGEST) {
            return Step.DAMAGED;
        }
        claimedEnd = next + length;
        if (rest < length || !has(length)) {
            return Step.INCOMPLETE;
        }
        crc.reset();
        crc.update(buffer.array(), at(), length - 4);
        if ((int) crc.getValue() != buffer.getInt(at() + length - 4)) {
            return Step.DAMAGED;
        }
        frame.show(buffer, at(), length, next, type);
        return frame.isPossible() ? Step.FRAME : Step.DAMAGED;
    }

    /// Goes to the next frame that is whole, past whatever is none: all of that where its length is still right, else
    /// byte by byte.
    ///
    /// @return false where there is none before the limit
    boolean find() throws IOException {
        Step step;
        while ((step = step()) != Step.FRAME && step != Step.END) {
            long at = next;
            long end = claimedEnd;
            boolean isEndLikely = false;
            if (end > at && end < limit) {
                seek(end);
                isEndLikely = peek() == Step.FRAME;
            }
            if (!isEndLikely) {
                seek(at + 1);
            }
        }
        return step == Step.FRAME;
    }

    private int at() {
        return (int) (next - base);
    }

    /// Sees to it that so many bytes from the present place on are in the buffer.
    private boolean has(int count) throws IOException {
        if (base + filled >= next + count) {
            return true;
        }
        int kept = Math.max(0, (int) (base + filled - next));
        long want = Math.min(limit - next, Math.max(chunk, count));
        ByteBuffer target = want <= buffer.capacity() ? buffer : ByteBuffer.allocate((int) want);
        System.arraycopy(buffer.array(), Math.min(at(), filled), target.array(), 0, kept);
        buffer = target;
        base = next;
        buffer.clear().position(kept).limit((int) Math.max(want, kept));
        file.readFully(buffer, base + kept);
        filled = buffer.position();
        return filled >= count;
    }
}

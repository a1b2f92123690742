package vedette.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A frame that was read: a window on the reader's buffer, good until the reader goes on. The layout is in
/// `src/docs/journal-format.md`.
final class Frame {
    static final int SIGNATURE = 64;
    static final int RECORD_FIXED = 65;
    static final int CONTENT_ENTRY = Sha256.BYTES + 8;
    static final int LONGEST_HEADER = 16 << 20;
    static final int LONGEST_CONTENT = 16 << 20;
    static final int MOST_CONTENTS = 1_000;
    static final int MOST_LINES = 1_000;
    /// What the largest header with the most contents takes.
    static final int LONGEST = LONGEST_HEADER + MOST_CONTENTS * CONTENT_ENTRY + RECORD_FIXED + SIGNATURE + 4;

    private static final int ID = 5;
    private static final int TIME = 13;
    private static final int SAFE = 21;
    private static final int LINES = 29;
    private static final int CONTENTS = 31;
    private static final int LINK = 33;

    /// Where a content of a record is.
    ///
    /// @param offset where its frame begins in the segment
    record Place(Sha256 hash, long offset) {}

    private ByteBuffer buffer = ByteBuffer.allocate(0);
    private int at;
    private int length;
    private long offset;
    private FrameType type = FrameType.CONTENT;

    /// Moves the window to a frame of which type and length are known to be possible.
    void show(ByteBuffer in, int from, int bytes, long place, FrameType what) {
        buffer = in;
        at = from;
        length = bytes;
        offset = place;
        type = what;
    }

    FrameType type() {
        return type;
    }

    /// Where it begins in the segment.
    long offset() {
        return offset;
    }

    long end() {
        return offset + length;
    }

    int length() {
        return length;
    }

    long id() {
        return buffer.getLong(at + ID);
    }

    /// When it was written, in milliseconds since 1970.
    long time() {
        return buffer.getLong(at + TIME);
    }

    /// All ids below this one were forced to disk before this frame was written.
    long safe() {
        return buffer.getLong(at + SAFE);
    }

    int lines() {
        return buffer.getShort(at + LINES) & 0xffff;
    }

    int contents() {
        return buffer.getShort(at + CONTENTS) & 0xffff;
    }

    byte[] link() {
        return bytes(LINK, Sha256.BYTES);
    }

    boolean linkIs(byte[] expected) {
        int from = at + LINK;
        return Arrays.equals(buffer.array(), from, from + Sha256.BYTES, expected, 0, Sha256.BYTES);
    }

    Place place(int index) {
        int from = at + RECORD_FIXED + index * CONTENT_ENTRY;
        return new Place(Sha256.read(buffer.array(), from), buffer.getLong(from + Sha256.BYTES));
    }

    List<Place> places() {
        List<Place> all = new ArrayList<>();
        for (int i = 0; i < contents(); i++) {
            all.add(place(i));
        }
        return all;
    }

    /// The hash that stands in a content's frame.
    Sha256 contentHash() {
        return Sha256.read(buffer.array(), at + 5);
    }

    byte[] signature() {
        int from = type == FrameType.TOMBSTONE ? 5 : RECORD_FIXED + contents() * CONTENT_ENTRY;
        return bytes(from, SIGNATURE);
    }

    /// The record's header, the content, or the signed text.
    byte[] body() {
        return bytes(bodyFrom(), bodyLength());
    }

    String text() {
        return new String(buffer.array(), at + bodyFrom(), bodyLength(), StandardCharsets.UTF_8);
    }

    SignedText signedText() {
        return new SignedText(text(), signature());
    }

    byte[] bodyHash(Chain chain) {
        return chain.hash(buffer.array(), at + bodyFrom(), bodyLength());
    }

    int bodyLength() {
        return length - bodyFrom() - 4;
    }

    private int bodyFrom() {
        return switch (type) {
            case CONTENT -> 5 + Sha256.BYTES;
            case TOMBSTONE -> 5 + SIGNATURE;
            case RECORD -> RECORD_FIXED + contents() * CONTENT_ENTRY;
            case CHECKPOINT, CLOSING -> RECORD_FIXED + contents() * CONTENT_ENTRY + SIGNATURE;
        };
    }

    /// Whether its numbers go together; its CRC is the reader's matter.
    boolean isPossible() {
        if (type == FrameType.CONTENT) {
            return bodyLength() <= LONGEST_CONTENT;
        }
        if (type == FrameType.TOMBSTONE) {
            return true;
        }
        boolean kind = type == FrameType.RECORD
                ? contents() <= MOST_CONTENTS && lines() <= MOST_LINES
                : contents() == 0 && lines() == 1;
        return kind && id() > 0 && lines() > 0 && bodyLength() > 0 && bodyLength() <= LONGEST_HEADER;
    }

    /// The whole frame as it stands on disk.
    ByteBuffer whole() {
        return buffer.duplicate().position(at).limit(at + length);
    }

    private byte[] bytes(int from, int count) {
        return Arrays.copyOfRange(buffer.array(), at + from, at + from + count);
    }
}

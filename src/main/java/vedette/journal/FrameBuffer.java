package vedette.journal;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.zip.CRC32C;

/// Frames on their way to disk. Confined to one thread.
final class FrameBuffer {
    private static final int SMALLEST = 1 << 16;
    /// A buffer that had to grow beyond this is given back.
    private static final int USUAL = 16 << 20;

    private final CRC32C crc = new CRC32C();
    private ByteBuffer buffer = ByteBuffer.allocate(0);
    private int start;

    int size() {
        return buffer.position();
    }

    void clear() {
        buffer.clear();
        if (buffer.capacity() > USUAL) {
            buffer = ByteBuffer.allocate(0);
        }
    }

    /// What is to be written.
    ByteBuffer bytes() {
        return buffer.duplicate().flip();
    }

    void segmentHeader(SegmentHeader header) {
        ensure(SegmentHeader.BYTES);
        buffer.put(header.bytes());
    }

    void content(Sha256 hash, byte[] bytes) {
        begin(FrameType.CONTENT, 5 + Sha256.BYTES + bytes.length + 4);
        hash.write(buffer);
        buffer.put(bytes);
        end();
    }

    /// @param id the record's first
    /// @param safe all ids below this one are forced to disk
    record Fixed(long id, long time, long safe, int lines, byte[] link) {}

    void record(Fixed fixed, List<Frame.Place> places, byte[] header) {
        begin(FrameType.RECORD, Frame.RECORD_FIXED + places.size() * Frame.CONTENT_ENTRY + header.length + 4);
        fixed(fixed, places);
        buffer.put(header);
        end();
    }

    void signed(FrameType type, Fixed fixed, byte[] signature, byte[] text) {
        begin(type, Frame.RECORD_FIXED + Frame.SIGNATURE + text.length + 4);
        fixed(fixed, List.of());
        buffer.put(signature).put(text);
        end();
    }

    void tombstone(byte[] signature, byte[] text) {
        begin(FrameType.TOMBSTONE, 5 + Frame.SIGNATURE + text.length + 4);
        buffer.put(signature).put(text);
        end();
    }

    /// A frame as it was read.
    void copy(Frame frame) {
        ensure(frame.length());
        buffer.put(frame.whole());
    }

    private void fixed(Fixed fixed, List<Frame.Place> places) {
        buffer.putLong(fixed.id()).putLong(fixed.time()).putLong(fixed.safe());
        buffer.putShort((short) fixed.lines()).putShort((short) places.size());
        buffer.put(fixed.link());
        for (Frame.Place place : places) {
            place.hash().write(buffer);
            buffer.putLong(place.offset());
        }
    }

    private void begin(FrameType type, int length) {
        ensure(length);
        start = buffer.position();
        buffer.putInt(length).put(type.code());
    }

    private void end() {
        crc.reset();
        crc.update(buffer.duplicate().flip().position(start));
        buffer.putInt((int) crc.getValue());
    }

    private void ensure(int more) {
        if (buffer.remaining() < more) {
            int needed = Math.addExact(buffer.position(), more);
            ByteBuffer larger = ByteBuffer.allocateDirect(Math.max(SMALLEST, Math.max(needed, buffer.capacity() * 2)));
            buffer = larger.put(buffer.flip());
        }
    }
}

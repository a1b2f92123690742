package vedette.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// How a segment begins.
///
/// @param revision how often it was written anew without what was removed
/// @param firstId the id that its first record has, or had
/// @param linkBefore the link of the record before that one
record SegmentHeader(int revision, long firstId, byte[] linkBefore) {
    static final int BYTES = 60;

    private static final byte[] MAGIC = "VEDETTEJ".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;

    byte[] bytes() {
        ByteBuffer buffer = ByteBuffer.allocate(BYTES);
        buffer.put(MAGIC).putInt(VERSION).putInt(revision).putLong(firstId).put(linkBefore);
        buffer.putInt(crc(buffer.array()));
        return buffer.array();
    }

    /// Reads a segment's header; null where there is none.
    static @Nullable SegmentHeader read(DiskFile file) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(BYTES);
        file.readFully(buffer, 0);
        byte[] bytes = buffer.array();
        if (buffer.hasRemaining()
                || !Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)
                || buffer.getInt(8) != VERSION
                || buffer.getInt(BYTES - 4) != crc(bytes)) {
            return null;
        }
        return new SegmentHeader(
                buffer.getInt(12), buffer.getLong(16), Arrays.copyOfRange(bytes, 24, 24 + Sha256.BYTES));
    }

    private static int crc(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, BYTES - 4);
        return (int) crc.getValue();
    }
}

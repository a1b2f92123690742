package vedette.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// What a segment has and where, kept in a file beside it so that opening need not read the segment. It is no part of
/// what is proved: whoever reads by it checks the chain all the same.
record SegmentTable(SegmentSummary summary, SegmentIndex index) {
    private static final byte[] MAGIC = "VEDETTEX".getBytes(StandardCharsets.US_ASCII);
    private static final int FIXED = 8 + SegmentHeader.BYTES + 7 * 8 + Sha256.BYTES + 1 + 4 + 4;
    private static final int ENTRY = 8 + 8 + Sha256.BYTES + 1;
    private static final int MOST_TEXT = 1 << 16;

    void write(Disk disk, Path segment) throws IOException {
        SignedText signed = summary.checkpoint();
        byte[] text = signed == null ? new byte[0] : signed.text().getBytes(StandardCharsets.UTF_8);
        List<SegmentIndex.Entry> entries = index.entries();
        ByteBuffer buffer = ByteBuffer.allocate(
                FIXED + entries.size() * ENTRY + text.length + (signed == null ? 0 : Frame.SIGNATURE) + 4);
        buffer.put(MAGIC).put(summary.header().bytes());
        buffer.putLong(summary.end()).putLong(summary.nextId()).putLong(summary.records());
        buffer.putLong(summary.entries()).putLong(summary.chained()).putLong(summary.time());
        buffer.putLong(summary.sinceCheckpoint()).put(summary.link());
        buffer.put((byte) (summary.closed() ? 1 : 0)).putInt(entries.size()).putInt(text.length);
        for (SegmentIndex.Entry entry : entries) {
            buffer.putLong(entry.id()).putLong(entry.offset()).put(entry.linkBefore());
            buffer.put((byte) (entry.afterCheckpoint() ? 1 : 0));
        }
        if (signed != null) {
            buffer.put(text).put(signed.signature());
        }
        buffer.putInt(crc(buffer.array()));
        SmallFile.replace(disk, SegmentName.index(segment), buffer.array(), Disk.Mode.CREATE);
    }

    /// @return null where there is none, or it is not this segment's
    static @Nullable SegmentTable read(Disk disk, Path segment, SegmentHeader header, long size) throws IOException {
        Path path = SegmentName.index(segment);
        if (!disk.exists(path)) {
            return null;
        }
        byte[] bytes = SmallFile.read(disk, path);
        if (bytes.length < FIXED + 4
                || !Arrays.equals(bytes, 0, 8, MAGIC, 0, 8)
                || ByteBuffer.wrap(bytes).getInt(bytes.length - 4) != crc(bytes)
                || !Arrays.equals(bytes, 8, 8 + SegmentHeader.BYTES, header.bytes(), 0, SegmentHeader.BYTES)) {
            return null;
        }
        SegmentTable table = parse(ByteBuffer.wrap(bytes).position(8 + SegmentHeader.BYTES), header);
        return table != null && table.summary.end() == size ? table : null;
    }

    private static @Nullable SegmentTable parse(ByteBuffer buffer, SegmentHeader header) {
        long end = buffer.getLong();
        long nextId = buffer.getLong();
        long records = buffer.getLong();
        long entries = buffer.getLong();
        long chained = buffer.getLong();
        long time = buffer.getLong();
        long sinceCheckpoint = buffer.getLong();
        byte[] link = bytes(buffer, Sha256.BYTES);
        boolean closed = buffer.get() != 0;
        int places = buffer.getInt();
        int text = buffer.getInt();
        if (places < 0 || text < 0 || text > MOST_TEXT || buffer.remaining() < (long) places * ENTRY + text) {
            return null;
        }
        List<SegmentIndex.Entry> index = new ArrayList<>(places);
        for (int i = 0; i < places; i++) {
            index.add(new SegmentIndex.Entry(
                    buffer.getLong(), buffer.getLong(), bytes(buffer, Sha256.BYTES), buffer.get() != 0));
        }
        SignedText checkpoint = text == 0
                ? null
                : new SignedText(
                        new String(bytes(buffer, text), StandardCharsets.UTF_8), bytes(buffer, Frame.SIGNATURE));
        return new SegmentTable(
                new SegmentSummary(
                        header,
                        end,
                        nextId,
                        link,
                        records,
                        entries,
                        chained,
                        time,
                        closed,
                        sinceCheckpoint,
                        checkpoint),
                new SegmentIndex(index));
    }

    private static byte[] bytes(ByteBuffer buffer, int count) {
        byte[] bytes = new byte[count];
        buffer.get(bytes);
        return bytes;
    }

    private static int crc(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, bytes.length - 4);
        return (int) crc.getValue();
    }
}

package vedette.journal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Writes a segment anew with some of its frames. Used once.
final class SegmentRewrite {
    private static final int CHUNK = 1 << 20;
    private static final int SMALL_CHUNK = 1 << 16;

    private final FrameReader old;
    private final FrameReader oldContents;
    private final DiskFile target;
    private final FrameBuffer pending = new FrameBuffer();
    /// Where the contents are now that a later record may refer to, by where they were.
    private final Map<Long, Long> moved = new HashMap<>();
    private long written;

    SegmentRewrite(DiskFile from, long size, DiskFile target) {
        old = new FrameReader(from, SegmentHeader.BYTES, size);
        oldContents = new FrameReader(from, SegmentHeader.BYTES, size, SMALL_CHUNK);
        this.target = target;
    }

    void begin(SegmentHeader header) {
        pending.segmentHeader(header);
    }

    /// Takes over the record whose frame is at a place, and its contents where they are not there yet.
    void keep(long offset) throws IOException {
        Frame frame = frame(old, offset);
        if (frame.type() != FrameType.RECORD) {
            pending.copy(frame);
        } else {
            Map<Long, Long> own = new HashMap<>();
            List<Frame.Place> places = new ArrayList<>();
            for (Frame.Place place : frame.places()) {
                places.add(new Frame.Place(place.hash(), content(place, own)));
            }
            FrameBuffer.Fixed fixed =
                    new FrameBuffer.Fixed(frame.id(), frame.time(), frame.safe(), frame.lines(), frame.link());
            pending.record(fixed, places, frame.body());
        }
        if (pending.size() >= CHUNK) {
            write();
        }
    }

    private long content(Frame.Place place, Map<Long, Long> own) throws IOException {
        Long known = moved.containsKey(place.offset()) ? moved.get(place.offset()) : own.get(place.offset());
        if (known != null) {
            return known;
        }
        Frame frame = frame(oldContents, place.offset());
        if (frame.type() != FrameType.CONTENT || !frame.contentHash().equals(place.hash())) {
            throw new JournalException(
                    "A content of the journal is not where its record says, so nothing was removed from that segment."
                            + " Run `vedette verify` to see what is damaged.",
                    null);
        }
        long now = written + pending.size();
        pending.copy(frame);
        own.put(place.offset(), now);
        if (frame.bodyLength() >= RecentContents.SMALLEST) {
            moved.put(place.offset(), now);
        }
        return now;
    }

    void tombstone(byte[] signature, byte[] text) throws IOException {
        pending.tombstone(signature, text);
        if (pending.size() >= CHUNK) {
            write();
        }
    }

    void end() throws IOException {
        write();
        target.force();
    }

    private void write() throws IOException {
        target.write(pending.bytes(), written);
        written += pending.size();
        pending.clear();
    }

    private static Frame frame(FrameReader reader, long offset) throws IOException {
        reader.seek(offset);
        if (offset < SegmentHeader.BYTES || reader.step() != FrameReader.Step.FRAME) {
            throw new JournalException(
                    "A segment of the journal is damaged, so nothing was removed from it. Run `vedette verify` to see"
                            + " what is.",
                    null);
        }
        return reader.frame();
    }
}

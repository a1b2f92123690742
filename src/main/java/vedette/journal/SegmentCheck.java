package vedette.journal;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// Checks one segment from its first byte to its last. Used once.
final class SegmentCheck {
    private final String name;
    private final DiskFile file;
    private final long named;
    private final boolean growing;
    private final ChainCheck check;
    /// The contents that a later record may refer to, by the offset of their frames.
    private final Map<Long, Sha256> earlier = new HashMap<>();
    /// The contents that belong to the next record.
    private final Map<Long, Sha256> group = new HashMap<>();

    /// @param named the first id that the file's name says
    /// @param growing whether it is being written, so that its end may be incomplete
    SegmentCheck(String name, DiskFile file, long named, boolean growing, ChainCheck check) {
        this.name = name;
        this.file = file;
        this.named = named;
        this.growing = growing;
        this.check = check;
    }

    void read(LongConsumer progress) throws IOException, FaultException {
        long size = file.size();
        SegmentHeader header = SegmentHeader.read(file);
        if (header == null) {
            if (growing) {
                return;
            }
            throw fault(
                    0,
                    "Record " + check.nextId() + " and what follows can't be read: the segment's header is"
                            + " damaged.");
        }
        require(check.segment(header, named), 0);
        FrameReader reader = new FrameReader(file, SegmentHeader.BYTES, size);
        FrameReader.Step step;
        while ((step = reader.step()) == FrameReader.Step.FRAME) {
            Frame frame = reader.frame();
            require(judge(frame), frame.offset());
            progress.accept(frame.end());
        }
        if (growing && step != FrameReader.Step.DAMAGED) {
            return;
        }
        if (step != FrameReader.Step.END) {
            String what = step == FrameReader.Step.INCOMPLETE ? "is not all there" : "is damaged";
            throw fault(reader.place(), "What should be record " + check.nextId() + " " + what + ".");
        }
        if (!group.isEmpty()) {
            throw fault(size, "Record " + check.nextId() + " is missing after its contents.");
        }
    }

    private @Nullable String judge(Frame frame) {
        return switch (frame.type()) {
            case CONTENT -> content(frame);
            case TOMBSTONE -> group.isEmpty() ? check.tombstone(frame) : stray();
            case CHECKPOINT, CLOSING -> group.isEmpty() ? check.record(frame) : stray();
            case RECORD -> {
                String wrong = places(frame);
                yield wrong == null ? check.record(frame) : wrong;
            }
        };
    }

    private @Nullable String content(Frame frame) {
        Sha256 hash = frame.contentHash();
        if (!Sha256.read(frame.bodyHash(check.chain()), 0).equals(hash)) {
            return "A content of record " + check.nextId() + " was changed: its SHA-256 is not " + hash.hex() + ".";
        }
        group.put(frame.offset(), hash);
        if (frame.bodyLength() >= RecentContents.SMALLEST) {
            earlier.put(frame.offset(), hash);
        }
        return null;
    }

    private @Nullable String places(Frame frame) {
        Set<Long> met = new HashSet<>();
        for (Frame.Place place : frame.places()) {
            Sha256 there = group.get(place.offset());
            if (!place.hash().equals(there == null ? earlier.get(place.offset()) : there)) {
                return "The content " + place.hash().hex() + " of record " + frame.id() + " is missing.";
            }
            met.add(place.offset());
        }
        if (!met.containsAll(group.keySet())) {
            return stray();
        }
        group.clear();
        return null;
    }

    private String stray() {
        return "A content in front of record " + check.nextId() + " belongs to no record.";
    }

    private void require(@Nullable String wrong, long offset) throws FaultException {
        if (wrong != null) {
            throw fault(offset, wrong);
        }
    }

    private FaultException fault(long offset, String reason) {
        return new FaultException(check.nextId(), name, offset, reason);
    }
}

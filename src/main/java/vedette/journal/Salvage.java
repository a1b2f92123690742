package vedette.journal;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Looks behind a damaged place of a segment for the next record that is whole. Used once.
///
/// What is found is held together by the CRC of its frames and the order of its ids; that it follows from what comes
/// before can't be told, since the link between is lost. From there on the chain is checked as ever.
final class Salvage {
    private final DiskFile file;
    private final ChainWalk damaged;
    private final FrameReader reader;
    private final Chain chain = new Chain();
    private final long limit;
    private final long below;

    /// @param damaged has come to the damage
    /// @param limit up to where the segment may be read
    /// @param below ids from here on are not this segment's
    Salvage(DiskFile file, ChainWalk damaged, long limit, long below) {
        this.file = file;
        this.damaged = damaged;
        this.limit = limit;
        this.below = below;
        reader = new FrameReader(file, damaged.place(), limit);
    }

    /// A place where it goes on.
    ///
    /// @param walk stands in front of the record, and gives it with its next step
    /// @param firstId the record's
    record Place(ChainWalk walk, long firstId) {}

    /// @return null where nothing follows in this segment
    @Nullable
    Place search() throws IOException {
        while (reader.find()) {
            Frame frame = reader.frame();
            Place found = frame.type() == FrameType.CONTENT ? null : place(frame);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private @Nullable Place place(Frame frame) {
        long first = frame.id();
        long last = first + frame.lines() - 1;
        boolean follows = false;
        if (frame.type() == FrameType.TOMBSTONE) {
            Statement.Run run = ChainWalk.parsed(frame);
            if (run == null) {
                return null;
            }
            first = run.from();
            last = run.to();
        } else {
            follows = frame.linkIs(chain.link(damaged.link(), first, frame.bodyHash(chain)));
            if (first == damaged.nextId() && !follows && !damaged.isLoose()) {
                return null; // it should follow, so that it was changed
            }
        }
        if (first < damaged.nextId() || last < first || last >= below) {
            return null;
        }
        FrameReader on = new FrameReader(file, frame.offset(), limit);
        ChainWalk walk = new ChainWalk(on, new Chain(), damaged.nextId(), damaged.link(), null);
        return new Place(follows ? walk : walk.loosened(), first);
    }
}

package vedette.journal;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Goes through a segment record by record and checks the chain. Confined to one thread.
final class ChainWalk {
    private static final byte[] NOT_KNOWN = {};

    private final FrameReader reader;
    private final Chain chain;
    private final @Nullable RecentContents contents;
    private long start;
    private long nextId;
    private byte[] link;
    private byte[] linkBefore;
    private byte[] headerHash = new byte[0];
    private Statement.@Nullable Run run;
    private boolean broken;
    private boolean loose;

    /// @param contents takes the contents that are passed, or null
    ChainWalk(FrameReader reader, Chain chain, long nextId, byte[] link, @Nullable RecentContents contents) {
        this.reader = reader;
        this.chain = chain;
        this.contents = contents;
        this.nextId = nextId;
        this.link = link;
        linkBefore = link;
        start = reader.place();
    }

    /// The same walk; its next record need not follow from the one before, since what lies between is lost.
    ChainWalk loosened() {
        loose = true;
        return this;
    }

    /// Whether the next record need not follow from the one before.
    boolean isLoose() {
        return loose;
    }

    /// Goes to the next record or tombstone. Where there is none, the walk stays in front of what there is.
    FrameReader.Step next() throws IOException {
        FrameReader.Step step;
        while ((step = reader.step()) == FrameReader.Step.FRAME) {
            Frame frame = reader.frame();
            if (frame.type() == FrameType.CONTENT) {
                if (contents != null) {
                    contents.add(frame.contentHash(), frame.bodyLength(), frame.offset());
                }
                continue;
            }
            if (accept(frame)) {
                start = frame.end();
                return step;
            }
            broken = true;
            step = FrameReader.Step.DAMAGED;
            break;
        }
        if (step == FrameReader.Step.END && reader.place() > start) {
            step = FrameReader.Step.INCOMPLETE; // contents whose record is not there yet
        }
        reader.seek(start);
        return step;
    }

    private boolean accept(Frame frame) {
        if (frame.type() == FrameType.TOMBSTONE) {
            return accept(parsed(frame));
        }
        byte[] hash = frame.bodyHash(chain);
        byte[] computed = chain.link(link, frame.id(), hash);
        if (frame.id() < nextId || !(loose || frame.linkIs(computed))) {
            return false;
        }
        headerHash = hash;
        advance(frame.id() + frame.lines(), loose ? NOT_KNOWN : link, frame.link());
        run = null;
        return true;
    }

    private boolean accept(Statement.@Nullable Run next) {
        if (next == null || next.from() < nextId || !(loose || Arrays.equals(next.linkBefore(), link))) {
            return false;
        }
        advance(next.to() + 1, next.linkBefore(), next.linkAfter());
        run = next;
        return true;
    }

    private void advance(long after, byte[] before, byte[] linkAfter) {
        linkBefore = before;
        link = linkAfter;
        nextId = after;
        loose = false;
    }

    /// What a tombstone stands for; null where it says nothing possible.
    static Statement.@Nullable Run parsed(Frame frame) {
        try {
            return Statement.Run.parse(frame.text());
        } catch (IllegalArgumentException e) {
            return null; // then it is no tombstone, and the walk ends in front of it
        }
    }

    void limit(long end) {
        reader.limit(end);
    }

    /// Forgets what was read ahead.
    void refresh() {
        reader.seek(start);
        reader.refresh();
    }

    /// The record or tombstone that was reached last, good until the next step.
    Frame frame() {
        return reader.frame();
    }

    /// What the tombstone that was reached last stands for; null after a record.
    Statement.@Nullable Run run() {
        return run;
    }

    byte[] headerHash() {
        return headerHash;
    }

    byte[] linkBefore() {
        return linkBefore;
    }

    byte[] link() {
        return link;
    }

    long nextId() {
        return nextId;
    }

    /// Where the next record's first frame begins.
    long place() {
        return start;
    }

    /// Whether the last step found a frame that is in order but does not belong here.
    boolean isBroken() {
        return broken;
    }

    JournalPosition position() {
        return new JournalPosition(nextId, Chain.text(link));
    }

    /// The record that was reached last.
    JournalRecord record() {
        Frame frame = frame();
        String after = Chain.text(link);
        return new JournalRecord(
                frame.id(),
                frame.lines(),
                frame.body(),
                Chain.text(headerHash),
                Chain.text(linkBefore),
                after,
                new JournalPosition(nextId, after));
    }
}

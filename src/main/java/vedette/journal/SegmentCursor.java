package vedette.journal;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Goes through the segments in their order.
final class SegmentCursor implements JournalCursor {
    private final Visible visible;
    private @Nullable SegmentView segment;
    private @Nullable ChainWalk walk;
    private boolean atRecord;

    /// A cursor at the beginning of what there is.
    SegmentCursor(Visible visible) {
        this.visible = visible;
    }

    /// A cursor that goes on where a walk has come to.
    SegmentCursor(Visible visible, SegmentView segment, ChainWalk walk) {
        this.visible = visible;
        this.segment = segment;
        this.walk = walk;
    }

    @Override
    public @Nullable JournalRecord next() throws IOException {
        atRecord = false;
        while (true) {
            SegmentView here = segment;
            ChainWalk on = walk;
            if (here == null || on == null) {
                if (!enter(visible.atOrAfter(0), null)) {
                    return null;
                }
                continue;
            }
            on.limit(visible.limit(here));
            FrameReader.Step step = on.next();
            if (step != FrameReader.Step.FRAME) {
                if (!goOn(here, on, step)) {
                    return null;
                }
                continue;
            }
            if (on.frame().type() == FrameType.RECORD) {
                atRecord = true;
                return on.record();
            }
        }
    }

    /// At the end of what was read: whether there is more now.
    private boolean goOn(SegmentView here, ChainWalk on, FrameReader.Step step) throws IOException {
        boolean last = visible.isLast(here.firstId());
        if (last && step == FrameReader.Step.END) {
            return false;
        }
        Long later = last ? null : visible.atOrAfter(here.firstId() + 1);
        long end = visible.limit(here);
        // It was written on, or written anew, since it was read; where a later one is there it is complete now.
        on.refresh();
        on.limit(end);
        if (on.place() < end) {
            FrameReader.Step again = peek(here, on, end);
            if (again == FrameReader.Step.FRAME) {
                return true;
            }
            if (later != null || last || again == FrameReader.Step.DAMAGED) {
                throw here.damaged(on);
            }
            return false;
        }
        return later != null && enter(later, on);
    }

    private static FrameReader.Step peek(SegmentView here, ChainWalk on, long end) throws IOException {
        FrameReader reader = new FrameReader(here.file(), on.place(), end);
        return new ChainWalk(reader, new Chain(), on.nextId(), on.link(), null).next();
    }

    private boolean enter(@Nullable Long firstId, @Nullable ChainWalk before) throws IOException {
        if (firstId == null) {
            return false;
        }
        SegmentView fresh = SegmentView.open(visible.files(), firstId);
        if (fresh == null) {
            if (visible.atOrAfter(firstId + 1) != null) {
                throw new JournalException(
                        "The segment " + visible.files().segment(firstId)
                                + " is damaged at its beginning. Run `vedette verify` to see what else is.",
                        null);
            }
            return false; // another program is about to write it
        }
        if (before != null && !Arrays.equals(before.link(), fresh.header().linkBefore())) {
            fresh.close();
            throw new JournalException(
                    "The records from " + before.nextId() + " to " + (firstId - 1) + " are missing in front of "
                            + visible.files().segment(firstId) + ". Run `vedette verify` to see what else is.",
                    null);
        }
        close();
        segment = fresh;
        walk = fresh.walk(visible.limit(fresh));
        return true;
    }

    @Override
    public byte @Nullable [] content(String sha256) throws IOException {
        SegmentView here = segment;
        ChainWalk on = walk;
        return here == null || on == null || !atRecord ? null : here.content(on.frame(), sha256);
    }

    @Override
    public JournalPosition position() {
        ChainWalk on = walk;
        return on == null ? JournalPosition.START : on.position();
    }

    @Override
    public void close() {
        SegmentView here = segment;
        if (here != null) {
            here.close();
        }
    }
}

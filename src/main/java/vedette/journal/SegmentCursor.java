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

    @Override
    public long skipDamage() throws IOException {
        atRecord = false;
        SegmentView here = segment;
        ChainWalk on = walk;
        if (here == null || on == null) {
            return skipTo(0, 1, new byte[Sha256.BYTES]);
        }
        long end = visible.limit(here);
        on.refresh();
        on.limit(end);
        Salvage.Place place = here.behind(on, end, visible.below(here.firstId()));
        if (place == null) {
            return skipTo(here.firstId() + 1, on.nextId(), on.link());
        }
        long skipped = place.firstId() - on.nextId();
        walk = place.walk();
        return skipped;
    }

    /// Goes on in the first segment in which anything is whole.
    ///
    /// @param from the first segment that may be it
    /// @param nextId the first id that is lost
    /// @param link the last one that is known
    private long skipTo(long from, long nextId, byte[] link) throws IOException {
        Long firstId = visible.atOrAfter(from);
        while (firstId != null) {
            SegmentView view = SegmentView.open(visible.files(), firstId);
            boolean isSound = view != null && view.firstId() >= nextId;
            if (view == null) {
                view = SegmentView.openDamaged(visible.files(), firstId, link);
            }
            long limit = visible.limit(view);
            ChainWalk start =
                    isSound ? view.walk(limit) : view.walk(nextId, link, limit).loosened();
            Salvage.Place place = view.behind(start, limit, visible.below(firstId));
            Long later = visible.atOrAfter(firstId + 1);
            if (place != null || (isSound && later == null)) {
                close();
                segment = view;
                walk = place == null ? start : place.walk();
                return (place == null ? view.firstId() : place.firstId()) - nextId;
            }
            view.close();
            firstId = later;
        }
        throw new JournalException(
                "Behind record " + (nextId - 1) + " nothing more of the journal in "
                        + visible.files().directory()
                        + " can be read. Run `vedette verify`, and restore it from a backup.",
                null);
    }

    private boolean enter(@Nullable Long firstId, @Nullable ChainWalk before) throws IOException {
        if (firstId == null) {
            return false;
        }
        SegmentView fresh = SegmentView.open(visible.files(), firstId);
        if (fresh == null) {
            if (visible.atOrAfter(firstId + 1) != null) {
                throw visible.headless(firstId);
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

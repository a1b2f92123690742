package vedette.journal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Collects the piece of the chain from the checkpoint before a record to the one that signs it. Used once.
final class IntervalSearch {
    private final OpenSegments segments;
    private final Visible visible;
    private final List<ChainInterval.Step> steps = new ArrayList<>();
    private ChainInterval.@Nullable Checkpoint checkpoint;

    IntervalSearch(OpenSegments segments) {
        this.segments = segments;
        visible = segments.visible();
    }

    @Nullable
    ChainInterval search(long wanted) throws IOException {
        long id = wanted;
        Long firstId = visible.before(id);
        while (firstId != null) {
            SegmentView segment = segments.view(firstId);
            if (segment == null) {
                return null;
            }
            SegmentIndex.Entry entry = segment.index(visible.limit(segment)).checkpointBefore(id);
            Long earlier = firstId > 1 ? visible.before(firstId - 1) : null;
            if (entry != null || earlier == null) {
                return collect(segment, entry);
            }
            SegmentView before = segments.view(earlier);
            if (before == null || endsWithCheckpoint(before)) {
                return collect(segment, null);
            }
            id = firstId - 1;
            firstId = earlier;
        }
        return null;
    }

    private boolean endsWithCheckpoint(SegmentView segment) throws IOException {
        ChainWalk walk =
                segment.walk(segment.index(visible.limit(segment)).before(Long.MAX_VALUE), visible.limit(segment));
        boolean signed = false;
        while (walk.next() == FrameReader.Step.FRAME) {
            signed = walk.frame().type().isSigned();
        }
        return signed;
    }

    private ChainInterval collect(SegmentView first, SegmentIndex.@Nullable Entry entry) throws IOException {
        SegmentView segment = first;
        ChainWalk walk = segment.walk(entry, visible.limit(segment));
        byte[] start = walk.link();
        while (checkpoint == null) {
            FrameReader.Step step = walk.next();
            if (step == FrameReader.Step.FRAME) {
                add(walk);
                continue;
            }
            Long later = visible.atOrAfter(segment.firstId() + 1);
            SegmentView next = later == null ? null : segments.view(later);
            if (step == FrameReader.Step.DAMAGED || (next != null && step == FrameReader.Step.INCOMPLETE)) {
                throw segment.damaged(walk);
            }
            if (next == null) {
                break;
            }
            segment = next;
            walk = segment.walk(visible.limit(segment));
        }
        return new ChainInterval(Chain.text(start), steps, checkpoint);
    }

    private void add(ChainWalk walk) {
        Frame frame = walk.frame();
        Statement.Run run = walk.run();
        if (run != null) {
            steps.add(new ChainInterval.Removed(run.from(), run.to(), Chain.text(run.linkAfter()), frame.signedText()));
        } else if (frame.type().isSigned()) {
            checkpoint = new ChainInterval.Checkpoint(frame.id(), Chain.text(walk.linkBefore()), frame.signedText());
        } else {
            steps.add(new ChainInterval.Kept(frame.id(), frame.lines(), Chain.text(walk.headerHash())));
        }
    }
}

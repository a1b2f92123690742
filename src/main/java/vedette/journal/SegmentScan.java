package vedette.journal;

import java.io.IOException;

/// Reads a segment from its beginning as far as its frames, and the chain through them, are sound. It can go on where a
/// segment has grown. Confined to one thread.
final class SegmentScan {
    private final SegmentIndex index = new SegmentIndex();
    private final RecentContents recent = new RecentContents();
    private final ChainWalk walk;
    private SegmentSummary summary;
    private boolean afterCheckpoint;
    private boolean whole;

    SegmentScan(DiskFile file, SegmentHeader header) {
        FrameReader reader = new FrameReader(file, SegmentHeader.BYTES, SegmentHeader.BYTES);
        walk = new ChainWalk(reader, new Chain(), header.firstId(), header.linkBefore(), recent);
        summary = SegmentSummary.empty(header);
    }

    static SegmentScan of(DiskFile file, SegmentHeader header) throws IOException {
        SegmentScan scan = new SegmentScan(file, header);
        scan.extend(file.size());
        return scan;
    }

    /// Goes on up to a new end.
    void extend(long limit) throws IOException {
        walk.limit(limit);
        walk.refresh();
        FrameReader.Step step;
        while ((step = walk.next()) == FrameReader.Step.FRAME) {
            Frame frame = walk.frame();
            Statement.Run run = walk.run();
            long id = run == null ? frame.id() : run.from();
            index.add(new SegmentIndex.Entry(id, summary.end(), walk.linkBefore(), afterCheckpoint));
            summary = summary.with(frame, run, walk);
            afterCheckpoint = frame.type().isSigned();
        }
        whole = step == FrameReader.Step.END;
    }

    SegmentSummary summary() {
        return summary;
    }

    SegmentIndex index() {
        return index;
    }

    RecentContents recent() {
        return recent;
    }

    SegmentTable table() {
        return new SegmentTable(summary, index);
    }

    /// Whether everything up to the limit was sound, and no content is without its record.
    boolean isWhole() {
        return whole;
    }
}

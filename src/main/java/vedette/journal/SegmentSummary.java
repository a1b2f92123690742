package vedette.journal;

import org.jspecify.annotations.Nullable;

/// What a segment has, as far as it is sound.
///
/// @param end where its sound part ends
/// @param nextId the id that follows its last record
/// @param link the link of its last record
/// @param records how many records are there, checkpoints and closings included
/// @param entries how many ids those take, checkpoints and closings left out
/// @param chained how many records its chain had, those that were removed included
/// @param time when its last record was written, in milliseconds since 1970; 0 where there is none
/// @param closed whether its last record is a closing
/// @param sinceCheckpoint how many records follow its last checkpoint
/// @param checkpoint its last one, a closing too
record SegmentSummary(
        SegmentHeader header,
        long end,
        long nextId,
        byte[] link,
        long records,
        long entries,
        long chained,
        long time,
        boolean closed,
        long sinceCheckpoint,
        @Nullable SignedText checkpoint) {

    static SegmentSummary empty(SegmentHeader header) {
        return new SegmentSummary(
                header, SegmentHeader.BYTES, header.firstId(), header.linkBefore(), 0, 0, 0, 0, false, 0, null);
    }

    /// With one more record or tombstone, which the walk has just reached.
    SegmentSummary with(Frame frame, Statement.@Nullable Run run, ChainWalk walk) {
        boolean signed = frame.type().isSigned();
        long more = run == null ? 1 : run.records();
        return new SegmentSummary(
                header,
                frame.end(),
                walk.nextId(),
                walk.link(),
                run == null ? records + 1 : records,
                frame.type() == FrameType.RECORD ? entries + frame.lines() : entries,
                chained + more,
                run == null ? frame.time() : time,
                frame.type() == FrameType.CLOSING,
                signed ? 0 : sinceCheckpoint + more,
                signed ? frame.signedText() : checkpoint);
    }
}

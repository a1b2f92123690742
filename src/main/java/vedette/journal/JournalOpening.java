package vedette.journal;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds out what a journal has when it is opened for writing, and brings its end in order. Used once.
final class JournalOpening {
    private final JournalFiles files;
    private final Clock clock;
    private final Signer key;
    private final SignatureCheck signatures;
    private final List<String> notices;

    private long records;
    private long entries;
    private long chained;
    private long nextId = 1;
    private byte[] link = new byte[Sha256.BYTES];
    private long sinceCheckpoint;
    private long time;
    private boolean closed = true;
    private @Nullable SignedText checkpoint;
    private @Nullable SegmentScan last;
    private long lastSegment;
    private long lastSize;
    private long cutBytes;
    private long sealedBytes;

    /// @param last the segment to go on with; null where a new one is to begin
    /// @param sealedBytes what the segments take that are not written any more
    record Result(ChainState state, ForcedEnd end, @Nullable SegmentScan last, Recovery recovery, long sealedBytes) {}

    JournalOpening(JournalFiles files, Clock clock, Signer key, SignatureCheck signatures, List<String> notices) {
        this.files = files;
        this.clock = clock;
        this.key = key;
        this.signatures = signatures;
        this.notices = notices;
    }

    Result open() throws IOException {
        for (String name : files.disk().list(files.directory())) {
            if (name.endsWith(SegmentName.TEMPORARY)) {
                files.disk().deleteIfExists(files.directory().resolve(name));
            }
        }
        List<Long> segments = files.segments();
        for (int i = 0; i < segments.size(); i++) {
            if (i < segments.size() - 1) {
                takeSealed(segments.get(i));
            } else {
                takeLast(segments.get(i));
            }
        }
        boolean isNew = segments.isEmpty();
        compareHead();
        ChainState state = new ChainState(nextId, link, chained, sinceCheckpoint, clock.millis());
        Recovery recovery = new Recovery(
                records,
                entries,
                cutBytes,
                closed && cutBytes == 0,
                isNew && time == 0 ? null : Instant.ofEpochMilli(time),
                notices);
        long bytes = sealedBytes + (last == null ? 0 : lastSize);
        ForcedEnd end = new ForcedEnd(lastSegment, lastSize, bytes, state.position());
        return new Result(state, end, last, recovery, sealedBytes);
    }

    private void takeSealed(long firstId) throws IOException {
        long size = files.disk().size(files.segment(firstId));
        sealedBytes += size;
        lastSegment = firstId;
        lastSize = size;
        SegmentTable table = files.table(firstId);
        if (table == null) {
            notices.add("The journal's segment " + files.segment(firstId)
                    + " is damaged at its beginning and can't be read. Run `vedette verify` and restore it from a"
                    + " backup.");
            return;
        }
        SegmentSummary summary = table.summary();
        if (summary.end() != size) {
            notices.add("The journal's segment " + files.segment(firstId) + " is damaged at byte " + summary.end()
                    + ": " + (size - summary.end()) + " bytes can't be read. Run `vedette verify` and restore it from a"
                    + " backup.");
        }
        take(summary);
    }

    private void takeLast(long firstId) throws IOException {
        SegmentRepair repair = new SegmentRepair(files, clock, notices);
        SegmentScan scan = repair.repair(firstId, nextId);
        cutBytes = repair.cutBytes();
        if (scan != null) {
            take(scan.summary());
            last = scan;
            lastSegment = firstId;
            lastSize = scan.summary().end();
        } else {
            closed = false;
        }
        nextId = Math.max(nextId, repair.nextId());
    }

    private void take(SegmentSummary summary) {
        SegmentHeader header = summary.header();
        if (header.firstId() != nextId || !Arrays.equals(header.linkBefore(), link)) {
            notices.add("The journal's chain does not go on from record " + (nextId - 1) + " to "
                    + files.segment(header.firstId())
                    + ": records are missing or were changed. Run `vedette verify` and restore them from a backup.");
        }
        records += summary.records();
        entries += summary.entries();
        chained += summary.chained();
        nextId = Math.max(nextId, summary.nextId());
        link = summary.link();
        if (summary.checkpoint() != null) {
            checkpoint = summary.checkpoint();
            sinceCheckpoint = summary.sinceCheckpoint();
        } else {
            sinceCheckpoint += summary.chained();
        }
        if (summary.time() != 0) {
            time = summary.time();
        }
        if (summary.end() > SegmentHeader.BYTES) {
            closed = summary.closed();
        }
    }

    private void compareHead() throws IOException {
        Head newest = checkpoint == null ? null : Head.of(checkpoint);
        Head head = readHead(newest != null);
        if (head != null && (newest == null || head.id() > newest.id())) {
            if (head.id() >= nextId) {
                notices.add("The journal's records up to " + head.id() + " are missing: it ends with record "
                        + (nextId - 1) + ", and its file " + SegmentName.HEAD
                        + " names a later checkpoint. Restore them from a backup.");
                nextId = head.id() + 1;
                closed = false;
            }
            time = Math.max(
                    time,
                    Instant.parse(Statement.parse(head.signed().text()).value("time"))
                            .toEpochMilli());
        } else if (newest != null && (head == null || head.id() < newest.id())) {
            Head.write(files.disk(), files.directory(), newest.signed());
        }
    }

    private @Nullable Head readHead(boolean expected) throws IOException {
        if (!files.disk().exists(files.directory().resolve(SegmentName.HEAD))) {
            if (expected) {
                notices.add("The journal's file " + SegmentName.HEAD + " was missing. It was written anew.");
            }
            return null;
        }
        try {
            Head head = Head.read(files.disk(), files.directory());
            if (signatures.isSigned(head.signed(), key.publicKey())) {
                return head;
            }
        } catch (IllegalArgumentException e) {
            notices.add("The journal's file " + SegmentName.HEAD + " is damaged (" + e.getMessage()
                    + "), so that it could not be seen whether records are missing at the end.");
            return null;
        }
        notices.add("The journal's file " + SegmentName.HEAD
                + " is not signed by this station, so that it could not be seen whether records are missing at the"
                + " end.");
        return null;
    }
}

package vedette.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Appends to the chain. Confined to one thread, but for [#end], [#endSegment] and [#seal].
final class JournalWriter {
    private static final Logger LOG = LoggerFactory.getLogger(JournalWriter.class);
    private static final long CHECKPOINT_RECORDS = 1_000;
    private static final long CHECKPOINT_MILLIS = 60_000;
    /// More than that is not kept in memory until it is forced.
    private static final long MOST_UNWRITTEN = 8 << 20;

    private final JournalFiles files;
    private final Clock clock;
    private final Signer key;
    private final long segmentSize;
    private final Chain chain = new Chain();
    private final FrameBuffer pending = new FrameBuffer();
    private @Nullable ActiveSegment segment;
    private ChainState state;
    private ChainState forced;
    /// The last checkpoint where it is forced, and the head does not name it yet.
    private @Nullable SignedText unwrittenHead;
    /// The last checkpoint where it is not forced yet.
    private @Nullable SignedText unforced;
    private long sealedBytes;
    /// The first ids of ended segments that have no table beside them yet.
    private final Queue<Long> unsealed = new ConcurrentLinkedQueue<>();
    private volatile ForcedEnd end;
    private volatile Ending ending = new Ending(0, new CompletableFuture<>());

    /// What is to be ended.
    ///
    /// @param segment the first id of the last segment that is; 0 for none
    /// @param done ends when a later one is there
    private record Ending(long segment, CompletableFuture<Void> done) {}

    /// @param segmentSize from how many bytes on a new segment is begun
    JournalWriter(JournalFiles files, Clock clock, Signer key, long segmentSize, JournalOpening.Result opened) {
        this.files = files;
        this.clock = clock;
        this.key = key;
        this.segmentSize = segmentSize;
        state = opened.state();
        forced = state;
        end = opened.end();
        sealedBytes = opened.sealedBytes();
        SegmentScan last = opened.last();
        if (last != null) {
            Path path = files.segment(last.summary().header().firstId());
            segment = ActiveSegment.goOn(files.disk(), path, last, pending);
        }
    }

    ForcedEnd end() {
        return end;
    }

    /// As [Journal#endSegment].
    CompletableFuture<Void> endSegment() {
        Ending wanted = new Ending(end.segment(), new CompletableFuture<>());
        ending = wanted;
        return wanted.done();
    }

    /// As [Journal#seal].
    void seal() {
        for (Long first = unsealed.poll(); first != null; first = unsealed.poll()) {
            files.seal(first);
        }
    }

    long append(NewRecord record) throws IOException {
        ActiveSegment target = ready();
        long id = state.nextId();
        byte[] link = chain.link(state.link(), id, record.headerHash());
        target.add(fixed(id, clock.millis(), record.lines(), link), record);
        state = state.after(record.lines(), link);
        if (target.unwritten() > MOST_UNWRITTEN) {
            try {
                target.write();
            } catch (IOException e) {
                rollback(target, e);
                throw e;
            }
        }
        return id;
    }

    void force() throws IOException {
        ActiveSegment target = segment;
        if (target == null) {
            return;
        }
        target.recover();
        if (state.nextId() != forced.nextId()) {
            boolean full = target.size() >= segmentSize && state.sinceCheckpoint() > 0;
            if (full || state.sinceCheckpoint() >= CHECKPOINT_RECORDS || isCheckpointTime()) {
                sign(target, FrameType.CHECKPOINT);
            }
            forceAll(target);
        }
        writeHead();
    }

    void tick() throws IOException {
        if (isCheckpointTime() || (segment != null && isEnding(segment))) {
            sign(ready(), FrameType.CHECKPOINT);
        }
        force();
    }

    /// Writes the closing and lets go of the file.
    void close() throws IOException {
        ActiveSegment target = ready();
        try {
            sign(target, FrameType.CLOSING);
            force();
        } finally {
            target.close();
        }
    }

    private boolean isCheckpointTime() {
        // The clock may have been set back, which is no reason to wait for the old time.
        return Math.abs(clock.millis() - state.checkpointMillis()) >= CHECKPOINT_MILLIS;
    }

    private void forceAll(ActiveSegment target) throws IOException {
        try {
            target.force();
        } catch (IOException e) {
            rollback(target, e);
            throw e;
        }
        forced = state;
        end = new ForcedEnd(target.firstId(), target.forcedEnd(), sealedBytes + target.forcedEnd(), forced.position());
        Ending wanted = ending;
        if (target.firstId() > wanted.segment()) {
            wanted.done().complete(null);
        }
    }

    private void rollback(ActiveSegment target, IOException cause) {
        target.rollback(cause);
        state = forced;
        unforced = null;
    }

    private void sign(ActiveSegment target, FrameType type) {
        long id = state.nextId();
        Instant time = Instant.ofEpochMilli(clock.millis());
        String what = type == FrameType.CLOSING ? Statement.CLOSING : Statement.CHECKPOINT;
        SignedText signed =
                key.sign(Statement.checkpoint(what, id, state.link(), time, state.chained(), key.fingerprint()));
        byte[] text = signed.text().getBytes(StandardCharsets.UTF_8);
        byte[] link = chain.link(state.link(), id, chain.hash(text, 0, text.length));
        target.addSigned(type, fixed(id, time.toEpochMilli(), 1, link), signed.signature(), text);
        state = state.afterCheckpoint(link, time.toEpochMilli());
        unforced = signed;
    }

    private FrameBuffer.Fixed fixed(long id, long millis, int lines, byte[] link) {
        return new FrameBuffer.Fixed(id, millis, forced.nextId(), lines, link);
    }

    private boolean isEnding(ActiveSegment active) {
        return active.forcedEnd() > 0 && active.firstId() <= ending.segment();
    }

    /// The segment to write to: a new one where the last is full, or is to end. Nothing waits then, since all of a
    /// batch goes to one.
    private ActiveSegment ready() throws IOException {
        ActiveSegment last = segment;
        if (last != null) {
            last.recover();
            if ((last.forcedEnd() < segmentSize && !isEnding(last)) || state.nextId() != forced.nextId()) {
                return last;
            }
            if (state.sinceCheckpoint() > 0) {
                sign(last, FrameType.CHECKPOINT); // what a segment proves does not wait for the next one
                forceAll(last);
            }
            last.close();
            unsealed.add(last.firstId());
            sealedBytes += last.forcedEnd();
        }
        SegmentHeader header = new SegmentHeader(0, state.nextId(), state.link());
        ActiveSegment fresh = ActiveSegment.begin(files.disk(), files.directory(), header, pending);
        segment = fresh;
        return fresh;
    }

    /// The head is for finding a tail that was cut off: a head that is late is no loss, and is written next time.
    private void writeHead() {
        if (unforced != null) {
            unwrittenHead = unforced;
            unforced = null;
        }
        SignedText wanted = unwrittenHead;
        if (wanted == null) {
            return;
        }
        try {
            Head.write(files.disk(), files.directory(), wanted);
            unwrittenHead = null;
        } catch (IOException e) {
            LOG.warn(
                    "The journal's file {} could not be written; it is tried again: {}",
                    SegmentName.HEAD,
                    e.toString());
        }
    }
}

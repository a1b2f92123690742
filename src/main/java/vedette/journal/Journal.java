package vedette.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The journal, open for writing. One thread writes; [#remove], [#endSegment], [#seal], [#copyTo],
/// [#bytes] and readers may be used by others.
public final class Journal implements AutoCloseable {
    private static final long SEGMENT_BYTES = 64L << 20;

    private final JournalFiles files;
    private final Closeable lock;
    private final Recovery recovery;
    private final JournalWriter writer;
    private final Clock clock;
    private final Signer key;
    private final AtomicLong freed = new AtomicLong();
    /// Held while segments are written anew, or must not be.
    private final Object rewriting = new Object();
    private boolean closed;

    private Journal(
            JournalFiles files, Clock clock, Signer key, Closeable lock, Recovery recovery, JournalWriter writer) {
        this.files = files;
        this.clock = clock;
        this.key = key;
        this.lock = lock;
        this.recovery = recovery;
        this.writer = writer;
    }

    /// Opens or begins a journal. A torn tail is cut off; the station's key is made where there is none.
    ///
    /// @throws JournalException when another program writes it, or the disk does not let it be opened
    public static Journal open(Path directory, Clock clock) throws IOException {
        Settings usual = new Settings(SEGMENT_BYTES, null, StationKey::isSigned);
        return open(new JournalFiles(new RealDisk(), directory), clock, usual);
    }

    /// @param segmentBytes from how many bytes on a new segment is begun
    /// @param key the station's key where it was read before, or null
    record Settings(long segmentBytes, @Nullable Signer key, SignatureCheck signatures) {}

    static Journal open(JournalFiles files, Clock clock, Settings settings) throws IOException {
        files.disk().createDirectories(files.directory());
        Closeable lock = files.disk().lock(files.directory().resolve(SegmentName.LOCK));
        try {
            List<String> notices = new ArrayList<>();
            Signer known = settings.key();
            Signer key = known == null ? StationKey.open(files.disk(), files.directory(), notices) : known;
            JournalOpening.Result opened = new JournalOpening(files, clock, key, settings.signatures(), notices).open();
            JournalWriter writer = new JournalWriter(files, clock, key, settings.segmentBytes(), opened);
            return new Journal(files, clock, key, lock, opened.recovery(), writer);
        } catch (JournalException e) {
            lock.close();
            throw e;
        } catch (IOException e) {
            lock.close();
            throw new JournalException(
                    "The journal in " + files.directory() + " can't be opened: " + e
                            + ". See whether the disk is full, read-only or failing.",
                    e);
        }
    }

    public Recovery recovery() {
        return recovery;
    }

    /// Takes a record. It is not safe before [#force] has returned. When it fails, nothing that was
    /// taken since the last successful [#force] counts, as there.
    ///
    /// @return its first id
    public long append(NewRecord record) throws IOException {
        return writer.append(record);
    }

    /// Writes what was taken and makes it survive the loss of power; signs a checkpoint before where one is due. When
    /// it fails (the disk is full), nothing that was taken since the last success counts: the caller gives it
    /// again, and it gets the same ids.
    public void force() throws IOException {
        writer.force();
    }

    /// Signs a checkpoint where 60 s have passed since the last; called a few times a minute by the writing thread.
    /// Also forces what was taken.
    public void tick() throws IOException {
        writer.tick();
    }

    /// Where the journal ends, as far as it is forced. From any thread.
    public JournalPosition end() {
        return writer.end().position();
    }

    /// What its segments take on disk, in bytes. From any thread.
    public long bytes() {
        return writer.end().bytes() - freed.get();
    }

    /// A reader that sees what is forced. It may outlive the journal.
    public JournalReader reader() {
        return JournalReader.beside(files, writer::end);
    }

    /// Has the segment that is written ended, so that records can be removed from it. The writing thread does so at its
    /// next record or [#tick]. From any one thread.
    ///
    /// @return ends when all that is forced by now lies in segments that are no longer written
    public CompletableFuture<Void> endSegment() {
        return writer.endSegment();
    }

    /// Keeps beside each ended segment what it has and where, so that the next opening need not read it. Called now
    /// and then, since the writing thread does not wait for that. It only saves time: failing is logged, and does
    /// no harm. From any thread.
    public void seal() {
        synchronized (rewriting) {
            writer.seal();
        }
    }

    /// The segments that are no longer written, in their order. From any thread.
    public List<IdRange> sealed() throws IOException {
        long active = writer.end().segment();
        List<Long> first = files.segments();
        List<IdRange> sealed = new ArrayList<>();
        for (int i = 0; i < first.size() && first.get(i) < active; i++) {
            sealed.add(new IdRange(first.get(i), i + 1 < first.size() ? first.get(i + 1) : active));
        }
        return sealed;
    }

    /// Removes records of a segment for good, and puts signed tombstones in their place. From any one thread; slow.
    ///
    /// @param segment one of [#sealed]
    /// @param goes asked for each of its records
    /// @param reason why, for the tombstones
    /// @return false where the segment is damaged: nothing is removed from it then, since it is evidence
    /// @throws IOException where the disk is full or fails; the segment stays as it was then
    public boolean remove(IdRange segment, Predicate<JournalRecord> goes, String reason) throws IOException {
        synchronized (rewriting) {
            Long bytes = new Removal(files, clock, key, goes, reason).removeFrom(segment.from());
            freed.addAndGet(bytes == null ? 0 : bytes);
            return bytes != null;
        }
    }

    /// Copies the journal as far as it is forced, while it runs, with the public key: for a backup. From any one
    /// thread; slow.
    ///
    /// @param target a folder that is new or empty
    /// @param withPrivateKey whether the private key goes along: a copy with it can be gone on with, and
    ///     whoever has it can sign in the station's name
    public void copyTo(Path target, boolean withPrivateKey) throws IOException {
        synchronized (rewriting) {
            JournalCopy copy = new JournalCopy(files, target);
            copy.copyHead();
            copy.copySegments(writer.end(), withPrivateKey);
        }
    }

    /// The key that it is signed with.
    public PublicKey publicKey() {
        return key.publicKey();
    }

    /// Closes in order: the last record says so, and is signed. What was taken is forced before. When it fails, the
    /// journal is closed all the same, as after a crash.
    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try {
            writer.close();
            seal();
        } finally {
            lock.close();
        }
    }
}

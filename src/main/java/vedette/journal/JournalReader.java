package vedette.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Reads a journal, whether or not another thread or program writes it. Thread-safe.
public final class JournalReader implements AutoCloseable {
    private final Visible visible;
    private final OpenSegments open;

    private JournalReader(Visible visible) {
        this.visible = visible;
        open = new OpenSegments(visible);
    }

    /// @throws JournalException where there is no journal
    public static JournalReader open(Path directory) throws IOException {
        return open(new JournalFiles(new RealDisk(), directory));
    }

    static JournalReader open(JournalFiles files) throws IOException {
        if (!files.disk().exists(files.directory().resolve(SegmentName.PUBLIC_KEY))) {
            throw new JournalException("There is no journal in " + files.directory() + ".", null);
        }
        return new JournalReader(new Visible(files, null));
    }

    /// @param forced up to where its writer has forced it
    static JournalReader beside(JournalFiles files, Supplier<ForcedEnd> forced) {
        return new JournalReader(new Visible(files, forced));
    }

    public Path directory() {
        return visible.files().directory();
    }

    /// The record that has this id as one of its lines; empty where there is none, or it was removed, and for the
    /// journal's own checkpoints and closings.
    public Optional<JournalRecord> record(long id) throws IOException {
        synchronized (open) {
            OpenSegments.Found found = open.find(id);
            return found == null ? Optional.empty() : Optional.of(found.walk().record());
        }
    }

    /// The content of a record.
    ///
    /// @param id any of the record's ids
    /// @param sha256 in 64 hexadecimal digits of lower case
    /// @return empty where it is not kept (any more)
    public Optional<byte[]> content(long id, String sha256) throws IOException {
        synchronized (open) {
            OpenSegments.Found found = open.find(id);
            return found == null
                    ? Optional.empty()
                    : Optional.ofNullable(found.segment().content(found.walk().frame(), sha256));
        }
    }

    /// Reads on from a place. A place amid records that were removed since is taken as it is.
    ///
    /// @throws JournalException where the journal's chain does not go through that place: it is another journal's
    public JournalCursor from(JournalPosition position) throws IOException {
        if (position.equals(JournalPosition.START)) {
            return new SegmentCursor(visible);
        }
        Long firstId = visible.before(position.nextId());
        JournalCursor cursor = firstId == null ? null : from(firstId, position);
        if (cursor == null && firstId != null && firstId == position.nextId()) {
            // The segment's header may be damaged: then it is known from the end of the one before.
            firstId = visible.before(firstId - 1);
            cursor = firstId == null ? null : from(firstId, position);
        }
        if (cursor == null) {
            throw elsewhere(position);
        }
        return cursor;
    }

    private @Nullable JournalCursor from(long firstId, JournalPosition position) throws IOException {
        SegmentView sound = SegmentView.open(visible.files(), firstId);
        SegmentView segment =
                sound == null ? SegmentView.openDamaged(visible.files(), firstId, new byte[Sha256.BYTES]) : sound;
        ChainWalk walk = sound == null
                ? null
                : reach(segment, segment.index(visible.limit(segment)).before(position.nextId()), position);
        if (walk == null) {
            walk = reach(segment, null, position); // perhaps it was only the index that led to a wrong place
        }
        if (walk == null) {
            segment.close();
            return null;
        }
        return new SegmentCursor(visible, segment, segment.walkOn(walk));
    }

    private @Nullable ChainWalk reach(SegmentView segment, SegmentIndex.@Nullable Entry entry, JournalPosition position)
            throws IOException {
        long limit = visible.limit(segment);
        byte[] link = Chain.parse(position.link());
        ChainWalk walk = segment.walk(entry, limit);
        while (!Arrays.equals(walk.link(), link)) {
            if (walk.nextId() >= position.nextId()) {
                return null;
            }
            if (walk.next() != FrameReader.Step.FRAME) {
                Salvage.Place behind = segment.behind(walk, limit, visible.below(segment.firstId()));
                if (behind == null) {
                    return null;
                }
                walk = behind.walk();
                continue;
            }
            Statement.Run run = walk.run();
            if (run != null && run.from() < position.nextId() && position.nextId() <= run.to()) {
                return walk;
            }
        }
        return walk.nextId() <= position.nextId() ? walk : null;
    }

    private JournalException elsewhere(JournalPosition position) {
        return new JournalException(
                "The journal in " + directory() + " does not go through record " + (position.nextId() - 1)
                        + " as it is remembered: it is another journal, or its records are missing.",
                null);
    }

    /// The piece of the chain that proves a record; empty where there is no such record (any more).
    public Optional<ChainInterval> interval(long id) throws IOException {
        synchronized (open) {
            return open.find(id) == null ? Optional.empty() : Optional.ofNullable(new IntervalSearch(open).search(id));
        }
    }

    /// Where the journal ends now, as far as it is forced.
    public JournalPosition end() throws IOException {
        Supplier<ForcedEnd> forced = visible.forced();
        if (forced != null) {
            return forced.get().position();
        }
        synchronized (open) {
            return open.end();
        }
    }

    /// Copies the journal as far as it is complete, whether or not another program writes it, with the public key.
    ///
    /// @param target a folder that is new or empty
    /// @param withPrivateKey as for [Journal#copyTo]
    /// @throws IOException also where a segment was written anew meanwhile: try again with another folder
    public void copyTo(Path target, boolean withPrivateKey) throws IOException {
        JournalCopy copy = new JournalCopy(visible.files(), target);
        copy.copyHead();
        Supplier<ForcedEnd> forced = visible.forced();
        ForcedEnd end;
        synchronized (open) {
            end = forced == null ? open.copyEnd() : forced.get();
        }
        copy.copySegments(end, withPrivateKey);
    }

    /// The key that the journal is signed with, as it lies beside it.
    ///
    /// @throws JournalException where it is missing or damaged
    public PublicKey publicKey() throws IOException {
        return StationKey.readPublic(visible.files().disk(), directory());
    }

    @Override
    public void close() {
        synchronized (open) {
            open.close();
        }
    }
}

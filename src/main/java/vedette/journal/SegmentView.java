package vedette.journal;

import java.io.Closeable;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A segment that is open for reading: the file as it was when it was opened, even where another has taken its name.
final class SegmentView implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(SegmentView.class);

    /// For one record and its like.
    private static final int SMALL_CHUNK = 1 << 16;

    private final JournalFiles files;
    /// Kept from one content to the next, which is often near.
    private @Nullable FrameReader contents;

    private final DiskFile file;
    private final SegmentHeader header;
    private final Object identity;
    /// Whether its header is damaged.
    private final boolean headless;
    private @Nullable SegmentTable table;
    private @Nullable SegmentScan scan;
    /// How far contents have moved behind a piece that is missing.
    private long shift;
    /// Contents that were looked for everywhere.
    private final Set<Sha256> lost = new HashSet<>();

    private SegmentView(JournalFiles files, DiskFile file, SegmentHeader header, Object identity, boolean headless) {
        this.headless = headless;
        this.files = files;
        this.file = file;
        this.header = header;
        this.identity = identity;
    }

    /// @return null where the file has no header (yet)
    static @Nullable SegmentView open(JournalFiles files, long firstId) throws IOException {
        Object identity = files.disk().identity(files.segment(firstId));
        DiskFile file = files.read(firstId);
        try {
            SegmentHeader header = SegmentHeader.read(file);
            if (header != null) {
                return new SegmentView(files, file, header, identity, false);
            }
        } catch (IOException e) {
            file.close();
            throw e;
        }
        file.close();
        return null;
    }

    /// Opens a segment of which the header is damaged, to read what is whole in it.
    ///
    /// @param firstId by its name
    /// @param link the last one that is known before it
    static SegmentView openDamaged(JournalFiles files, long firstId, byte[] link) throws IOException {
        Object identity = files.disk().identity(files.segment(firstId));
        SegmentHeader assumed = new SegmentHeader(0, firstId, link);
        return new SegmentView(files, files.read(firstId), assumed, identity, true);
    }

    /// Where it goes on behind the place that a walk could not get past; null where nothing follows.
    ///
    /// @param below ids from here on are not this segment's
    Salvage.@Nullable Place behind(ChainWalk damaged, long limit, long below) throws IOException {
        return new Salvage(file, damaged, limit, below).search();
    }

    long firstId() {
        return header.firstId();
    }

    SegmentHeader header() {
        return header;
    }

    DiskFile file() {
        return file;
    }

    /// Whether the file is still open and still the one that has the name.
    boolean isCurrent() throws IOException {
        return file.isOpen() && files.disk().identity(files.segment(firstId())).equals(identity);
    }

    /// Where one can begin to read.
    ///
    /// @param limit up to where it is forced
    SegmentIndex index(long limit) throws IOException {
        SegmentTable known = table;
        if (known == null && scan == null) {
            known = SegmentTable.read(files.disk(), files.segment(firstId()), header, file.size());
            table = known;
        }
        if (known != null && known.summary().end() == limit) {
            return known.index();
        }
        return scanned(limit).index();
    }

    /// What it has up to a place; reads it all the first time.
    SegmentScan scanned(long limit) throws IOException {
        SegmentScan known = scan;
        if (known == null) {
            known = new SegmentScan(file, header);
            scan = known;
        }
        known.extend(limit);
        return known;
    }

    /// Trusts the file beside the segment no more.
    void distrustIndex() {
        table = null;
        if (scan == null) {
            scan = new SegmentScan(file, header);
        }
    }

    /// A walk from a place, or from the beginning.
    ChainWalk walk(SegmentIndex.@Nullable Entry from, long limit) {
        if (from == null) {
            return walk(limit);
        }
        FrameReader reader = new FrameReader(file, from.offset(), limit, SMALL_CHUNK);
        return new ChainWalk(reader, new Chain(), from.id(), from.linkBefore(), null);
    }

    /// A walk through all of it.
    ChainWalk walk(long limit) {
        ChainWalk walk = walk(header.firstId(), header.linkBefore(), limit);
        return headless ? walk.loosened() : walk;
    }

    /// A walk through all of it, from what is known before it rather than from what its header says.
    ChainWalk walk(long nextId, byte[] link, long limit) {
        return new ChainWalk(new FrameReader(file, SegmentHeader.BYTES, limit), new Chain(), nextId, link, null);
    }

    /// A walk that reads far ahead, from where another one has come to.
    ChainWalk walkOn(ChainWalk from) throws IOException {
        FrameReader reader = new FrameReader(file, from.place(), file.size());
        return new ChainWalk(reader, new Chain(), from.nextId(), from.link(), null);
    }

    /// A content of a record.
    ///
    /// @return null where the record has none with this hash
    byte @Nullable [] content(Frame record, String sha256) throws IOException {
        for (Frame.Place place : record.places()) {
            if (place.hash().hex().equals(sha256)) {
                return content(place);
            }
        }
        return null;
    }

    private byte[] content(Frame.Place place) throws IOException {
        byte[] found = contentAt(place.offset(), place.hash());
        if (found == null && shift != 0) {
            found = contentAt(place.offset() + shift, place.hash());
        }
        if (found == null && !lost.contains(place.hash())) {
            found = moved(place);
        }
        if (found != null) {
            return found;
        }
        lost.add(place.hash());
        throw new JournalException(
                "The content " + place.hash().hex() + " in " + files.segment(firstId())
                        + " is damaged. Run `vedette verify` to see what else is.",
                null);
    }

    private byte @Nullable [] contentAt(long offset, Sha256 hash) throws IOException {
        FrameReader reader = contents;
        if (reader == null) {
            reader = new FrameReader(file, offset, file.size(), SMALL_CHUNK);
            contents = reader;
        }
        reader.limit(file.size());
        reader.seek(offset);
        if (offset < SegmentHeader.BYTES || reader.step() != FrameReader.Step.FRAME) {
            contents = null;
            return null;
        }
        Frame frame = reader.frame();
        byte[] bytes = frame.type() == FrameType.CONTENT ? frame.body() : new byte[0];
        return frame.type() == FrameType.CONTENT && Sha256.of(bytes).equals(hash) ? bytes : null;
    }

    /// A content that is not in its place: where a piece of the segment is missing, all that follows has moved.
    private byte @Nullable [] moved(Frame.Place place) throws IOException {
        FrameReader reader = new FrameReader(file, SegmentHeader.BYTES, file.size());
        while (reader.find()) {
            Frame frame = reader.frame();
            if (frame.type() == FrameType.CONTENT && frame.contentHash().equals(place.hash())) {
                byte[] bytes = contentAt(frame.offset(), place.hash());
                if (bytes != null) {
                    shift = frame.offset() - place.offset();
                    return bytes;
                }
            }
        }
        return null;
    }

    JournalException damaged(ChainWalk walk) {
        String what = walk.isBroken() ? "does not belong to the chain" : "is damaged";
        return new JournalException(
                "What follows record " + (walk.nextId() - 1) + " in " + files.segment(firstId()) + " at byte "
                        + walk.place() + " " + what + ". Run `vedette verify` to see what else is.",
                null);
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            LOG.warn("The segment {} was read and could not be closed", firstId(), e);
        }
    }
}

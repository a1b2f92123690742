package vedette.journal;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A segment that is open for reading: the file as it was when it was opened, even where another has taken its name.
final class SegmentView implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(SegmentView.class);

    /// For one record and its like.
    private static final int SMALL_CHUNK = 1 << 16;

    private final JournalFiles files;
    private final DiskFile file;
    private final SegmentHeader header;
    private final Object identity;
    private @Nullable SegmentTable table;
    private @Nullable SegmentScan scan;

    private SegmentView(JournalFiles files, DiskFile file, SegmentHeader header, Object identity) {
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
                return new SegmentView(files, file, header, identity);
            }
        } catch (IOException e) {
            file.close();
            throw e;
        }
        file.close();
        return null;
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
        FrameReader reader = new FrameReader(file, SegmentHeader.BYTES, limit);
        return new ChainWalk(reader, new Chain(), header.firstId(), header.linkBefore(), null);
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
        FrameReader reader = new FrameReader(file, place.offset(), file.size(), SMALL_CHUNK);
        if (place.offset() >= SegmentHeader.BYTES && reader.step() == FrameReader.Step.FRAME) {
            Frame frame = reader.frame();
            byte[] bytes = frame.body();
            if (frame.type() == FrameType.CONTENT && Sha256.of(bytes).equals(place.hash())) {
                return bytes;
            }
        }
        throw new JournalException(
                "The content " + place.hash().hex() + " in " + files.segment(firstId())
                        + " is damaged. Run `vedette verify` to see what else is.",
                null);
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

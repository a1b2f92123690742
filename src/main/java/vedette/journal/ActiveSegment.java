package vedette.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The segment that is written. What was added is not in the file before [#force]. Confined to one thread.
final class ActiveSegment {
    private final Disk disk;
    private final Path path;
    private final SegmentHeader header;
    private final FrameBuffer pending;
    private final RecentContents recent;
    private @Nullable DiskFile file;
    /// Whether the file, its header and its name are forced.
    private boolean exists;
    private long forced;
    private long written;
    private boolean broken;

    private ActiveSegment(
            Disk disk, Path path, SegmentHeader header, FrameBuffer pending, RecentContents recent, long forced) {
        this.disk = disk;
        this.path = path;
        this.header = header;
        this.pending = pending;
        this.recent = recent;
        this.forced = forced;
        this.written = forced;
        this.exists = forced > 0;
    }

    /// A new segment; its file is made with the first records.
    static ActiveSegment begin(Disk disk, Path directory, SegmentHeader header, FrameBuffer pending) {
        Path path = SegmentName.segment(directory, header.firstId());
        return new ActiveSegment(disk, path, header, pending, new RecentContents(), 0);
    }

    /// A segment that is there, and sound and forced up to its end.
    static ActiveSegment goOn(Disk disk, Path path, SegmentScan scan, FrameBuffer pending) {
        SegmentSummary summary = scan.summary();
        return new ActiveSegment(disk, path, summary.header(), pending, scan.recent(), summary.end());
    }

    long firstId() {
        return header.firstId();
    }

    Path path() {
        return path;
    }

    /// Up to where the file is forced; 0 where there is no file yet.
    long forcedEnd() {
        return forced;
    }

    /// How long it will be with what was added.
    long size() {
        return written + pending.size();
    }

    long unwritten() {
        return pending.size();
    }

    void add(FrameBuffer.Fixed fixed, NewRecord record) {
        startHeader();
        List<Frame.Place> places = new ArrayList<>(record.contents().size());
        for (Content content : record.contents()) {
            Sha256 hash = content.hash();
            Long known = recent.offset(hash);
            long offset = known == null ? size() : known;
            if (known == null) {
                pending.content(hash, content.bytes());
                recent.add(hash, content.bytes().length, offset);
            }
            places.add(new Frame.Place(hash, offset));
        }
        pending.record(fixed, places, record.header());
    }

    void addSigned(FrameType type, FrameBuffer.Fixed fixed, byte[] signature, byte[] text) {
        startHeader();
        pending.signed(type, fixed, signature, text);
    }

    private void startHeader() {
        if (size() == 0) {
            pending.segmentHeader(header);
        }
    }

    /// Writes what was added without forcing it.
    void write() throws IOException {
        DiskFile target = opened();
        target.write(pending.bytes(), written);
        written += pending.size();
        pending.clear();
    }

    void force() throws IOException {
        write();
        opened().force();
        if (!exists) {
            disk.forceDirectory(parent());
            exists = true;
        }
        forced = written;
    }

    /// Forgets what was added since the last force, and takes what was written of it back from the file. Where that
    /// fails too, [#recover] goes on with it.
    void rollback(IOException cause) {
        pending.clear();
        recent.forget(forced);
        written = forced;
        broken = true;
        try {
            recover();
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    /// Takes back what a failure left behind.
    void recover() throws IOException {
        if (!broken) {
            return;
        }
        close(); // a channel that an interrupt closed is of no use any more
        if (exists) {
            opened().truncate(forced);
            opened().force();
        } else {
            disk.deleteIfExists(path);
        }
        broken = false;
    }

    private DiskFile opened() throws IOException {
        DiskFile now = file;
        if (now == null) {
            now = disk.open(path, exists ? Disk.Mode.WRITE : Disk.Mode.CREATE);
            file = now;
        }
        return now;
    }

    private Path parent() {
        return java.util.Objects.requireNonNull(path.getParent());
    }

    void close() throws IOException {
        DiskFile old = file;
        file = null;
        if (old != null) {
            old.close();
        }
    }
}

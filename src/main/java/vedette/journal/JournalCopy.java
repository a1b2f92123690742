package vedette.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/// Copies a journal while it runs. Used once.
final class JournalCopy {
    private static final int CHUNK = 1 << 20;

    private final JournalFiles files;
    private final JournalFiles target;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(CHUNK);

    JournalCopy(JournalFiles files, Path target) {
        this.files = files;
        this.target = new JournalFiles(files.disk(), target);
    }

    /// The head first: so it never names a checkpoint that comes after what is copied.
    void copyHead() throws IOException {
        files.disk().createDirectories(target.directory());
        if (!target.disk().list(target.directory()).isEmpty()) {
            throw new JournalException(
                    "The journal can't be copied to " + target.directory() + ": the folder is not empty. Name a new"
                            + " one.",
                    null);
        }
        small(SegmentName.HEAD, Disk.Mode.CREATE);
    }

    /// @param end up to where to copy
    /// @param withPrivateKey whether whoever has the copy may sign in the station's name
    void copySegments(ForcedEnd end, boolean withPrivateKey) throws IOException {
        for (long each : files.segments()) {
            if (each <= end.segment()) {
                segment(each, end);
            }
        }
        small(SegmentName.PUBLIC_KEY, Disk.Mode.CREATE);
        if (withPrivateKey) {
            small(SegmentName.PRIVATE_KEY, Disk.Mode.CREATE_PRIVATE);
        }
        target.disk().forceDirectory(target.directory());
    }

    private void segment(long firstId, ForcedEnd end) throws IOException {
        try (DiskFile from = files.read(firstId);
                DiskFile to = target.disk().open(target.segment(firstId), Disk.Mode.CREATE)) {
            long size = firstId == end.segment() ? end.offset() : from.size();
            for (long at = 0; at < size; at += buffer.limit()) {
                buffer.clear().limit((int) Math.min(CHUNK, size - at));
                from.readFully(buffer, at);
                to.write(buffer.flip(), at);
            }
            to.force();
        }
    }

    private void small(String name, Disk.Mode mode) throws IOException {
        Path path = files.directory().resolve(name);
        if (files.disk().exists(path)) {
            SmallFile.replace(
                    target.disk(), target.directory().resolve(name), SmallFile.read(files.disk(), path), mode);
        }
    }
}

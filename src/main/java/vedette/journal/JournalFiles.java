package vedette.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A journal's directory.
record JournalFiles(Disk disk, Path directory) {
    private static final Logger LOG = LoggerFactory.getLogger(JournalFiles.class);

    Path segment(long firstId) {
        return SegmentName.segment(directory, firstId);
    }

    /// The first ids of the segments, ascending.
    List<Long> segments() throws IOException {
        return SegmentName.segments(disk, directory);
    }

    DiskFile read(long firstId) throws IOException {
        return disk.open(segment(firstId), Disk.Mode.READ);
    }

    /// What a segment has and where: from the file beside it, or from the segment itself where that does not fit.
    ///
    /// @return null where the segment has no header
    @Nullable
    SegmentTable table(long firstId) throws IOException {
        try (DiskFile file = read(firstId)) {
            SegmentHeader header = SegmentHeader.read(file);
            if (header == null) {
                return null;
            }
            SegmentTable kept = SegmentTable.read(disk, segment(firstId), header, file.size());
            if (kept != null) {
                return kept;
            }
            SegmentScan scan = SegmentScan.of(file, header);
            SegmentTable found = scan.table();
            if (scan.isWhole()) {
                keep(found, segment(firstId));
            }
            return found;
        }
    }

    /// Writes the file beside a segment that is not written any more. It only saves time: failing is no harm.
    void seal(long firstId) {
        try {
            table(firstId);
        } catch (IOException e) {
            LOG.warn("The index of the journal's segment {} could not be written: {}", firstId, e.toString());
        }
    }

    private void keep(SegmentTable table, Path segment) {
        try {
            table.write(disk, segment);
        } catch (IOException e) {
            LOG.warn(
                    "The index beside {} could not be written; it is made again when needed: {}",
                    segment,
                    e.toString());
        }
    }
}

package vedette.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Brings the last segment in order: cuts a torn tail off, and sets aside what is damaged. Used once.
final class SegmentRepair {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int CHUNK = 1 << 20;

    private final JournalFiles files;
    private final Clock clock;
    private final List<String> notices;
    private long cutBytes;
    private long nextId;

    SegmentRepair(JournalFiles files, Clock clock, List<String> notices) {
        this.files = files;
        this.clock = clock;
        this.notices = notices;
    }

    long cutBytes() {
        return cutBytes;
    }

    /// From which id on to go on, because lower ones were in use.
    long nextId() {
        return nextId;
    }

    /// @param expectedId the id that the segment begins with where nothing is missing before it
    /// @return what the segment has now, all of it forced; null where nothing is left of it
    @Nullable
    SegmentScan repair(long firstId, long expectedId) throws IOException {
        Path path = files.segment(firstId);
        DiskFile file = files.disk().open(path, Disk.Mode.WRITE);
        try (file) {
            long size = file.size();
            SegmentHeader header = SegmentHeader.read(file);
            if (header != null && header.firstId() == firstId) {
                SegmentScan scan = SegmentScan.of(file, header);
                if (scan.summary().end() < size) {
                    cut(path, file, scan.summary(), size);
                }
                file.force(); // it may have survived a crash without having been forced
                return scan;
            }
            Wreckage rest = Wreckage.search(file, 0, size);
            cutBytes = size;
            boolean damaged = rest.safe() > firstId || firstId > expectedId;
            nextId = damaged ? Math.max(firstId, rest.lastId() + 1) : 0;
            if (size > 0) {
                String aside = copy(damaged ? "damaged" : "torn", file, 0, size);
                notices.add(damaged ? damage(path, 0, size, rest, aside) : torn(path, size, aside));
            }
        }
        files.disk().deleteIfExists(path);
        files.disk().forceDirectory(files.directory());
        return null;
    }

    private void cut(Path path, DiskFile file, SegmentSummary sound, long size) throws IOException {
        cutBytes = size - sound.end();
        Wreckage rest = Wreckage.search(file, sound.end(), size);
        // Records behind the hole were written after those in it had been forced: then it is no torn tail.
        boolean damaged = rest.safe() > sound.nextId();
        if (damaged) {
            nextId = rest.lastId() + 1;
            notices.add(damage(path, sound.end(), cutBytes, rest, copy("damaged", file, 0, size)));
        } else {
            notices.add(torn(path, cutBytes, copy("torn", file, sound.end(), size)));
        }
        file.truncate(sound.end());
    }

    private static String torn(Path path, long bytes, String aside) {
        return "The end of the journal's segment " + path + " was torn, as a crash or a loss of power leaves it. "
                + bytes + " bytes that were never confirmed were cut off and kept in " + aside + ".";
    }

    private static String damage(Path path, long from, long bytes, Wreckage rest, String aside) {
        return "The journal's segment " + path + " is damaged at byte " + from + ". " + bytes
                + " bytes from there on, in which " + rest.records()
                + " records can be recognised, were set aside; the whole segment is kept in " + aside
                + ". Restore the journal from a backup to have them back.";
    }

    /// Copies part of a file to one beside it.
    private String copy(String what, DiskFile file, long from, long to) throws IOException {
        String stem = what + "-" + STAMP.format(clock.instant());
        String name = stem + ".bin";
        for (int i = 2; files.disk().exists(files.directory().resolve(name)); i++) {
            name = stem + "-" + i + ".bin";
        }
        try (DiskFile copy = files.disk().open(files.directory().resolve(name), Disk.Mode.CREATE)) {
            ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(CHUNK, to - from));
            for (long at = from; at < to; at += buffer.limit()) {
                buffer.clear().limit((int) Math.min(buffer.capacity(), to - at));
                file.readFully(buffer, at);
                copy.write(buffer.flip(), at - from);
            }
            copy.force();
        }
        files.disk().forceDirectory(files.directory());
        return name;
    }
}

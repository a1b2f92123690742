package vedette.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// The names of a journal's files.
final class SegmentName {
    static final String TEMPORARY = ".tmp";
    static final String HEAD = "head";
    static final String LOCK = "journal.lock";
    static final String PRIVATE_KEY = "station.key";
    static final String PUBLIC_KEY = "station.pub";

    private static final Pattern SEGMENT = Pattern.compile("segment-\\d{16}\\.vj");

    private SegmentName() {}

    static Path segment(Path directory, long firstId) {
        return directory.resolve(String.format(Locale.ROOT, "segment-%016d.vj", firstId));
    }

    static Path index(Path segment) {
        String name = segment.getFileName().toString();
        return segment.resolveSibling(name.substring(0, name.length() - ".vj".length()) + ".idx");
    }

    /// The first ids of a directory's segments, ascending.
    static List<Long> segments(Disk disk, Path directory) throws IOException {
        return disk.list(directory).stream()
                .filter(name -> SEGMENT.matcher(name).matches())
                .map(name -> Long.valueOf(name.substring("segment-".length(), name.length() - ".vj".length())))
                .sorted()
                .toList();
    }
}

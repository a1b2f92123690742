package vedette.export;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vedette.model.LogEntry;

/// Which pictures a report shows: each once, as many as a report can bear. Confined to one thread.
final class PictureBudget {
    static final int MOST = 2_000;
    static final long MOST_BYTES = 200_000_000;

    /// What to do about an entry's picture.
    sealed interface Choice {}

    /// The entry has no picture.
    record None() implements Choice {}

    /// It had one, which is no longer kept, or damaged.
    record Gone() implements Choice {}

    record Show(byte[] jpeg) implements Choice {}

    /// It is the picture of an earlier entry.
    record Same(long id) implements Choice {}

    /// The report has too many already.
    record TooMany() implements Choice {}

    private final Map<String, Long> shown = new HashMap<>();
    private long bytes;
    private long left;

    Choice choose(LogEntry entry, byte @Nullable [] picture) {
        String digest = entry.picture();
        if (digest == null && picture == null) {
            return new None();
        }
        Long earlier = digest == null ? null : shown.get(digest);
        if (earlier != null) {
            return new Same(earlier);
        }
        if (picture == null) {
            return new Gone();
        }
        if (shown.size() >= MOST || bytes + picture.length > MOST_BYTES) {
            left++;
            return new TooMany();
        }
        shown.put(digest == null ? "entry " + entry.id() : digest, entry.id());
        bytes += picture.length;
        return new Show(picture);
    }

    long shown() {
        return shown.size();
    }

    /// How many were left out.
    long left() {
        return left;
    }
}

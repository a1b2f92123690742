package vedette.journal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The contents that were written last to a segment, so that they are not written again. Confined to one thread.
final class RecentContents {
    /// A smaller one costs less than looking for it.
    static final int SMALLEST = 512;

    private static final int MOST = 4_096;

    private final Map<Sha256, Long> offsets = new LinkedHashMap<>();

    @Nullable
    Long offset(Sha256 hash) {
        return offsets.get(hash);
    }

    void add(Sha256 hash, int length, long offset) {
        if (length < SMALLEST) {
            return;
        }
        offsets.put(hash, offset);
        if (offsets.size() > MOST) {
            var oldest = offsets.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
    }

    /// Forgets what was written from a place on.
    void forget(long from) {
        offsets.values().removeIf(offset -> offset >= from);
    }
}

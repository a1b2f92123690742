package vedette.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vedette.model.Severity;

/// A span of time in equal parts, and what was counted in them. In whole milliseconds: a part begins at the
/// first millisecond that the database's division puts into it.
final class Buckets {
    private static final int MOST = 10_000;

    private final long start;
    private final long span;
    private final long[] entries;
    private final int[] worst;

    /// @throws IllegalArgumentException when the span is empty or the number of parts is not 1 to 10,000
    Buckets(Instant from, Instant to, int count) {
        start = StoredTime.ceiling(from);
        span = StoredTime.ceiling(to) - start;
        if (span <= 0 || count < 1 || count > MOST) {
            throw new IllegalArgumentException("no histogram: " + from + " to " + to + " in " + count);
        }
        entries = new long[count];
        worst = new int[count];
    }

    long start() {
        return start;
    }

    long span() {
        return span;
    }

    long count() {
        return entries.length;
    }

    void add(int bucket, long more, int rank) {
        entries[bucket] += more;
        worst[bucket] = Math.max(worst[bucket], rank);
    }

    List<TimeBucket> list() {
        List<TimeBucket> list = new ArrayList<>(entries.length);
        for (int bucket = 0; bucket < entries.length; bucket++) {
            @Nullable Severity highest = entries[bucket] == 0 ? null : EventRow.severity(worst[bucket]);
            list.add(new TimeBucket(edge(bucket), edge(bucket + 1), entries[bucket], highest));
        }
        return list;
    }

    private Instant edge(int bucket) {
        return StoredTime.of(start + Math.ceilDiv(bucket * span, (long) entries.length));
    }
}

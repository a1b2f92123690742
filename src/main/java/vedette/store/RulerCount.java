package vedette.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vedette.model.EventKind;
import vedette.model.Severity;

/// Counts what a question shows in equal spans of time. The spans' edges are looked up in each segment, and what lies
/// between two is counted at once.
final class RulerCount {
    private static final int MOST_BUCKETS = 10_000;
    private static final List<EventKind> KINDS = List.of(EventKind.values());
    private static final List<Severity> SEVERITIES = List.of(Severity.values());

    private final long[] edges;
    private final long[] counts;
    private final @Nullable Severity[] worst;
    private final List<Map<EventKind, Long>> kinds = new ArrayList<>();

    /// @throws IllegalArgumentException when the span is empty or the number of buckets is not 1 to 10,000
    RulerCount(Instant from, Instant to, int buckets) {
        long start = StoredTime.ceiling(from);
        long span = StoredTime.ceiling(to) - start;
        if (span <= 0 || buckets < 1 || buckets > MOST_BUCKETS) {
            throw new IllegalArgumentException("no histogram: " + from + " to " + to + " in " + buckets);
        }
        edges = new long[buckets + 1];
        for (int i = 0; i <= buckets; i++) {
            edges[i] = start + Math.ceilDiv(i * span, (long) buckets);
        }
        counts = new long[buckets];
        worst = new Severity[buckets];
        for (int i = 0; i < buckets; i++) {
            kinds.add(new EnumMap<>(EventKind.class));
        }
    }

    List<TimeBucket> count(Question asked) throws SQLException {
        Question question = asked.within(edges[0], edges[edges.length - 1]);
        Question parts = question.ofTerms(Stream.concat(
                        KINDS.stream().map(kind -> TermPlan.Probe.of(TermField.KIND, kind.word())),
                        SEVERITIES.stream()
                                .map(each -> TermPlan.Probe.of(TermField.SEVERITY, EntryTerms.severity(each))))
                .toList());
        for (Segment segment : question.newestFirst()) {
            long[] shown = question.match(segment);
            if (shown != null) {
                count(parts, segment, shown);
            }
        }
        List<TimeBucket> buckets = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            buckets.add(new TimeBucket(
                    StoredTime.of(edges[i]), StoredTime.of(edges[i + 1]), counts[i], worst[i], kinds.get(i)));
        }
        return buckets;
    }

    private void count(Question parts, Segment segment, long[] shown) throws SQLException {
        int first = bucketOf(segment.firstHappened());
        int last = bucketOf(segment.lastHappened());
        int[] positions = new int[last - first + 2];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = segment.lowerBound(parts.source(), edges[first + i], Long.MIN_VALUE);
        }
        for (int i = 0; i + 1 < positions.length; i++) {
            counts[first + i] += PositionSet.count(shown, positions[i], positions[i + 1]);
        }
        for (EventKind kind : KINDS) {
            long[] of = among(parts, KINDS.indexOf(kind), segment, shown);
            for (int i = 0; of != null && i + 1 < positions.length; i++) {
                long count = PositionSet.count(of, positions[i], positions[i + 1]);
                if (count > 0) {
                    kinds.get(first + i).merge(kind, count, Long::sum);
                }
            }
        }
        for (Severity severity : SEVERITIES) {
            long[] of = among(parts, KINDS.size() + SEVERITIES.indexOf(severity), segment, shown);
            for (int i = 0; of != null && i + 1 < positions.length; i++) {
                Severity known = worst[first + i];
                if ((known == null || known.compareTo(severity) < 0)
                        && PositionSet.count(of, positions[i], positions[i + 1]) > 0) {
                    worst[first + i] = severity;
                }
            }
        }
    }

    private static long @Nullable [] among(Question parts, int part, Segment segment, long[] shown)
            throws SQLException {
        long[] of = parts.positions(segment, part);
        return of != null && PositionSet.keep(of, shown) ? of : null;
    }

    /// The bucket of a time, or the nearest.
    private int bucketOf(long happened) {
        int at = Arrays.binarySearch(edges, happened);
        int bucket = at >= 0 ? at : -at - 2;
        while (bucket >= 0 && bucket + 1 < edges.length && edges[bucket + 1] <= happened) {
            bucket++;
        }
        return Math.clamp(bucket, 0, counts.length - 1);
    }
}

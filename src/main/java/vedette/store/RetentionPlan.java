package vedette.store;

import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vedette.model.EventKind;

/// Decides from what days each kind is kept. Days are removed whole, so that a segment of the journal is rewritten once
/// a day at most.
final class RetentionPlan {
    /// So much of what it may have the journal has left after it had become too large.
    private static final double ROOM = 0.95;

    private static final NavigableMap<Integer, Long> NONE = new TreeMap<>();
    /// The kinds that go to make room.
    private static final Set<EventKind> GOING =
            Set.copyOf(EnumSet.complementOf(EnumSet.of(EventKind.AUDIT, EventKind.GAP)));

    private final RetentionPolicy policy;
    private final Instant now;
    private final long journalBytes;

    RetentionPlan(RetentionPolicy policy, Instant now, long journalBytes) {
        this.policy = policy;
        this.now = now;
        this.journalBytes = journalBytes;
    }

    /// A record is counted under the kind of its first event, so that a kind may have events and no bytes.
    ///
    /// @param bytes what each day of each kind takes
    /// @return the oldest day that is kept, for the kinds of which days may go; today always stays
    Map<EventKind, Integer> firstDays(Map<EventKind, NavigableMap<Integer, Long>> bytes) {
        Map<EventKind, Integer> first = new EnumMap<>(EventKind.class);
        int today = KeptBytes.day(now);
        long freed = 0;
        for (EventKind kind : policy.kinds().keySet()) {
            NavigableMap<Integer, Long> days = bytes.getOrDefault(kind, NONE);
            int day = Math.min(today, firstDay(policy.kinds().get(kind), days));
            if (day > Integer.MIN_VALUE) {
                first.put(kind, day);
                freed += sum(days.headMap(day, false));
            }
        }
        makeRoom(bytes, first, journalBytes - freed, today);
        return first;
    }

    private static long sum(NavigableMap<Integer, Long> days) {
        return days.values().stream().mapToLong(Long::longValue).sum();
    }

    private int firstDay(RetentionPolicy.@Nullable Keep keep, NavigableMap<Integer, Long> days) {
        if (keep == null) {
            return Integer.MIN_VALUE;
        }
        int first = keep.age() == null ? Integer.MIN_VALUE : KeptBytes.day(now.minus(keep.age()));
        if (keep.bytes() > 0) {
            long left = keep.bytes();
            for (Map.Entry<Integer, Long> day : days.descendingMap().entrySet()) {
                left -= day.getValue();
                if (left < 0) {
                    return Math.max(first, day.getKey() + 1);
                }
            }
        }
        return first;
    }

    /// Goes on with the oldest days of all kinds until the journal fits.
    private void makeRoom(
            Map<EventKind, NavigableMap<Integer, Long>> bytes, Map<EventKind, Integer> first, long left, int today) {
        if (left <= policy.totalBytes()) {
            return;
        }
        long tooMuch = left - (long) (policy.totalBytes() * ROOM);
        TreeMap<Integer, Long> days = new TreeMap<>();
        for (EventKind kind : GOING) {
            bytes.getOrDefault(kind, NONE)
                    .subMap(first.getOrDefault(kind, Integer.MIN_VALUE), true, today, false)
                    .forEach((day, size) -> days.merge(day, size, Long::sum));
        }
        for (Map.Entry<Integer, Long> day : days.entrySet()) {
            if (tooMuch > 0) {
                GOING.forEach(kind -> first.merge(kind, day.getKey() + 1, Math::max));
                tooMuch -= day.getValue();
            }
        }
    }
}

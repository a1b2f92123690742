package vedette.store;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vedette.model.EventKind;

/// Decides from what days each kind is kept. Days are removed whole, so that a segment of the journal is rewritten once
/// a day at most.
final class RetentionPlan {
    /// So much of what it may have the journal has left after it had become too large.
    private static final double ROOM = 0.95;

    private final RetentionPolicy policy;
    private final Instant now;
    private final long journalBytes;

    RetentionPlan(RetentionPolicy policy, Instant now, long journalBytes) {
        this.policy = policy;
        this.now = now;
        this.journalBytes = journalBytes;
    }

    /// @param bytes what each day of each kind takes
    /// @return the oldest day that is kept, for the kinds of which days go; today always stays
    Map<EventKind, Integer> firstDays(Map<EventKind, NavigableMap<Integer, Long>> bytes) {
        Map<EventKind, Integer> first = new EnumMap<>(EventKind.class);
        int today = KeptBytes.day(now);
        long freed = 0;
        for (Map.Entry<EventKind, NavigableMap<Integer, Long>> each : bytes.entrySet()) {
            int day = Math.min(today, firstDay(policy.kinds().get(each.getKey()), each.getValue()));
            NavigableMap<Integer, Long> going = each.getValue().headMap(day, false);
            if (!going.isEmpty()) {
                first.put(each.getKey(), day);
                freed += sum(going);
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
        TreeSet<Integer> days = new TreeSet<>();
        bytes.values().forEach(each -> days.addAll(each.headMap(today).keySet()));
        for (int day : days) {
            for (Map.Entry<EventKind, NavigableMap<Integer, Long>> each : bytes.entrySet()) {
                boolean goes = first.getOrDefault(each.getKey(), Integer.MIN_VALUE) <= day
                        && each.getKey() != EventKind.AUDIT
                        && each.getKey() != EventKind.GAP;
                long dayBytes = each.getValue().getOrDefault(day, 0L);
                if (goes && dayBytes > 0 && tooMuch > 0) {
                    first.put(each.getKey(), day + 1);
                    tooMuch -= dayBytes;
                }
            }
        }
    }
}

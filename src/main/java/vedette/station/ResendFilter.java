package vedette.station;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import vedette.store.RecentRecord;

/// Recognises messages with neither id nor time that a broker sends again, because the acknowledgement did not reach
/// it. Two equal messages of that sort are two events, unless one comes right after a connection that resumed the
/// session, and the other one was not acknowledged for sure before. Confined to the events thread.
final class ResendFilter {
    /// A message comes again within this time after the connection.
    static final Duration SOON = Duration.ofSeconds(10);

    /// An acknowledgement that was given this long before the loss was noticed has reached the broker: a dead link is
    /// noticed after less than eight seconds.
    static final Duration ARRIVED_FOR_SURE = Duration.ofSeconds(15);

    /// More than a broker may have under way to this station at once.
    private static final int MOST_COPIES = 65_536;

    private final LongSupplier nanoClock;
    private final Map<String, Copies> brokers = new HashMap<>();

    /// @param nanoClock the monotonic clock, as `System.nanoTime()`
    ResendFilter(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
    }

    /// What an earlier run recorded last.
    ///
    /// @param lastAlive when it was last known to run: what was recorded long before that was acknowledged
    void seed(List<RecentRecord> records, Instant lastAlive) {
        Instant from = lastAlive.minus(ARRIVED_FOR_SURE);
        for (RecentRecord each : records) {
            if (!each.received().isBefore(from)) {
                for (String id : each.repeatIds()) {
                    RepeatKey key = RepeatKey.parse(id);
                    if (key != null) {
                        copies(each.broker()).seed(key, nanoClock.getAsLong());
                    }
                }
            }
        }
    }

    /// The link to the broker was lost: what was not acknowledged for sure may come again.
    void lost(String broker) {
        copies(broker).lost(nanoClock.getAsLong());
    }

    /// The broker has nothing more to send again.
    void over(String broker) {
        copies(broker).expected.clear();
    }

    /// Whether the message was recorded before. Each recorded copy accounts for one repeat.
    boolean isRepeat(String broker, RepeatKey key) {
        return copies(broker).isRepeat(key, nanoClock.getAsLong());
    }

    /// Notes a message that is being recorded.
    ///
    /// @return to be run when it is kept and acknowledged, from any thread
    Runnable recording(String broker, RepeatKey key) {
        Copy copy = new Copy(key);
        copies(broker).add(copy, nanoClock.getAsLong());
        return () -> copy.kept(nanoClock.getAsLong());
    }

    private Copies copies(String broker) {
        return brokers.computeIfAbsent(broker, name -> new Copies());
    }

    private static final class Copy {
        private final RepeatKey key;
        private volatile boolean kept;
        private volatile long keptNanos;

        Copy(RepeatKey key) {
            this.key = key;
        }

        void kept(long nanos) {
            keptNanos = nanos;
            kept = true;
        }

        boolean hasArrived(long nanos) {
            return kept && nanos - keptNanos > ARRIVED_FOR_SURE.toNanos();
        }
    }

    private static final class Copies {
        private final Deque<Copy> newest = new ArrayDeque<>();
        private final Map<RepeatKey, Deque<Copy>> expected = new HashMap<>();

        void add(Copy copy, long nanos) {
            while (!newest.isEmpty()
                    && (newest.size() >= MOST_COPIES || newest.getFirst().hasArrived(nanos))) {
                newest.removeFirst();
            }
            newest.addLast(copy);
        }

        void seed(RepeatKey key, long nanos) {
            Copy copy = new Copy(key);
            copy.kept(nanos);
            add(copy, nanos);
            expect(copy);
        }

        private void expect(Copy copy) {
            expected.computeIfAbsent(copy.key, key -> new ArrayDeque<>()).addLast(copy);
        }

        void lost(long nanos) {
            expected.clear();
            newest.removeIf(copy -> copy.hasArrived(nanos));
            newest.forEach(this::expect);
        }

        boolean isRepeat(RepeatKey key, long nanos) {
            Deque<Copy> same = expected.get(key);
            Copy copy = same == null ? null : same.pollFirst();
            if (copy == null) {
                return false;
            }
            copy.kept(nanos); // acknowledged once more, and that may be lost again
            return true;
        }
    }
}

package vedette.station;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import vedette.message.InboundMessage;
import vedette.model.Printable;

/// The messages that could not be used: how many, and the last ones with their reasons. Thread-safe.
public final class RejectionList {
    /// How many different ones are kept for the Health view.
    static final int KEPT = 200;

    /// A message that could not be used, or several alike.
    ///
    /// @param last when the newest of them came
    /// @param topic the topic, made printable and cut
    /// @param reason why, in the operator's words
    /// @param bytes the newest one's size
    /// @param count how many came on this topic for this reason
    public record Rejection(Instant last, String broker, String topic, String reason, int bytes, long count) {}

    private final Deque<Rejection> newestFirst = new ArrayDeque<>();
    private final LongAdder total = new LongAdder();

    /// Notes a rejection.
    ///
    /// @return true when it is the first on this topic for this reason since it was last forgotten: worth a line in
    ///     the log
    boolean add(InboundMessage message, String reason) {
        total.increment();
        String topic = Printable.text(message.origin(), 160);
        synchronized (newestFirst) {
            long count = 1;
            for (Iterator<Rejection> all = newestFirst.iterator(); all.hasNext(); ) {
                Rejection known = all.next();
                if (known.topic().equals(topic)
                        && known.reason().equals(reason)
                        && known.broker().equals(message.broker())) {
                    all.remove();
                    count = known.count() + 1;
                    break;
                }
            }
            newestFirst.addFirst(new Rejection(
                    message.received(), message.broker(), topic, reason, message.payload().length, count));
            if (newestFirst.size() > KEPT) {
                newestFirst.removeLast();
            }
            return count == 1;
        }
    }

    /// How many messages could not be used since the station started.
    public long total() {
        return total.sum();
    }

    /// The last ones, newest first, at most 200.
    public List<Rejection> latest() {
        synchronized (newestFirst) {
            return new ArrayList<>(newestFirst);
        }
    }
}

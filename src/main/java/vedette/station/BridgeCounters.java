package vedette.station;

import java.time.Instant;
import java.util.concurrent.atomic.LongAdder;
import vedette.message.LinkState;

/// What a bridge has done, and how its links stand. Written by the bridge, read by any thread.
final class BridgeCounters {
    private final Instant since;
    private final LongAdder carried = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder looped = new LongAdder();
    private final LongAdder again = new LongAdder();
    private volatile LinkState fromState = new LinkState.Connecting();
    private volatile LinkState toState = new LinkState.Connecting();

    BridgeCounters(Instant since) {
        this.since = since;
    }

    void carried(int payload) {
        carried.increment();
        bytes.add(payload);
    }

    void refused() {
        refused.increment();
    }

    void looped() {
        looped.increment();
    }

    void again(int messages) {
        again.add(messages);
    }

    void fromState(LinkState state) {
        fromState = state;
    }

    LinkState fromState() {
        return fromState;
    }

    void toState(LinkState state) {
        toState = state;
    }

    LinkState toState() {
        return toState;
    }

    BridgeStatus status(BridgePlan plan, int waiting) {
        return new BridgeStatus(
                plan.name(),
                plan.from().broker(),
                plan.to().broker(),
                fromState,
                toState,
                carried.sum(),
                bytes.sum(),
                refused.sum(),
                looped.sum(),
                again.sum(),
                waiting,
                since);
    }
}

package vedette.station;

import vedette.message.InboundMessage;
import vedette.message.LinkState;
import vedette.message.OutboundMessage;
import vedette.message.Subscription;

/// Says what becomes of a message that a bridge heard. Confined to the bridge's thread.
final class BridgeSorter {
    /// The largest payload that is carried: 8 MB.
    static final int LARGEST = 8 << 20;

    private static final String OLDER = "MQTT 3.1.1";

    private final BridgePlan plan;
    private final LoopMemory memory;
    private final Subscription chosen;
    private final String fromPlace;
    private final String toPlace;
    private boolean fromOlder;
    private boolean toOlder;

    /// What becomes of a message.
    sealed interface Sorted {}

    /// It goes over.
    record Letter(OutboundMessage message, Hops hops) implements Sorted {}

    /// It can't go over.
    record Refused(String reason) implements Sorted {}

    /// It has been there.
    record Looped() implements Sorted {}

    /// It is none of those that the bridge was set up for.
    record NotChosen() implements Sorted {}

    BridgeSorter(BridgePlan plan, LoopMemory memory) {
        this.plan = plan;
        this.memory = memory;
        chosen = new Subscription(plan.filter(), 1);
        fromPlace = Hops.place(plan.station(), plan.from().broker());
        toPlace = Hops.place(plan.station(), plan.to().broker());
    }

    void fromState(LinkState state) {
        if (state instanceof LinkState.Online online) {
            fromOlder = online.protocol().equals(OLDER);
        }
    }

    void toState(LinkState state) {
        if (state instanceof LinkState.Online online) {
            toOlder = online.protocol().equals(OLDER);
        }
    }

    Sorted sort(InboundMessage message) {
        // The session may still know what the operator chose before; MQTT 3.1.1 sends what it has kept unasked.
        boolean kept = fromOlder && message.retained() && !plan.retained();
        if (kept || !chosen.covers(new Subscription(message.topic(), 1))) {
            return new NotChosen();
        }
        if (message.payload().length > LARGEST) {
            return new Refused("its payload is larger than 8 MB");
        }
        String topic = plan.renaming().renamed(message.topic());
        if (topic == null) {
            return new Refused("there is no such topic at the other broker");
        }
        Hops hops = hops(message);
        if (hops.forbid(fromPlace, toPlace) || goesRound(message)) {
            return new Looped();
        }
        Hops longer = hops.with(fromPlace);
        return new Letter(
                new OutboundMessage(
                        topic,
                        message.payload(),
                        message.qos(),
                        plan.retained() && message.retained(),
                        longer.in(message.properties())),
                longer);
    }

    private Hops hops(InboundMessage message) {
        Hops said = Hops.of(message.properties());
        return fromOlder && said.places().isEmpty()
                ? memory.heard(
                        plan.name(), plan.from().broker(), message.topic(), message.payload(), message.arrivedNanos())
                : said;
    }

    /// Through bridges of other stations, and over a broker that forgets where it has been.
    private boolean goesRound(InboundMessage message) {
        return (fromOlder || toOlder)
                && memory.goesRound(plan.name(), message.topic(), message.payload(), message.arrivedNanos());
    }

    /// The letter is published next.
    void sending(Letter letter) {
        if (toOlder) {
            OutboundMessage message = letter.message();
            memory.published(plan.to().broker(), message.topic(), message.payload(), letter.hops(), System.nanoTime());
        }
    }
}

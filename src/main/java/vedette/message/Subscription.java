package vedette.message;

import java.util.Collection;
import java.util.List;

/// A topic filter and the quality of service asked for.
///
/// @param kept what is asked for of retained messages
public record Subscription(String filter, int qos, Kept kept) {
    /// What a broker does with retained messages for this subscription. MQTT 3.1.1 knows `USUAL` only.
    public enum Kept {
        /// Those kept come at each subscribing; live ones come without the mark.
        USUAL,
        /// Those kept come once, when the subscription is new; live ones keep their mark: for bridges.
        ONCE,
        /// Those kept do not come; live ones keep their mark.
        NEVER
    }

    /// A subscription as usual.
    public Subscription(String filter, int qos) {
        this(filter, qos, Kept.USUAL);
    }

    public Subscription {
        if (filter.isEmpty() || qos < 0 || qos > 2) {
            throw new IllegalArgumentException("no subscription: " + filter + " with " + qos);
        }
    }

    /// Whether every topic that the other filter matches is matched by this one.
    public boolean covers(Subscription other) {
        return TopicFilters.covers(filter, other.filter);
    }

    /// The subscriptions without those that another one covers: brokers may send a message once for each filter that
    /// matches. The first of two equal ones stays. What stays has the highest quality of service of all that
    /// it covers, so that nothing is heard with less care than was asked for.
    public static List<Subscription> withoutCovered(Collection<Subscription> all) {
        List<Subscription> distinct = all.stream().distinct().toList();
        return distinct.stream()
                .filter(one -> distinct.stream()
                        .noneMatch(other -> !other.equals(one)
                                && other.covers(one)
                                && !(one.covers(other) && distinct.indexOf(one) < distinct.indexOf(other))))
                .map(one -> new Subscription(one.filter, one.highestQos(distinct), one.kept))
                .toList();
    }

    private int highestQos(List<Subscription> all) {
        return all.stream()
                .filter(this::covers)
                .mapToInt(Subscription::qos)
                .max()
                .orElse(qos);
    }
}

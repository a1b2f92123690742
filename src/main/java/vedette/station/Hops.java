package vedette.station;

import java.util.ArrayList;
import java.util.List;
import vedette.message.MessageProperty;

/// Where a message has been: each bridge adds the broker from which it took it, as a property of MQTT 5. A bridge takes
/// nothing to where it has been, and nothing that it has taken before.
///
/// @param places `station:broker`, in the order of the way
record Hops(List<String> places) {
    static final Hops NONE = new Hops(List.of());

    /// More bridges one after the other than anybody builds: what has come so far is going round.
    static final int MOST = 16;

    private static final String PROPERTY = "user:vedette-bridge";

    Hops {
        places = List.copyOf(places);
    }

    static Hops of(List<MessageProperty> properties) {
        return new Hops(properties.stream()
                .filter(each -> each.name().equals(PROPERTY))
                .map(MessageProperty::value)
                .toList());
    }

    static String place(String station, String broker) {
        return station + ":" + broker;
    }

    /// Whether a bridge from one place to another must leave the message.
    boolean forbid(String from, String to) {
        return places.contains(from) || places.contains(to) || places.size() >= MOST;
    }

    Hops with(String place) {
        List<String> longer = new ArrayList<>(places);
        longer.add(place);
        return new Hops(longer);
    }

    /// The properties with these hops in the place of those that they had. The hops come first: where something is left
    /// out for its length, it is not they.
    List<MessageProperty> in(List<MessageProperty> properties) {
        List<MessageProperty> all = new ArrayList<>();
        places.forEach(place -> all.add(new MessageProperty(PROPERTY, place)));
        properties.stream().filter(each -> !each.name().equals(PROPERTY)).forEach(all::add);
        return all;
    }
}

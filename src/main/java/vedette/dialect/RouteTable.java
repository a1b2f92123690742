package vedette.dialect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Finds the route of a topic among all installations on one broker. Thread-safe and of bounded size,
/// whatever topics come.
///
/// Where several templates match, the most specific takes the topic; where two are equal, the one that was
/// given first.
public final class RouteTable {
    /// How many topics are remembered at most, known and unknown ones.
    public static final int MOST_REMEMBERED = 4096;

    /// Topics longer than this are matched anew each time: long ones are made up to fill memories.
    private static final int LONGEST_REMEMBERED = 256;

    private final Map<String, List<Entry>> byFirstLevel;
    private final List<Entry> anyFirstLevel;

    private volatile Memory memory = new Memory(Map.of());

    private RouteTable(Map<String, List<Entry>> byFirstLevel, List<Entry> anyFirstLevel) {
        this.byFirstLevel = byFirstLevel;
        this.anyFirstLevel = anyFirstLevel;
    }

    /// The table of one broker.
    public static RouteTable of(List<Installed> installations) {
        List<Entry> all = new ArrayList<>();
        for (Installed installed : installations) {
            for (Route route : installed.routes().routes()) {
                all.add(new Entry(installed.site(), route));
            }
        }
        all.sort(Comparator.comparing(entry -> entry.route().template()));
        Map<String, List<Entry>> byFirstLevel = new HashMap<>();
        for (Entry entry : all) {
            if (!entry.takesAnyFirstLevel()) {
                String first = entry.firstLevel();
                byFirstLevel.computeIfAbsent(
                        first,
                        level -> all.stream()
                                .filter(other -> other.takesAnyFirstLevel()
                                        || other.firstLevel().equals(level))
                                .toList());
            }
        }
        return new RouteTable(
                Map.copyOf(byFirstLevel),
                all.stream().filter(Entry::takesAnyFirstLevel).toList());
    }

    /// The route that takes this topic, or null where none does.
    public @Nullable Match find(String topic) {
        if (topic.length() > LONGEST_REMEMBERED) {
            return search(topic);
        }
        Memory now = memory;
        Known known = now.recall(topic);
        if (known == null) {
            known = new Known(search(topic));
            now.keep(topic, known);
            if (now.isFull()) {
                memory = new Memory(now.young);
            }
        }
        return known.match();
    }

    /// How many topics are remembered now.
    int remembered() {
        return memory.size();
    }

    private @Nullable Match search(String topic) {
        int slash = topic.indexOf('/');
        String first = slash < 0 ? topic : topic.substring(0, slash);
        // As in MQTT: a level that takes anything does not take the broker's own topics.
        List<Entry> otherwise = topic.startsWith("$") ? List.of() : anyFirstLevel;
        for (Entry entry : byFirstLevel.getOrDefault(first, otherwise)) {
            Map<String, String> names = entry.route().template().match(topic);
            if (names != null && !(topic.startsWith("$") && entry.takesAnyFirstLevel())) {
                return new Match(entry.site(), entry.route(), Map.copyOf(names));
            }
        }
        return null;
    }

    /// One installation on the broker: its routes, and what its cameras can be told.
    public record Installed(Site site, Routes routes, Controls controls) {
        /// An installation whose cameras can't be told anything.
        public Installed(Site site, Routes routes) {
            this(site, routes, Controls.NONE);
        }
    }

    /// The route of a topic.
    ///
    /// @param names the named parts of the topic
    public record Match(Site site, Route route, Map<String, String> names) {}

    private record Entry(Site site, Route route) {
        String firstLevel() {
            String template = route.template().toString();
            int slash = template.indexOf('/');
            return slash < 0 ? template : template.substring(0, slash);
        }

        boolean takesAnyFirstLevel() {
            return firstLevel().startsWith("{");
        }
    }

    /// What became of a topic: its route, or null where no route takes it.
    private record Known(@Nullable Match match) {}

    /// Two generations: when the young one is full it becomes the old one and what was old is forgotten, so
    /// that a flood of new topics costs constant work for each and live topics come back at their next
    /// message.
    private static final class Memory {
        private final Map<String, Known> young = new ConcurrentHashMap<>();
        private final Map<String, Known> old;

        Memory(Map<String, Known> old) {
            this.old = old;
        }

        /// What is known of the topic, or null where nothing is.
        @Nullable
        Known recall(String topic) {
            Known known = young.get(topic);
            if (known == null) {
                known = old.get(topic);
                if (known != null) {
                    keep(topic, known);
                }
            }
            return known;
        }

        void keep(String topic, Known found) {
            if (!isFull()) {
                young.put(topic, found);
            }
        }

        boolean isFull() {
            return young.size() >= MOST_REMEMBERED / 2;
        }

        int size() {
            return young.size() + old.size();
        }
    }
}

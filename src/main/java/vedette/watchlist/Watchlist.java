package vedette.watchlist;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// All entries at one moment, ready to be asked about plates. Immutable, so that any number of threads ask without a
/// lock; a change is another one.
public final class Watchlist {
    public static final Watchlist EMPTY = new Watchlist(List.of());

    /// More entries are not taken.
    public static final int MOST = 500_000;

    /// A plate of which more characters could not be read would fit far too much.
    static final int MOST_UNKNOWN = 2;

    private final List<WatchEntry> entries;
    private final Map<WatchEntry.Key, WatchEntry> byKey;
    private final Map<String, List<WatchEntry>> bySkeleton = new HashMap<>();
    /// The characters of the entries without wildcards, as skeletons have them.
    private final Set<Integer> alphabet = new TreeSet<>();
    private final PatternTrie open = new PatternTrie();
    private final boolean hasOpen;

    private Watchlist(Collection<WatchEntry> all) {
        byKey = LinkedHashMap.newLinkedHashMap(all.size());
        for (WatchEntry entry : all) {
            byKey.put(entry.key(), entry);
        }
        entries = List.copyOf(byKey.values());
        boolean anyOpen = false;
        for (WatchEntry entry : entries) {
            String skeleton = PlateText.skeleton(entry.pattern());
            if (PlateText.isOpen(entry.pattern())) {
                open.add(skeleton, entry);
                anyOpen = true;
            } else {
                bySkeleton.merge(skeleton, List.of(entry), Watchlist::joined);
                skeleton.codePoints().forEach(alphabet::add);
            }
        }
        hasOpen = anyOpen;
    }

    private static List<WatchEntry> joined(List<WatchEntry> some, List<WatchEntry> more) {
        List<WatchEntry> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    /// Of two entries with the same key the later one counts.
    ///
    /// @throws IllegalArgumentException when they are more than [#MOST]; says so in a sentence
    public static Watchlist of(Collection<WatchEntry> entries) {
        if (entries.size() > MOST) {
            throw new IllegalArgumentException(String.format(
                    java.util.Locale.ROOT, "A watchlist has room for %,d entries, not %,d.", MOST, entries.size()));
        }
        return entries.isEmpty() ? EMPTY : new Watchlist(entries);
    }

    /// In the order in which they were added.
    public List<WatchEntry> entries() {
        return entries;
    }

    public Optional<WatchEntry> find(WatchEntry.Key key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /// The entry that counts most for a plate as it was read, or null where no list knows it: a blocked plate
    /// before a watched one before an allowed one, and of one list an exact match before a possible one. What
    /// could not be read makes it possible at most.
    ///
    /// @param now when it was read, by the station's clock
    /// @param zone of weekdays and times of day
    public @Nullable Match match(String read, Instant now, ZoneId zone) {
        return matchCompared(PlateText.of(read), now, zone);
    }

    /// The same for a plate that is in the form in which they are compared.
    @Nullable
    Match matchCompared(String plate, Instant now, ZoneId zone) {
        if (plate.isEmpty() || entries.isEmpty()) {
            return null;
        }
        int unknown = PlateText.unknown(plate);
        if (unknown > MOST_UNKNOWN) {
            return null;
        }
        String skeleton = PlateText.skeleton(plate);
        Best best = new Best(plate, unknown == 0, now, zone);
        offerAlike(skeleton, best);
        if (hasOpen) {
            open.find(skeleton, best::offerOpen);
        }
        return best.found;
    }

    /// Offers the entries without wildcards. For each character that could not be read, all are tried that are on
    /// the list at all.
    private void offerAlike(String skeleton, Best best) {
        int hole = skeleton.indexOf(PlateText.UNKNOWN);
        if (hole < 0) {
            List<WatchEntry> alike = bySkeleton.get(skeleton);
            if (alike != null) {
                alike.forEach(best::offerPlain);
            }
            return;
        }
        for (int each : alphabet) {
            offerAlike(skeleton.substring(0, hole) + Character.toString(each) + skeleton.substring(hole + 1), best);
        }
    }

    /// Keeps the match that counts most.
    private static final class Best {
        private final String plate;
        private final boolean wholly;
        private final Instant now;
        private final ZoneId zone;
        private @Nullable Match found;

        /// @param wholly whether each character was read: else nothing is exact
        Best(String plate, boolean wholly, Instant now, ZoneId zone) {
            this.plate = plate;
            this.wholly = wholly;
            this.now = now;
            this.zone = zone;
        }

        private void offer(WatchEntry entry, boolean exact) {
            Match match = new Match(entry, exact && wholly);
            if ((found == null || match.outranks(found)) && entry.validity().holds(now, zone)) {
                found = match;
            }
        }

        void offerPlain(WatchEntry entry) {
            offer(entry, entry.pattern().equals(plate));
        }

        void offerOpen(WatchEntry entry) {
            offer(entry, new vedette.search.Wildcard(entry.pattern()).matches(plate));
        }
    }
}

package vedette.watchlist;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vedette.model.ListedPlate;
import vedette.model.PlateListing;

/// The list that a broker holds for everyone on it. Several stations and a server may write it: each adds its own
/// plates to what the others have put there, marked with the name that it made up for itself, and carries the
/// others' on with the names that they have. So each can take off what is its own, whoever wrote the list last.
public final class SharedList {
    private SharedList() {}

    /// An entry that somebody else has put on the list.
    ///
    /// @param owner the name by which they know it, empty where there is none
    public record Foreign(WatchEntry entry, String owner) {}

    /// A plate as far as lists are compared: all that is published of it.
    public record Line(
            String pattern,
            ListKind list,
            String reason,
            @Nullable Instant from,
            @Nullable Instant until,
            String owner) {
        public static Line of(WatchEntry entry, String owner) {
            return new Line(
                    entry.pattern(),
                    entry.list(),
                    entry.reason(),
                    entry.validity().from(),
                    entry.validity().until(),
                    owner);
        }
    }

    /// Whether a list on a broker has words for all that an entry says: not for days of the week and hours, and
    /// without them it would count always.
    public static boolean canBeSaid(WatchEntry entry) {
        return entry.validity().days().isEmpty() && entry.validity().opens() == null;
    }

    /// The others' entries after a message that was understood.
    ///
    /// @param before the others' entries so far
    /// @param station what this station calls itself
    /// @param broker whose list it is
    public static List<Foreign> after(
            List<Foreign> before, PlateListing message, String station, String broker, Instant now) {
        List<Foreign> named = new ArrayList<>();
        for (ListedPlate each : message.plates()) {
            WatchEntry entry = each.owner().equals(station) ? null : entry(each, broker, now);
            if (entry != null) {
                named.add(new Foreign(entry, each.owner()));
            }
        }
        return switch (message.change()) {
            case WHOLE -> joined(List.of(), named);
            case ADDED -> joined(before, named);
            case REMOVED -> {
                Set<String> gone = new HashSet<>();
                named.forEach(each -> gone.add(each.entry().pattern()));
                yield before.stream()
                        .filter(each -> !gone.contains(each.entry().pattern()))
                        .toList();
            }
            case UNCLEAR -> before;
        };
    }

    /// Of two that say something of the same plate for the same owner the later counts.
    private static List<Foreign> joined(List<Foreign> some, List<Foreign> more) {
        record Key(String pattern, ListKind list, String owner) {
            static Key of(Foreign each) {
                return new Key(each.entry().pattern(), each.entry().list(), each.owner());
            }
        }
        Map<Key, Foreign> all = LinkedHashMap.newLinkedHashMap(some.size() + more.size());
        some.forEach(each -> all.put(Key.of(each), each));
        more.forEach(each -> all.put(Key.of(each), each));
        return List.copyOf(all.values());
    }

    /// What the message names, whoever put it there.
    public static Set<Line> held(PlateListing message) {
        Set<Line> held = new HashSet<>();
        for (ListedPlate each : message.plates()) {
            WatchEntry entry = entry(each, "", Instant.EPOCH);
            if (entry != null) {
                held.add(Line.of(entry, each.owner()));
            }
        }
        return held;
    }

    /// What is to be on the list.
    ///
    /// @param own the station's own entries
    /// @param others what others have put there
    public static Set<Line> wanted(Collection<WatchEntry> own, Collection<Foreign> others, String station) {
        Set<Line> wanted = HashSet.newHashSet(own.size() + others.size());
        own.forEach(each -> wanted.add(Line.of(each, station)));
        others.forEach(each -> wanted.add(Line.of(each.entry(), each.owner())));
        return wanted;
    }

    /// A plate that can't be looked for is left out: a server's list is not the operator's to mend.
    private static @Nullable WatchEntry entry(ListedPlate plate, String broker, Instant now) {
        try {
            return WatchEntry.of(
                    plate.plate(),
                    ListKind.find(plate.list()).orElse(ListKind.BLOCK),
                    plate.reason(),
                    new Validity(plate.from(), plate.until(), Set.of(), null, null),
                    WatchEntry.Source.BROKER,
                    broker,
                    now);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /// The list as it is published.
    ///
    /// @param own the station's own entries
    /// @param others what others have put there
    public static byte[] message(
            Collection<WatchEntry> own, Collection<Foreign> others, String station, UUID id, Instant now) {
        StringBuilder json = new StringBuilder(120 * (own.size() + others.size() + 3));
        json.append("{\"message_id\":\"").append(id);
        json.append("\",\"timestamp\":\"").append(now).append("\",\"plates\":[");
        String comma = "";
        for (WatchEntry entry : own) {
            json.append(comma);
            append(json, entry, station);
            comma = ",\n";
        }
        for (Foreign each : others) {
            json.append(comma);
            append(json, each.entry(), each.owner());
            comma = ",\n";
        }
        return json.append("]}").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void append(StringBuilder json, WatchEntry entry, String owner) {
        json.append("{\"plate_number\":").append(JsonText.of(entry.plate()));
        json.append(",\"list\":\"").append(entry.list().word()).append('"');
        if (!entry.reason().isEmpty()) {
            json.append(",\"reason\":").append(JsonText.of(entry.reason()));
        }
        if (entry.validity().from() != null) {
            json.append(",\"valid_from\":\"").append(entry.validity().from()).append('"');
        }
        if (entry.validity().until() != null) {
            json.append(",\"valid_until\":\"").append(entry.validity().until()).append('"');
        }
        if (!owner.isEmpty()) {
            json.append(",\"owner\":").append(JsonText.of(owner));
        }
        json.append('}');
    }
}

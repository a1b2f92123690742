package vedette.watchlist;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vedette.model.ListedPlate;
import vedette.model.PlateListing;

/// The list that a broker holds for everyone on it. Several stations and a server may write it: each adds its own
/// plates
/// to what the others have put there, and marks those as the others'.
public final class SharedList {
    /// Stands as the owner of plates that somebody else put on the list.
    private static final String OTHERS = "broker";

    private SharedList() {}

    /// A plate as far as lists are compared.
    public record Listed(String pattern, ListKind list) {
        public static Listed of(WatchEntry entry) {
            return new Listed(entry.pattern(), entry.list());
        }
    }

    /// The others' entries after a message.
    ///
    /// @param before the others' entries so far
    /// @param station what this station calls itself
    /// @param broker whose list it is
    public static List<WatchEntry> after(
            List<WatchEntry> before, PlateListing message, String station, String broker, Instant now) {
        boolean own = message.station().equals(station);
        List<WatchEntry> named = new ArrayList<>();
        for (ListedPlate each : message.plates()) {
            if (!own || each.owner().equals(OTHERS)) {
                WatchEntry entry = entry(each, broker, now);
                if (entry != null) {
                    named.add(entry);
                }
            }
        }
        return switch (message.change()) {
            case WHOLE -> Watchlist.of(named).entries();
            case ADDED -> WatchlistFile.with(before, named);
            case REMOVED -> {
                Set<String> gone = new HashSet<>();
                named.forEach(entry -> gone.add(entry.pattern()));
                yield before.stream()
                        .filter(entry -> !gone.contains(entry.pattern()))
                        .toList();
            }
        };
    }

    /// What the message names, whoever put it there.
    public static Set<Listed> held(PlateListing message) {
        Set<Listed> held = new HashSet<>();
        for (ListedPlate each : message.plates()) {
            WatchEntry entry = entry(each, "", Instant.EPOCH);
            if (entry != null) {
                held.add(Listed.of(entry));
            }
        }
        return held;
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
            Collection<WatchEntry> own, Collection<WatchEntry> others, String station, UUID id, Instant now) {
        StringBuilder json = new StringBuilder(80 * (own.size() + others.size() + 3));
        json.append("{\"message_id\":\"")
                .append(id)
                .append("\",\"timestamp\":\"")
                .append(now);
        json.append("\",\"station\":").append(JsonText.of(station)).append(",\"plates\":[");
        String comma = "";
        for (WatchEntry entry : own) {
            json.append(comma);
            append(json, entry, "");
            comma = ",\n";
        }
        for (WatchEntry entry : others) {
            json.append(comma);
            append(json, entry, OTHERS);
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
            json.append(",\"owner\":\"").append(owner).append('"');
        }
        json.append('}');
    }
}

package vedette.station;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vedette.message.LinkState;
import vedette.model.PlateListing;
import vedette.watchlist.ListKind;
import vedette.watchlist.SharedList;
import vedette.watchlist.WatchEntry;

/// What is known of the list that a broker holds for one installation, and what this station wants there.
/// Confined to the watchlist's thread.
final class BrokerList {
    /// What a broker holds comes soon after the connection is made. Written before that is known, it would be
    /// lost.
    private static final Duration HELD_COMES_WITHIN = Duration.ofSeconds(10);

    private final SharedDoor door;
    private final String station;
    private List<SharedList.Foreign> others = List.of();
    private @Nullable Set<SharedList.Line> held = Set.of();
    private String unclear = "";
    private boolean online;
    private long onlineSince;
    private boolean heard;
    private Plan plan = new Plan(List.of(), List.of(), List.of(), Set.of());
    private @Nullable Sent sent;
    private boolean heardSinceSent;

    /// What is to be on the broker.
    ///
    /// @param own the station's own entries, of which it was made
    /// @param others the others' entries, of which it was made
    /// @param mine the station's entries among it
    /// @param lines all of it
    record Plan(
            List<WatchEntry> own, List<SharedList.Foreign> others, List<WatchEntry> mine, Set<SharedList.Line> lines) {}

    private record Sent(String id, Set<SharedList.Line> lines) {}

    /// @param station what this station calls itself
    BrokerList(SharedDoor door, String station) {
        this.door = door;
        this.station = station;
    }

    boolean isOnline() {
        return door.transport().state() instanceof LinkState.Online;
    }

    /// Whether what the broker holds is known, as far as it ever will be.
    boolean isKnown(long nanos) {
        boolean now = isOnline();
        if (now && !online) {
            onlineSince = nanos;
        } else if (!now) {
            heard = false;
        }
        online = now;
        if (now && !heard && nanos - onlineSince >= HELD_COMES_WITHIN.toNanos()) {
            heard = true;
            held = Set.of();
            unclear = "";
        }
        return !now || heard;
    }

    /// A message came on its topic.
    ///
    /// @param id the message's, or null where it has none
    /// @return whether the others' entries may be different now
    boolean heard(PlateListing message, @Nullable String id, Instant now) {
        heard = true;
        heardSinceSent = true;
        PlateListing.Change change = message.change();
        if (change == PlateListing.Change.UNCLEAR) {
            unclear = message.fault();
            return false;
        }
        if (change == PlateListing.Change.WHOLE) {
            unclear = "";
        }
        List<SharedList.Foreign> before = others;
        others = SharedList.after(before, message, station, door.name(), now);
        Sent own = sent;
        if (own != null && own.id.equals(id)) {
            held = own.lines;
        } else {
            // What was only added or removed is a sender's word on the topic: the list as a whole is not there.
            held = change == PlateListing.Change.WHOLE ? SharedList.held(message) : null;
        }
        return !before.equals(others);
    }

    /// Why what the broker holds is not understood, in a few words; empty where it is.
    String unclear() {
        return unclear;
    }

    List<SharedList.Foreign> others() {
        return others;
    }

    /// What is to be there.
    ///
    /// @param own the station's own entries; the same list while they are the same
    Plan plan(List<WatchEntry> own) {
        if (plan.own != own || plan.others != others) {
            List<WatchEntry> mine = own.stream()
                    .filter(each -> each.list() == ListKind.BLOCK && SharedList.canBeSaid(each))
                    .toList();
            plan = new Plan(own, others, mine, SharedList.wanted(mine, others, station));
        }
        return plan;
    }

    boolean holds(Plan wanted) {
        return wanted.lines.equals(held);
    }

    byte[] message(Plan wanted, UUID id, Instant now) {
        heardSinceSent = false;
        sent = new Sent(id.toString(), wanted.lines);
        return SharedList.message(wanted.mine, wanted.others, station, id, now);
    }

    /// The broker took what was sent. What was heard since then is newer, or comes back with its own id.
    void took(Plan told) {
        if (!heardSinceSent) {
            held = told.lines;
        }
    }
}

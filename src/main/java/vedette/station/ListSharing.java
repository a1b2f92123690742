package vedette.station;

import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vedette.message.LinkState;
import vedette.message.OutboundMessage;
import vedette.message.PublishRefusedException;
import vedette.model.CameraEvent;
import vedette.model.CameraId;
import vedette.model.PlateListing;
import vedette.watchlist.ListKind;
import vedette.watchlist.SharedList;
import vedette.watchlist.SharingFile;
import vedette.watchlist.WatchEntry;
import vedette.watchlist.WatchlistException;

/// The lists that brokers hold: taken in from them, and written to them. Confined to the watchlist's thread, except
/// where it says otherwise.
final class ListSharing {
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(10);
    /// What a broker holds comes soon after the connection is made. Written before that is known, it would be lost.
    private static final Duration HELD_COMES_WITHIN = Duration.ofSeconds(10);

    private final Map<String, Door> doors = new LinkedHashMap<>();
    private final SharingFile settings;
    private final Clock clock;
    private final Executor thread;
    private final Consumer<String> audit;
    private volatile List<ShareState> states = List.of();

    /// What is known of one installation's list.
    private static final class Door {
        private final SharedDoor door;
        private List<WatchEntry> others = List.of();
        private @Nullable Set<SharedList.Listed> held;
        private boolean online;
        private long onlineSince;
        private boolean heard;
        private boolean underWay;
        private long notBefore;
        private java.time.@Nullable Instant taken;
        private String trouble = "";

        Door(SharedDoor door) {
            this.door = door;
        }

        /// Whether what the broker holds is known, as far as it ever will be.
        boolean isKnown(long nanos) {
            boolean now = door.transport().state() instanceof LinkState.Online;
            if (now && !online) {
                onlineSince = nanos;
            } else if (!now) {
                heard = false;
            }
            online = now;
            return !now || heard || nanos - onlineSince >= HELD_COMES_WITHIN.toNanos();
        }
    }

    /// @param thread the watchlist's
    /// @param audit writes into the log what was shared
    ListSharing(List<SharedDoor> doors, SharingFile settings, Clock clock, Executor thread, Consumer<String> audit) {
        this.settings = settings;
        this.clock = clock;
        this.thread = thread;
        this.audit = audit;
        doors.forEach(each -> this.doors.put(each.name(), new Door(each)));
        publish();
    }

    /// From any thread.
    List<ShareState> states() {
        return states;
    }

    private void publish() {
        states = doors.values().stream()
                .map(each -> new ShareState(
                        each.door.name(),
                        each.door.site().broker(),
                        settings.isShared(each.door.name(), SharingFile.What.LIST),
                        settings.isShared(each.door.name(), SharingFile.What.HITS),
                        each.taken,
                        each.trouble,
                        each.others.size()))
                .toList();
    }

    /// The others' entries on all lists.
    Stream<WatchEntry> others() {
        return doors.values().stream().flatMap(each -> each.others.stream());
    }

    /// A list came from a broker.
    ///
    /// @return whether the others' entries are different now
    boolean heard(CameraId server, PlateListing message) {
        Door door = doors.values().stream()
                .filter(each -> each.door.isOf(server))
                .findFirst()
                .orElse(null);
        if (door == null) {
            return false;
        }
        door.heard = true;
        List<WatchEntry> before = door.others;
        door.others = SharedList.after(before, message, settings.station(), door.door.name(), clock.instant());
        // What was only added or removed is another sender's word on the topic: the list as a whole is not there.
        door.held = message.change() == PlateListing.Change.WHOLE ? SharedList.held(message) : null;
        publish();
        return !before.equals(door.others);
    }

    /// @throws WatchlistException when it can't be kept
    void share(String site, SharingFile.What what, boolean on) throws WatchlistException {
        settings.share(site, what, on);
        Door door = doors.get(site);
        if (door != null && what == SharingFile.What.LIST) {
            door.notBefore = 0;
            door.trouble = "";
        }
        publish();
    }

    /// Publishes what a broker does not hold yet. Called once a second.
    ///
    /// @param own the station's own entries
    void look(List<WatchEntry> own, long nanos) {
        for (Door door : doors.values()) {
            boolean shared = settings.isShared(door.door.name(), SharingFile.What.LIST);
            if (!door.isKnown(nanos) || door.underWay || (door.notBefore != 0 && nanos - door.notBefore < 0)) {
                continue;
            }
            List<WatchEntry> mine = shared
                    ? own.stream().filter(each -> each.list() == ListKind.BLOCK).toList()
                    : List.of();
            boolean withdraw = !shared && door.taken != null;
            boolean there = wanted(mine, door).equals(door.held);
            if (withdraw || (shared && !there)) {
                send(door, mine, nanos, withdraw);
            } else if (shared && door.taken == null) {
                // Somebody has put the same there.
                door.taken = clock.instant();
                publish();
            }
        }
    }

    private static Set<SharedList.Listed> wanted(List<WatchEntry> mine, Door door) {
        Set<SharedList.Listed> wanted = new HashSet<>();
        mine.forEach(each -> wanted.add(SharedList.Listed.of(each)));
        door.others.forEach(each -> wanted.add(SharedList.Listed.of(each)));
        return wanted;
    }

    private void send(Door door, List<WatchEntry> mine, long nanos, boolean withdraw) {
        if (!(door.door.transport().state() instanceof LinkState.Online)) {
            fail(door, nanos, "not connected to " + door.door.site().broker() + "; tried again when it is");
            return;
        }
        Set<SharedList.Listed> told = wanted(mine, door);
        Set<SharedList.Listed> own = new HashSet<>();
        mine.forEach(each -> own.add(SharedList.Listed.of(each)));
        List<WatchEntry> others = door.others.stream()
                .filter(each -> !own.contains(SharedList.Listed.of(each)))
                .toList();
        byte[] payload = told.isEmpty()
                ? new byte[0]
                : SharedList.message(mine, others, settings.station(), UUID.randomUUID(), clock.instant());
        door.underWay = true;
        door.door
                .transport()
                .publish(new OutboundMessage(door.door.list(), payload, 1, true))
                .whenComplete((anything, failure) -> thread.execute(() -> {
                    door.underWay = false;
                    if (failure == null) {
                        taken(door, told, mine.size(), withdraw);
                    } else {
                        fail(door, nanos, reason(failure));
                    }
                }));
    }

    private void taken(Door door, Set<SharedList.Listed> told, int count, boolean withdraw) {
        door.held = told;
        door.taken = withdraw ? null : clock.instant();
        door.trouble = "";
        door.notBefore = 0;
        audit.accept(
                withdraw
                        ? "the watchlist is no longer shared on " + door.door.name()
                        : count + " block entries shared on " + door.door.name());
        publish();
    }

    private void fail(Door door, long nanos, String why) {
        door.trouble = why;
        door.notBefore = nanos + AGAIN_AFTER.toNanos();
        publish();
    }

    private static String reason(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        String message = cause.getMessage();
        return cause instanceof PublishRefusedException && message != null
                ? message
                : "the broker did not take it" + (message == null ? "" : ": " + message);
    }

    /// The installation that a camera's hits are told to; empty where that is not wanted. From any thread.
    Optional<SharedDoor> hitsOf(CameraId camera) {
        return doors.values().stream()
                .map(each -> each.door)
                .filter(each -> each.hits() != null && each.isOf(camera))
                .filter(each -> settings.isShared(each.name(), SharingFile.What.HITS))
                .findFirst();
    }

    /// Tells an installation of a hit, once: a hit that comes late alarms for nothing. From any thread.
    void tell(SharedDoor to, CameraEvent.WatchlistMatched hit, byte[] payload) {
        String topic = to.hits();
        if (topic != null) {
            to.transport()
                    .publish(new OutboundMessage(topic, payload, 1, false))
                    .whenComplete((anything, failure) -> {
                        if (failure != null) {
                            thread.execute(() -> untold(to, hit.plate(), reason(failure)));
                        }
                    });
        }
    }

    private void untold(SharedDoor to, String plate, String why) {
        Door door = doors.get(to.name());
        if (door != null) {
            door.trouble = "the hit " + plate + " was not told: " + why;
            audit.accept(door.door.name() + ": " + door.trouble);
            publish();
        }
    }
}

package vedette.station;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vedette.dialect.JsonPayload;
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

    private final Map<String, Door> doors = new LinkedHashMap<>();
    private final SharingFile settings;
    private final Clock clock;
    private final Executor thread;
    private final Consumer<String> audit;
    private volatile List<ShareState> states = List.of();

    /// How sharing with one installation is going.
    private static final class Door {
        private final SharedDoor door;
        private final BrokerList list;
        private boolean underWay;
        private long notBefore;
        private java.time.@Nullable Instant taken;
        private String trouble = "";
        private int kept;

        Door(SharedDoor door, String station) {
            this.door = door;
            list = new BrokerList(door, station);
        }

        private String trouble() {
            return list.unclear().isEmpty()
                    ? trouble
                    : "its last list was not understood (" + list.unclear()
                            + "), so nothing is written there until one comes that is; what was known before counts";
        }

        private boolean isHeldUp(long nanos) {
            return underWay
                    || (notBefore != 0 && nanos - notBefore < 0)
                    || !list.unclear().isEmpty();
        }
    }

    /// @param thread the watchlist's
    /// @param audit writes into the log what was shared
    ListSharing(List<SharedDoor> doors, SharingFile settings, Clock clock, Executor thread, Consumer<String> audit) {
        this.settings = settings;
        this.clock = clock;
        this.thread = thread;
        this.audit = audit;
        doors.forEach(each -> this.doors.put(each.name(), new Door(each, settings.station())));
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
                        each.trouble(),
                        each.list.others().size(),
                        each.kept))
                .toList();
    }

    /// The others' entries on all lists.
    Stream<WatchEntry> others() {
        return doors.values().stream()
                .flatMap(each -> each.list.others().stream().map(SharedList.Foreign::entry));
    }

    /// A list came from a broker.
    ///
    /// @param id the message's, or null where it has none
    /// @return whether the others' entries may be different now
    boolean heard(CameraId server, PlateListing message, @Nullable String id) {
        Door door = doors.values().stream()
                .filter(each -> each.door.isOf(server))
                .findFirst()
                .orElse(null);
        if (door == null) {
            return false;
        }
        boolean changed = door.list.heard(message, id, clock.instant());
        publish();
        return changed;
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

    /// Publishes what a broker does not hold yet. Called once a second, while the station's own list is known.
    ///
    /// @param own the station's own entries
    void look(List<WatchEntry> own, long nanos) {
        for (Door door : doors.values()) {
            boolean shared = settings.isShared(door.door.name(), SharingFile.What.LIST);
            boolean withdraw = !shared && door.taken != null;
            if (!door.list.isKnown(nanos) || door.isHeldUp(nanos) || !(shared || withdraw)) {
                continue;
            }
            BrokerList.Plan plan = door.list.plan(shared ? own : List.of());
            if (withdraw || !door.list.holds(plan)) {
                door.kept = shared ? kept(own) : 0;
                send(door, plan, nanos, withdraw);
            } else if (door.taken == null) {
                // Somebody has put the same there, or there is nothing to put.
                door.kept = kept(own);
                door.taken = clock.instant();
                publish();
            }
        }
    }

    private static int kept(List<WatchEntry> own) {
        return (int) own.stream()
                .filter(each -> each.list() == ListKind.BLOCK && !SharedList.canBeSaid(each))
                .count();
    }

    private void send(Door door, BrokerList.Plan plan, long nanos, boolean withdraw) {
        if (!door.list.isOnline()) {
            fail(door, nanos, "not connected to " + door.door.site().broker() + "; tried again when it is");
            return;
        }
        // Nothing at all takes the list away for everybody: only where it was this station's alone.
        byte[] payload = withdraw && plan.lines().isEmpty()
                ? new byte[0]
                : door.list.message(plan, UUID.randomUUID(), clock.instant());
        if (payload.length > JsonPayload.LONGEST_DOCUMENT || plan.lines().size() > PlateListing.MOST) {
            fail(
                    door,
                    nanos,
                    String.format(
                            Locale.ROOT,
                            "%,d entries are more than a station can read back; take some off the list",
                            plan.lines().size()));
            return;
        }
        door.underWay = true;
        door.door
                .transport()
                .publish(new OutboundMessage(door.door.list(), payload, 1, true))
                .whenComplete((anything, failure) -> thread.execute(() -> {
                    door.underWay = false;
                    if (failure == null) {
                        taken(door, plan, withdraw);
                    } else {
                        fail(door, nanos, reason(failure));
                    }
                }));
    }

    private void taken(Door door, BrokerList.Plan told, boolean withdraw) {
        door.list.took(told);
        door.taken = withdraw ? null : clock.instant();
        door.trouble = "";
        door.notBefore = 0;
        audit.accept(
                withdraw
                        ? "the watchlist is no longer shared on " + door.door.name()
                        : told.mine().size() + " block entries shared on " + door.door.name()
                                + (door.kept == 0 ? "" : "; " + door.kept + " that have days or hours are kept here"));
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

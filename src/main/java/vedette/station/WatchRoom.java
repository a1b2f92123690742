package vedette.station;

import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vedette.model.Arrival;
import vedette.model.CameraEvent;
import vedette.model.PlateListing;
import vedette.watchlist.HitTallies;
import vedette.watchlist.SharingFile;
import vedette.watchlist.WatchEntry;
import vedette.watchlist.Watchlist;
import vedette.watchlist.WatchlistException;

/// The watchlist at work: hears what cameras read, says what is on a list, and takes the operator's changes.
/// Thread-safe;
/// what writes is done on a thread of its own, one after the other.
public final class WatchRoom implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WatchRoom.class);
    /// Lists from brokers that may wait; more are dropped, and said.
    private static final int MOST_WAITING = 32;
    private static final int TOLD_ONE_BY_ONE = 20;

    private final ZoneId zone = ZoneId.systemDefault();
    private final Consumer<String> audit;
    private final String operator;
    private final OwnEntries own;
    private final ListSharing sharing;
    private final HitTallies tallies;
    private final HitDesk hits;
    private final ReadDesk reads;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(NamedThreads.named("watchlist"));
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile Watchlist list = Watchlist.EMPTY;
    private volatile String trouble = "";
    private boolean looking;
    private long lookedNanos;

    /// @param audit writes into the log what the operator did
    WatchRoom(
            StationSetup setup,
            CameraRoster roster,
            AttentionList attention,
            NewsDesk desk,
            Consumer<String> audit,
            String operator) {
        this.audit = audit;
        this.operator = operator;
        Clock clock = setup.clock();
        ReadPictures pictures = new ReadPictures();
        own = new OwnEntries(setup.outbound().watchlists(), zone);
        sharing = new ListSharing(
                SharedDoor.of(setup.brokers()),
                new SharingFile(setup.outbound().watchlists()),
                clock,
                this::inOrder,
                audit);
        tallies = new HitTallies(setup.outbound().watchlists());
        hits = new HitDesk(roster, attention, desk, sharing, tallies, pictures, clock);
        reads = new ReadDesk(roster, this::list, zone, pictures, hits);
    }

    /// Reads the list and takes over the last hits. Returns at once.
    void start(vedette.store.EventLog log) {
        inOrder(() -> {
            reload(false);
            new EarlierHits(log, zone).find(list, hits::restore);
        });
    }

    /// Whether something can still be asked of the thread: not after the end.
    private void inOrder(Runnable task) {
        try {
            thread.execute(task);
        } catch (RejectedExecutionException e) {
            LOG.debug("the watchlist is closed", e);
        }
    }

    /// All entries as they are now: the station's own, and those that brokers hold.
    public Watchlist list() {
        return list;
    }

    /// The last hits, newest first, at most 200. The same list object until one comes or changes.
    public List<WatchHit> hits() {
        return hits.hits();
    }

    /// How often an entry was a hit, or null where it never was.
    public HitTallies.@Nullable Seen seen(WatchEntry entry) {
        return tallies.of(entry);
    }

    /// How lists are shared, one state for each installation that has one; empty where none has.
    public List<ShareState> sharing() {
        return sharing.states();
    }

    /// What is wrong with the list's file, as a sentence; empty where nothing is.
    public String trouble() {
        return trouble;
    }

    /// The zone of weekdays and times of day.
    public ZoneId zone() {
        return zone;
    }

    /// The operator's account.
    public String operator() {
        return operator;
    }

    /// Puts entries on the list; one of the same plate and list takes the place of the one that was there. The future
    /// ends when it is written, or with a [WatchlistException].
    ///
    /// @param what what was done, for the log; null to have each entry told
    public CompletableFuture<Void> add(List<WatchEntry> entries, @Nullable String what) {
        return change(() -> own.add(entries), what == null ? told("on the watchlist: ", entries) : List.of(what));
    }

    /// Changes an entry.
    public CompletableFuture<Void> replace(WatchEntry before, WatchEntry after) {
        return change(
                () -> own.replace(before, after),
                List.of("changed on the watchlist: " + before.inWords(zone) + " is now " + after.inWords(zone)));
    }

    /// Takes entries off the list; those of brokers stay.
    public CompletableFuture<Void> remove(List<WatchEntry> entries) {
        List<WatchEntry> mine = entries.stream().filter(WatchEntry::isOwn).toList();
        return change(() -> own.remove(mine), told("taken off the watchlist: ", mine));
    }

    private List<String> told(String what, List<WatchEntry> entries) {
        return entries.size() > TOLD_ONE_BY_ONE
                ? List.of(what + entries.size() + " entries, from "
                        + entries.getFirst().plate() + " to "
                        + entries.getLast().plate())
                : entries.stream().map(each -> what + each.inWords(zone)).toList();
    }

    /// A change that is written down.
    @FunctionalInterface
    private interface Writing {
        void run() throws WatchlistException;
    }

    private CompletableFuture<Void> change(Writing writing, List<String> told) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        inOrder(() -> {
            try {
                writing.run();
                told.forEach(audit);
                publish();
                done.complete(null);
            } catch (WatchlistException | RuntimeException e) {
                done.completeExceptionally(e);
            }
        });
        return done;
    }

    /// Says whether a list, or hits, are shared with an installation.
    ///
    /// @param site as in [ShareState#site()]
    public CompletableFuture<Void> share(String site, SharingFile.What what, boolean on) {
        return change(
                () -> sharing.share(site, what, on),
                List.of((on ? "shared from now on with " : "no longer shared with ") + site + ": "
                        + (what == SharingFile.What.LIST ? "block entries" : "hits")));
    }

    /// Says what the operator makes of a hit.
    public void decide(WatchHit hit, HitDecision decision) {
        hits.decide(hit.passing(), decision, operator);
    }

    /// On the events thread.
    void heard(CameraEvent event, Arrival arrival) {
        switch (event) {
            case CameraEvent.PlatesRead read -> reads.take(read, arrival);
            case CameraEvent.WatchlistChanged changed when changed.plates() != null -> taken(changed, changed.plates());
            default -> {}
        }
    }

    private void taken(CameraEvent.WatchlistChanged event, @Nullable PlateListing listing) {
        if (listing == null) {
            return;
        }
        if (waiting.incrementAndGet() > MOST_WAITING) {
            waiting.decrementAndGet();
            trouble = "A broker changes its list faster than it can be taken in; some changes were passed over.";
            return;
        }
        inOrder(() -> {
            waiting.decrementAndGet();
            if (sharing.heard(event.camera(), listing)) {
                publish();
            }
        });
    }

    /// On the clock thread, some times a second.
    void look(long nanos) {
        reads.look(nanos);
        if (!looking || nanos - lookedNanos >= TimeUnit.SECONDS.toNanos(1)) {
            looking = true;
            lookedNanos = nanos;
            inOrder(() -> {
                if (own.hasChangedOutside()) {
                    reload(true);
                }
                sharing.look(own.entries(), System.nanoTime());
                tallies.save();
            });
        }
    }

    private void reload(boolean again) {
        try {
            OwnEntries.Difference difference = own.load();
            trouble = difference.trouble();
            if (!trouble.isEmpty()) {
                audit.accept(trouble);
            }
            if (again || !own.entries().isEmpty()) {
                audit.accept(difference.inWords(again));
            }
        } catch (WatchlistException e) {
            trouble = String.valueOf(e.getMessage());
            LOG.warn("{}", e.getMessage());
        }
        publish();
    }

    private void publish() {
        List<WatchEntry> all = new ArrayList<>(sharing.others()
                .filter(each -> !own.has(each))
                .limit(Watchlist.MOST - own.entries().size())
                .toList());
        List<WatchEntry> both = new ArrayList<>(own.entries());
        both.addAll(all);
        list = Watchlist.of(both);
    }

    /// Says the last word on what is passing just now, and writes what is to be kept.
    @Override
    public void close() {
        reads.end();
        inOrder(tallies::save);
        thread.shutdown();
        try {
            if (!thread.awaitTermination(2, TimeUnit.SECONDS)) {
                LOG.warn("The watchlist could not be written in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

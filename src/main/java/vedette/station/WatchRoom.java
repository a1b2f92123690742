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
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vedette.dialect.RouteTable;
import vedette.dialect.Site;
import vedette.model.Arrival;
import vedette.model.CameraEvent;
import vedette.model.PlateListing;
import vedette.model.Severity;
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

    private final ZoneId zone = ZoneId.systemDefault();
    private final Consumer<String> audit;
    private final String operator;
    private final OwnEntries own;
    private final ListAudit changes;
    private final ListSharing sharing;
    private final HitTallies tallies;
    private final HitDesk hits;
    private final ReadDesk reads;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(NamedThreads.named("watchlist"));
    private final ListInbox inbox;
    private final List<Site> sites;
    private final Clock clock;
    private volatile Watchlist list = Watchlist.EMPTY;
    private volatile List<AttentionItem> standing = List.of();
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
        clock = setup.clock();
        sites = setup.brokers().stream()
                .flatMap(broker -> broker.installations().stream())
                .map(RouteTable.Installed::site)
                .toList();
        ReadPictures pictures = new ReadPictures();
        own = new OwnEntries(setup.outbound().watchlists(), zone);
        changes = new ListAudit(desk, clock, operator, setup.outbound().watchlists());
        sharing = new ListSharing(
                SharedDoor.of(setup.brokers()),
                new SharingFile(setup.outbound().watchlists()),
                clock,
                this::inOrder,
                audit);
        inbox = new ListInbox(sharing, this::inOrder, this::publish);
        tallies = new HitTallies(setup.outbound().watchlists());
        hits = new HitDesk(roster, attention, desk, sharing, tallies, pictures, clock);
        reads = new ReadDesk(roster, this::list, zone, pictures, hits);
    }

    /// Reads the list and takes over the last hits. Returns at once.
    void start(vedette.store.EventLog log) {
        inOrder(() -> {
            reload(false);
            new EarlierHits(log, sites, clock).find(hits::restore);
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
        return own.trouble();
    }

    /// What of it lasts and needs attention.
    List<AttentionItem> standing() {
        return standing;
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
        return change(() -> own.add(entries), () -> {
            if (what == null) {
                changes.each("on the watchlist: ", entries, zone);
            } else {
                changes.together(what, entries);
            }
        });
    }

    /// Changes an entry.
    public CompletableFuture<Void> replace(WatchEntry before, WatchEntry after) {
        return change(
                () -> own.replace(before, after),
                () -> audit.accept(
                        "changed on the watchlist: " + before.inWords(zone) + " is now " + after.inWords(zone)));
    }

    /// Takes entries off the list; those of brokers stay.
    public CompletableFuture<Void> remove(List<WatchEntry> entries) {
        List<WatchEntry> mine = entries.stream().filter(WatchEntry::isOwn).toList();
        return change(() -> own.remove(mine), () -> changes.each("taken off the watchlist: ", mine, zone));
    }

    /// A change that is written down.
    @FunctionalInterface
    private interface Writing {
        void run() throws WatchlistException;
    }

    private CompletableFuture<Void> change(Writing writing, Runnable told) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        inOrder(() -> {
            try {
                writing.run();
                told.run();
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
                () -> audit.accept((on ? "shared from now on with " : "no longer shared with ") + site + ": "
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
            case CameraEvent.WatchlistChanged changed -> {
                PlateListing listing = changed.plates();
                if (listing != null) {
                    inbox.take(changed, listing);
                }
            }
            default -> {}
        }
    }

    /// On the clock thread, some times a second.
    void look(long nanos) {
        reads.look(nanos);
        if (!looking || nanos - lookedNanos >= TimeUnit.SECONDS.toNanos(1)) {
            looking = true;
            lookedNanos = nanos;
            inOrder(() -> {
                if (own.isDue(nanos)) {
                    reload(true);
                }
                changes.look();
                inbox.look();
                if (own.isWhole()) {
                    sharing.look(own.entries(), System.nanoTime());
                }
                tallies.save();
            });
        }
    }

    private void reload(boolean again) {
        String before = own.trouble();
        try {
            OwnEntries.Difference difference = own.load(System.nanoTime());
            if (again || !own.entries().isEmpty()) {
                audit.accept(difference.inWords(again));
            }
        } catch (WatchlistException e) {
            LOG.debug("The watchlist can't be read", e); // its sentence is the trouble
        }
        if (!own.trouble().isEmpty() && !own.trouble().equals(before)) {
            LOG.warn("{}", own.trouble());
            audit.accept(own.trouble());
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
        String trouble = own.trouble();
        if (trouble.isEmpty()) {
            standing = List.of();
        } else if (standing.isEmpty() || !standing.getFirst().detail().equals(trouble)) {
            standing = List.of(new AttentionItem(
                    "watchlist file",
                    null,
                    Severity.CRITICAL,
                    clock.instant(),
                    "The watchlist can't be read" + (own.entries().isEmpty() ? "" : ": what was known last counts"),
                    trouble,
                    true));
        }
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

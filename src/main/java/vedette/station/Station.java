package vedette.station;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import vedette.command.Commands;
import vedette.dialect.RouteTable;
import vedette.message.InboundMessage;
import vedette.message.Publisher;
import vedette.message.Transport;
import vedette.message.TransportListener;
import vedette.model.CameraId;
import vedette.model.EventKind;
import vedette.model.LogEntry;
import vedette.model.Printable;
import vedette.settings.CameraBook;
import vedette.settings.SettingsException;
import vedette.store.EventLog;
import vedette.video.DecodeLanes;

/// The living system, with or without a screen: hears the brokers, keeps the state of every camera, writes the log.
/// Screens pull what they show from it; nothing here waits for them.
public final class Station implements AutoCloseable {
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    private final EventLog log;
    private final Clock clock;
    private final String operator;
    private final List<BrokerLink> brokers;
    private final FaultGuard guard = new FaultGuard();
    private final EventLane lane = new EventLane(NamedThreads.named("events"));
    private final RejectionList rejections = new RejectionList();
    private final AttentionList attention = new AttentionList();
    private final ScheduledExecutorService clockThread = NamedThreads.scheduler("clock");
    private final DecodeLanes decoders;
    private final CameraRoster roster;
    private final StationLog stationLog;
    private final EventRecorder recorder;
    private final NewsDesk desk;
    private final Links links;
    private final Inbound inbound;
    private final Watch watch;
    private final SideDoors sideDoors;
    private final Listening listening;
    private final StatusMeter meter;
    private final CertificateWatch certificates;
    private final Bridges bridges;
    private final Operations operations;
    private final CameraMemory memory;
    private volatile StationStatus status;

    /// A broker as the station uses it.
    ///
    /// @param address as shown to the operator, without a password
    /// @param installations the routes of all camera systems on it
    /// @param scout opens connections for a look at everything that is said on it, or null for none
    public record BrokerLink(
            Transport transport,
            String address,
            List<RouteTable.Installed> installations,
            Publisher.@Nullable Factory scout) {
        public BrokerLink {
            installations = List.copyOf(installations);
        }

        /// A broker on which only what is known is listened for.
        public BrokerLink(Transport transport, String address, List<RouteTable.Installed> installations) {
            this(transport, address, installations, null);
        }
    }

    /// Makes the station; it works from [#start] on.
    public Station(StationSetup setup) {
        brokers = setup.brokers();
        log = setup.log();
        clock = setup.clock();
        operator = Printable.text(setup.operator(), 128);
        decoders = new DecodeLanes(
                DecodeLanes.usualThreads(), setup.decoders(), new PictureJudge(this::known, this::refuse));
        roster = new CameraRoster(
                decoders::open, setup.mostCameras(), setup.intake().book());
        stationLog = new StationLog(log);
        recorder = new EventRecorder(roster, stationLog, rejections, attention);
        desk = new NewsDesk(lane, roster, recorder, rejections);
        Map<String, String> addresses = new LinkedHashMap<>();
        for (BrokerLink broker : brokers) {
            addresses.put(broker.transport().broker(), broker.address());
        }
        links = new Links(addresses, clock, desk::note);
        listening = new Listening(setup, roster, attention, desk, links, clock);
        inbound = listening.inbound();
        watch = new Watch(roster, links, attention, desk::note, clock);
        sideDoors = new SideDoors(setup.sideChannels(), inbound, desk, roster, links, attention, clock);
        recorder.watchTwoWays(sideDoors.sites());
        meter = new StatusMeter(roster, inbound, recorder, lane, rejections, links, log);
        certificates = new CertificateWatch(
                brokers.stream().map(BrokerLink::transport).toList(), attention, desk::note, clock);
        bridges = new Bridges(setup.bridges(), desk::note, clock);
        operations = new Operations(setup, roster, listening, desk, attention, what -> audit("", what), operator);
        operations.follow(recorder, watch);
        memory = CameraMemory.of(setup.intake(), roster, clock, desk::note);
        status = meter.measure(System.nanoTime());
    }

    /// Connects to the brokers and begins to work. Returns at once.
    public void start() {
        recorder.seed(log);
        links.start();
        EarlierGaps.takeOver(log, gaps -> {
            links.leftOpen(gaps);
            clockThread.execute(() -> watch.leftOpen(gaps));
        });
        lane.start();
        audit("", "the station was started");
        LogEntry absence = StationLog.absence(log, clock.instant());
        if (absence != null) {
            desk.note(absence);
        }
        operations.start(log);
        listening.start();
        memory.start(listening::isListenedFor);
        clockThread.scheduleAtFixedRate(this::look, 0, LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        clockThread.scheduleAtFixedRate(this::measure, 1, 1, TimeUnit.SECONDS);
        listening.open(brokers);
        sideDoors.open();
        bridges.open();
    }

    private void look() {
        long now = System.nanoTime();
        guard.run("The connections beside the broker", () -> sideDoors.look(now));
        guard.run("The cameras", () -> watch.look(now));
        guard.run("What is under way to the cameras", () -> operations.look(now));
    }

    private void measure() {
        guard.run("The status", () -> status = certificates.look(meter.measure(System.nanoTime())));
    }

    /// Cameras, sensors, devices and servers that have spoken, in this run or an earlier one, in the order of their
    /// tiles. The same list object until another one speaks.
    public List<LiveCamera> cameras() {
        return roster.shown();
    }

    public Optional<LiveCamera> camera(CameraId id) {
        return Optional.ofNullable(roster.find(id));
    }

    /// The brokers' own statistics, one for each broker that publishes any.
    public List<LiveCamera> brokerStatistics() {
        return roster.statistics();
    }

    /// How the station is doing, at most a second old.
    public StationStatus status() {
        return status;
    }

    /// How the bridges are doing now, in the settings' order; empty where there are none.
    public List<BridgeStatus> bridges() {
        return bridges.status();
    }

    /// What cameras are told, and what becomes of it.
    public Commands commands() {
        return operations.commands().commands();
    }

    /// Whom commands can be given: all that are shown, and cameras that only answer and have not yet.
    public List<CameraId> commandable() {
        return operations.commands().cameras();
    }

    /// The lists of plates, and what was seen of them.
    public WatchRoom watch() {
        return operations.watchlists();
    }

    public AttentionList attention() {
        return attention;
    }

    public RejectionList rejections() {
        return rejections;
    }

    /// What speaks without being known.
    public Intake intake() {
        return listening.intake();
    }

    /// What the operator calls the cameras, and how they stand.
    public CameraBook book() {
        return listening.book();
    }

    /// Takes in more cameras than so far, or fewer; those that are there stay. Writes it: call it from a background
    /// thread.
    ///
    /// @throws SettingsException when it can't be written; nothing is changed then
    public void allowCameras(int most) throws SettingsException {
        listening.allowCameras(most);
        audit("", "at most " + most + " cameras are taken in from now on");
    }

    /// How many cameras are taken in at most.
    public int mostCameras() {
        return roster.most();
    }

    /// Cameras that spoke and were not taken in, because there are too many.
    public int turnedAway() {
        return roster.turnedAway();
    }

    /// Messages dropped because the operator blocked their camera or topic, since the start.
    public long blockedMessages() {
        return desk.blocked() + listening.intake().blocked();
    }

    /// Forgets a camera: when it speaks again, it is a new one.
    public void forget(CameraId id) {
        roster.forget(id);
        audit(id.name(), "forgotten; when it speaks again, it is a new one");
    }

    /// Everything that spoke, what the operator has blocked as well.
    public List<LiveCamera> everyCamera() {
        return roster.everyone();
    }

    /// How cameras are configured.
    public ConfigRoom configurations() {
        return operations.configurations();
    }

    public EventLog log() {
        return log;
    }

    /// The newest log entries, newest first, at most 200. The same list object until another is written.
    public List<LogEntry> latest() {
        return stationLog.latest();
    }

    /// The operator has seen what needed attention: it goes from the list, and into the log.
    public void acknowledge(AttentionItem item) {
        if (attention.acknowledge(item, System.nanoTime())) {
            audit(item.camera() == null ? "" : item.camera().name(), AttentionList.ACKNOWLEDGED + item.title());
        }
    }

    /// Writes what the operator did into the log, under the name of their account.
    public void audit(String camera, String what) {
        desk.note(StationLog.own(clock.instant(), "", camera, EventKind.AUDIT, what)
                .key(operator.isEmpty() ? null : operator)
                .build());
    }

    /// Where messages enter, for transports that tests make themselves.
    TransportListener inbound() {
        return inbound;
    }

    private @Nullable LiveCamera known(CameraId id) {
        return roster.find(id);
    }

    private void refuse(InboundMessage message, CameraId id, String reason) {
        desk.refuse(message, id, reason);
    }

    /// Ends in order: first nothing more comes in, then what came is read and written, then the log is closed.
    @Override
    public void close() {
        operations.closeCommands();
        sideDoors.close();
        listening.intake().close();
        bridges.close();
        brokers.forEach(broker -> broker.transport().close());
        operations.closeWatchlists();
        audit("", "the station was stopped");
        lane.close();
        memory.close();
        operations.closeConfigurations();
        decoders.close();
        log.close();
        clockThread.shutdownNow();
    }
}

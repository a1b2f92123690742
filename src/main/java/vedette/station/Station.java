package vedette.station;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vedette.dialect.RouteTable;
import vedette.message.InboundMessage;
import vedette.message.Subscription;
import vedette.message.Transport;
import vedette.message.TransportListener;
import vedette.model.CameraId;
import vedette.model.EventKind;
import vedette.model.GapSpan;
import vedette.model.LogEntry;
import vedette.model.Printable;
import vedette.model.Severity;
import vedette.store.EventLog;
import vedette.video.DecodeLanes;
import vedette.video.EncodedFrame;
import vedette.video.JpegHeader;
import vedette.video.PictureLane;
import vedette.video.PictureListener;

/// The living system, with or without a screen: hears the brokers, keeps the state of every camera, writes the log.
/// Screens pull what they show from it; nothing here waits for them.
public final class Station implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Station.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    private final EventLog log;
    private final Clock clock;
    private final String operator;
    private final List<BrokerLink> brokers;
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
    private final StatusMeter meter;
    private final CertificateWatch certificates;
    private final Bridges bridges;
    private volatile StationStatus status;

    /// A broker as the station uses it.
    ///
    /// @param address as shown to the operator, without a password
    /// @param installations the routes of all camera systems on it
    public record BrokerLink(Transport transport, String address, List<RouteTable.Installed> installations) {
        public BrokerLink {
            installations = List.copyOf(installations);
        }
    }

    /// Makes the station; it works from [#start] on.
    public Station(StationSetup setup) {
        brokers = setup.brokers();
        log = setup.log();
        clock = setup.clock();
        operator = Printable.text(setup.operator(), 128);
        decoders = new DecodeLanes(DecodeLanes.usualThreads(), setup.decoders(), new PictureJudge());
        roster = new CameraRoster(decoders::open, setup.mostCameras());
        stationLog = new StationLog(log);
        recorder = new EventRecorder(roster, stationLog, rejections, attention);
        desk = new NewsDesk(lane, roster, recorder, rejections);
        Map<String, RouteTable> tables = new LinkedHashMap<>();
        Map<String, String> addresses = new LinkedHashMap<>();
        for (BrokerLink broker : brokers) {
            tables.put(broker.transport().broker(), RouteTable.of(broker.installations()));
            addresses.put(broker.transport().broker(), broker.address());
        }
        links = new Links(addresses, clock, desk::note);
        inbound = new Inbound(tables, roster, desk, links, clock);
        watch = new Watch(roster, links, attention, desk::note, clock, log.openGaps());
        sideDoors = new SideDoors(setup.sideChannels(), tables, inbound, desk, roster, links, attention, clock);
        recorder.watchTwoWays(sideDoors.sites());
        meter = new StatusMeter(roster, inbound, recorder, lane, rejections, links, log);
        certificates = new CertificateWatch(
                brokers.stream().map(BrokerLink::transport).toList(), attention, desk::note, clock);
        bridges = new Bridges(setup.bridges(), desk::note, clock);
        status = meter.measure(System.nanoTime());
    }

    /// Connects to the brokers and begins to work. Returns at once.
    public void start() {
        recorder.seed(log);
        links.start(log.openGaps());
        lane.start();
        audit("", "the station was started");
        noteAbsence();
        clockThread.scheduleAtFixedRate(this::look, 0, LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        clockThread.scheduleAtFixedRate(this::measure, 1, 1, TimeUnit.SECONDS);
        for (BrokerLink broker : brokers) {
            List<Subscription> news = new ArrayList<>();
            List<Subscription> watched = new ArrayList<>();
            for (RouteTable.Installed installed : broker.installations()) {
                news.addAll(installed.routes().news());
                watched.addAll(installed.routes().watched());
            }
            broker.transport().open(inbound, Subscription.withoutCovered(news), Subscription.withoutCovered(watched));
        }
        sideDoors.open();
        bridges.open();
    }

    /// While there was no station, nothing was heard.
    private void noteAbsence() {
        Instant since = log.lastAlive();
        Instant now = clock.instant();
        if (since == null || !since.isBefore(now)) {
            return;
        }
        boolean inOrder = log.closedInOrder();
        String away = " for " + FreshnessJudge.inWords(Duration.between(since, now));
        String summary = inOrder
                ? "the station was closed" + away
                : "the station ended without closing (crash, kill or loss of power) and was away" + away;
        desk.note(StationLog.own(now, "", "", EventKind.GAP, summary)
                .severity(inOrder ? Severity.INFO : Severity.WARNING)
                .gap(new GapSpan(since, now))
                .build());
    }

    private void look() {
        try {
            sideDoors.look(System.nanoTime());
            watch.look(System.nanoTime());
        } catch (RuntimeException e) {
            LOG.error("The cameras could not be judged by a fault of this program", e);
        }
    }

    private void measure() {
        try {
            status = certificates.look(meter.measure(System.nanoTime()));
        } catch (RuntimeException e) {
            LOG.error("The status could not be measured by a fault of this program", e);
        }
    }

    /// Cameras, sensors, devices and servers that have spoken, in the order of their tiles. The same list object until
    /// another one speaks.
    public List<LiveCamera> cameras() {
        return roster.shown();
    }

    public Optional<LiveCamera> camera(CameraId id) {
        return Optional.ofNullable(roster.find(id));
    }

    /// The brokers' own statistics, one for each broker that publishes any.
    public List<LiveCamera> brokerStatistics() {
        List<LiveCamera> statistics = new ArrayList<>();
        for (LiveCamera each : roster.all()) {
            if (!roster.shown().contains(each)) {
                statistics.add(each);
            }
        }
        return statistics;
    }

    /// How the station is doing, at most a second old.
    public StationStatus status() {
        return status;
    }

    /// How the bridges are doing now, in the settings' order; empty where there are none.
    public List<BridgeStatus> bridges() {
        return bridges.status();
    }

    public AttentionList attention() {
        return attention;
    }

    public RejectionList rejections() {
        return rejections;
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
            audit(item.camera() == null ? "" : item.camera().name(), "acknowledged: " + item.title());
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

    /// Ends in order: first nothing more comes in, then what came is read and written, then the log is closed.
    @Override
    public void close() {
        sideDoors.close();
        bridges.close();
        brokers.forEach(broker -> broker.transport().close());
        audit("", "the station was stopped");
        lane.close();
        decoders.close();
        log.close();
        clockThread.shutdownNow();
    }

    /// Tells cameras whether their pictures could be decoded, and counts those that could not with the other messages.
    private final class PictureJudge implements PictureListener {
        @Override
        public void decoded(PictureLane pictures, EncodedFrame frame, JpegHeader header, long decodeNanos) {
            good(pictures, frame);
        }

        @Override
        public void repeated(PictureLane pictures, EncodedFrame frame) {
            good(pictures, frame);
        }

        private void good(PictureLane pictures, EncodedFrame frame) {
            LiveCamera camera = roster.find(pictures.camera());
            if (camera != null) {
                camera.pictureWasGood(frame.arrivedNanos());
            }
        }

        @Override
        public void bad(PictureLane pictures, EncodedFrame frame, String reason) {
            CameraId id = pictures.camera();
            LiveCamera camera = roster.find(id);
            if (camera != null) {
                camera.pictureWasBad(reason);
            }
            InboundMessage message = new InboundMessage(
                    id.broker(),
                    "picture of " + id.name(),
                    frame.bytes(),
                    0,
                    frame.retained(),
                    frame.received(),
                    frame.arrivedNanos(),
                    null);
            desk.refuse(message, id, reason);
        }
    }
}

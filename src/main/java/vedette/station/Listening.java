package vedette.station;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vedette.dialect.CameraNaming;
import vedette.dialect.Controls;
import vedette.dialect.MalformedPayloadException;
import vedette.dialect.Route;
import vedette.dialect.RouteTable;
import vedette.dialect.Site;
import vedette.message.InboundMessage;
import vedette.message.LinkState;
import vedette.message.Subscription;
import vedette.model.CameraId;
import vedette.model.EventKind;
import vedette.model.Severity;
import vedette.settings.CameraBook;
import vedette.settings.IntakeDecision;
import vedette.settings.SettingsException;

/// What the station listens for on each broker, which can become more while it runs. Thread-safe.
final class Listening implements Claims.Floor {
    private static final Logger LOG = LoggerFactory.getLogger(Listening.class);

    private final Map<String, List<RouteTable.Installed>> installed = new LinkedHashMap<>();
    private final Map<String, List<Subscription>> watched = new ConcurrentHashMap<>();
    private final StationSetup setup;
    private final CameraRoster roster;
    private final AttentionList attention;
    private final NewsDesk desk;
    private final Clock clock;
    private final Inbound inbound;
    private final Intake intake;
    private final List<String> faults = new ArrayList<>();

    Listening(
            StationSetup setup, CameraRoster roster, AttentionList attention, NewsDesk desk, Links links, Clock clock) {
        this.setup = setup;
        this.roster = roster;
        this.attention = attention;
        this.desk = desk;
        this.clock = clock;
        Map<String, RouteTable> tables = new LinkedHashMap<>();
        List<ScoutWatch> scouts = new ArrayList<>();
        for (Station.BrokerLink broker : setup.brokers()) {
            String name = broker.transport().broker();
            tables.put(name, RouteTable.of(broker.installations()));
            installed.put(name, new ArrayList<>(broker.installations()));
            watch(name, broker.installations());
            if (broker.scout() != null) {
                scouts.add(new ScoutWatch(name, broker.scout(), () -> isOnline(links, name), this::scouted));
            }
        }
        faults.addAll(setup.intake().faults());
        installed.values().forEach(all -> faults.addAll(clashes(all)));
        intake = new Intake(new Claims(setup.intake(), this, decisions()), scouts, installed.keySet());
        inbound = new Inbound(tables, intake, roster, desk, links, clock);
    }

    /// Two installations under the same topics can't be told apart: what comes is the first one's.
    private static List<String> clashes(List<RouteTable.Installed> all) {
        Map<Set<String>, Site> seen = new LinkedHashMap<>();
        List<String> clashes = new ArrayList<>();
        for (RouteTable.Installed each : all) {
            Set<String> templates = new TreeSet<>();
            each.routes()
                    .routes()
                    .forEach(route -> templates.add(route.template().toString()));
            Site first = seen.putIfAbsent(templates, each.site());
            if (first != null) {
                clashes.add("“" + each.site().installation() + "” of "
                        + each.site().system()
                        + " has the same topics as “" + first.installation() + "”, so it is not heard; give one of them"
                        + " another prefix.");
            }
        }
        return clashes;
    }

    private static boolean isOnline(Links links, String broker) {
        return links.list().stream()
                .anyMatch(link -> link.broker().equals(broker) && link.state() instanceof LinkState.Online);
    }

    /// What is below a watched prefix comes by the frames connection already.
    private void scouted(InboundMessage message) {
        Subscription topic = new Subscription(message.topic(), 0);
        if (watched.getOrDefault(message.broker(), List.of()).stream().noneMatch(each -> each.covers(topic))) {
            inbound.scouted(message);
        }
    }

    /// Notes what is watched on a broker. While nobody else changes what is installed there.
    private void watch(String broker, List<RouteTable.Installed> all) {
        List<Subscription> filters = new ArrayList<>();
        all.forEach(each -> filters.addAll(each.routes().watched()));
        watched.put(broker, Subscription.withoutCovered(filters));
    }

    private List<IntakeDecision> decisions() {
        IntakeHome.Place place = setup.intake().place();
        try {
            return place == null ? List.of() : place.decisions().load();
        } catch (SettingsException e) {
            faults.add("intake.toml: " + e.getMessage() + ". What was ignored or blocked is offered again.");
            return List.of();
        }
    }

    Inbound inbound() {
        return inbound;
    }

    CameraBook book() {
        return setup.intake().book();
    }

    Intake intake() {
        return intake;
    }

    /// Tells what could not be used, and begins to look at newcomers.
    void start() {
        for (String fault : faults) {
            LOG.warn("{}", fault);
            desk.note(StationLog.own(clock.instant(), "", "", EventKind.AUDIT, fault)
                    .severity(Severity.WARNING)
                    .build());
            attention.raise(new AttentionItem(
                    "file " + fault,
                    null,
                    Severity.WARNING,
                    clock.instant(),
                    "Part of the settings can't be used",
                    fault,
                    false));
        }
        intake.start();
    }

    @Override
    public String install(String broker, RouteTable.Installed more) {
        synchronized (this) {
            List<RouteTable.Installed> all = installed.get(broker);
            if (all == null) {
                return "";
            }
            all.add(more);
            inbound.route(broker, RouteTable.of(all));
            watch(broker, all);
        }
        List<Subscription> news = Subscription.withoutCovered(more.routes().news());
        List<Subscription> frames = Subscription.withoutCovered(more.routes().watched());
        for (Station.BrokerLink link : setup.brokers()) {
            if (link.transport().broker().equals(broker)) {
                return refused(link, news, frames);
            }
        }
        return "";
    }

    private static String refused(Station.BrokerLink link, List<Subscription> news, List<Subscription> frames) {
        try {
            List<String> refused = link.transport()
                    .alsoListen(news, frames)
                    .toCompletableFuture()
                    .get(5, TimeUnit.SECONDS);
            return refused.isEmpty()
                    ? ""
                    : "The broker does not let this station hear " + String.join(", ", refused) + ".";
        } catch (ExecutionException | TimeoutException | CompletionException e) {
            LOG.info("The broker did not confirm a new subscription", e);
            return "The broker has not confirmed it yet; the station asks again at its next connection.";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    /// Whether a camera would be heard.
    boolean isListenedFor(CameraId camera) {
        return controls(camera) != null;
    }

    /// What the cameras of this one's installation can be told, or null where there is no such installation.
    synchronized @Nullable Controls controls(CameraId camera) {
        for (RouteTable.Installed each : installed.getOrDefault(camera.broker(), List.of())) {
            if (each.site().system().equals(camera.system())
                    && each.site().installation().equals(camera.installation())) {
                return each.controls();
            }
        }
        return null;
    }

    /// The cameras that speak only when they are asked, each the one of its installation: they are there to be asked,
    /// heard or not.
    synchronized List<CameraId> silent() {
        List<CameraId> silent = new ArrayList<>();
        for (List<RouteTable.Installed> all : installed.values()) {
            for (RouteTable.Installed each : all) {
                for (Route route : each.routes().routes()) {
                    CameraId id = onlyOne(each.site(), route);
                    if (id != null && !silent.contains(id)) {
                        silent.add(id);
                    }
                }
            }
        }
        return silent;
    }

    private static @Nullable CameraId onlyOne(Site site, Route route) {
        @Nullable
        CameraNaming naming = switch (route) {
            case Route.FramesRoute frames when frames.source() == Route.PictureSource.ON_REQUEST -> frames.naming();
            case Route.ChunkRoute chunks -> chunks.naming();
            default -> null;
        };
        String filter = route.template().filter();
        if (naming == null || filter.contains("+") || filter.contains("#")) {
            return null; // its topic names the camera
        }
        try {
            return naming.camera(site, Map.of());
        } catch (MalformedPayloadException e) {
            return null; // named by something else that only a message has
        }
    }

    @Override
    public void uninstall(Site site) {
        synchronized (this) {
            List<RouteTable.Installed> all = installed.get(site.broker());
            if (all != null && all.removeIf(each -> each.site().equals(site))) {
                inbound.route(site.broker(), RouteTable.of(all));
            }
        }
        for (LiveCamera camera : roster.all()) {
            if (camera.id().broker().equals(site.broker())
                    && camera.id().system().equals(site.system())
                    && camera.id().installation().equals(site.installation())) {
                roster.forget(camera.id());
            }
        }
    }

    @Override
    public boolean isKnown(String broker, String topic) {
        return inbound.isKnown(broker, topic);
    }

    @Override
    public void audit(String what) {
        String operator = setup.operator();
        desk.note(StationLog.own(clock.instant(), "", "", EventKind.AUDIT, vedette.model.Printable.text(what, 300))
                .key(operator.isEmpty() ? null : vedette.model.Printable.text(operator, 128))
                .build());
    }

    void allowCameras(int most) throws SettingsException {
        new ClaimFiles(setup.intake().place()).allowCameras(most);
        roster.allow(most);
    }

    /// Opens the brokers' connections for what is known on them.
    void open(List<Station.BrokerLink> brokers) {
        for (Station.BrokerLink broker : brokers) {
            List<Subscription> news = new ArrayList<>();
            List<Subscription> watched = new ArrayList<>();
            for (RouteTable.Installed installed : broker.installations()) {
                news.addAll(installed.routes().news());
                watched.addAll(installed.routes().watched());
            }
            broker.transport().open(inbound, Subscription.withoutCovered(news), Subscription.withoutCovered(watched));
        }
    }
}

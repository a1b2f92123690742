package vedette.app;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vedette.dialect.DialectCatalog;
import vedette.mqtt.BrokerAccess;
import vedette.mqtt.BrokerAddress;
import vedette.mqtt.Login;
import vedette.mqtt.MqttPublisher;
import vedette.mqtt.MqttTransport;
import vedette.settings.BrokerSettings;
import vedette.settings.Profile;
import vedette.settings.SecretName;
import vedette.settings.Secrets;
import vedette.settings.SettingsException;
import vedette.settings.StationSettings;
import vedette.station.IntakeHome;
import vedette.station.NamedThreads;
import vedette.station.OutboundSetup;
import vedette.station.Station;
import vedette.station.StationSetup;
import vedette.store.EventLog;
import vedette.store.EventLogException;
import vedette.store.JournalEventLog;
import vedette.store.StoreThreads;
import vedette.video.JpegDecoders;

/// A profile at work: its lock, its log, its station, and for the demo the broker and cameras inside. Closed in order
/// and only once, from whichever side the end comes.
final class Session implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Session.class);

    private final Profile profile;
    private final StationSettings settings;
    private final ProfileLock lock;
    private final Station station;
    private final JpegDecoders decoders;
    private final @Nullable Demo demo;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Session(
            Profile profile,
            StationSettings settings,
            ProfileLock lock,
            Station station,
            JpegDecoders decoders,
            @Nullable Demo demo) {
        this.profile = profile;
        this.settings = settings;
        this.lock = lock;
        this.station = station;
        this.decoders = decoders;
        this.demo = demo;
    }

    /// What to open.
    ///
    /// @param given brokers from the command line, which take the place of those in the settings; may be empty
    /// @param demo whether to bring a broker and simulated cameras
    record Plan(
            Profile profile, List<BrokerArguments.Given> given, boolean demo, DialectCatalog catalog, Secrets secrets) {
        Plan {
            given = List.copyOf(given);
        }
    }

    /// The profile is another program's already.
    static final class InUseException extends Exception {
        private static final long serialVersionUID = 1L;

        InUseException(Profile profile) {
            super("The profile " + profile.directory() + " is in use by another Vedette.");
        }
    }

    /// Opens the profile and starts its station.
    ///
    /// @throws InUseException when another program has the profile
    /// @throws SettingsException when its settings can't be used
    /// @throws EventLogException when its log can't be opened
    /// @throws IOException when it can't be written, or the demo finds no port
    static Session open(Plan plan) throws InUseException, SettingsException, EventLogException, IOException {
        ProfileLock lock = ProfileLock.take(plan.profile().directory());
        if (lock == null) {
            throw new InUseException(plan.profile());
        }
        Demo demo = null;
        EventLog log = null;
        try {
            StationSettings settings = plan.profile().settings().load();
            if (plan.demo()) {
                demo = Demo.start();
                settings = demo.settings(settings);
                Demo.plantWatchlist(plan.profile().watchlists());
            } else {
                plan.profile().settings().save(settings);
            }
            List<BrokerArguments.Given> brokers =
                    plan.given().isEmpty() ? known(settings, plan) : given(plan.given(), settings, plan.secrets());
            IntakeHome intake = Installations.intake(plan.profile(), plan.catalog());
            settings = Installations.withoutLeftOut(settings, intake);
            List<Station.BrokerLink> links = links(brokers, settings, intake.catalog());
            log = log(plan, settings);
            JpegDecoders decoders = JpegDecoders.best();
            StationSetup setup =
                    StationSetup.of(links, log, decoders, Clock.systemUTC()).withIntake(intake);
            Station station = started(completed(setup, settings, brokers, plan), lock);
            return new Session(plan.profile(), settings, lock, station, decoders, demo);
        } catch (IOException | SettingsException | EventLogException | RuntimeException e) {
            if (log != null) {
                log.close();
            }
            if (demo != null) {
                demo.close();
            }
            lock.close();
            throw e;
        }
    }

    private static Station started(StationSetup setup, ProfileLock lock) {
        Station station = new Station(setup);
        station.start();
        lock.onErrand((request, out) -> ExportNote.isOne(request)
                ? ExportNote.parse(request).write(station)
                : CommandErrand.parse(request).run(station, out));
        return station;
    }

    private static StationSetup completed(
            StationSetup setup, StationSettings settings, List<BrokerArguments.Given> brokers, Plan plan)
            throws SettingsException {
        List<String> names = brokers.stream().map(BrokerArguments.Given::name).toList();
        return setup.withMostCameras(settings.mostCameras())
                .withSideChannels(SideWays.of(names, settings, plan.secrets()))
                .withBridges(BridgePlans.of(settings, brokers))
                .withOutbound(new OutboundSetup(
                        SideWays.channels(names, settings, plan.secrets()),
                        settings.commands(),
                        plan.profile().configurations(),
                        plan.profile().watchlists()));
    }

    private static List<Station.BrokerLink> links(
            List<BrokerArguments.Given> brokers, StationSettings settings, DialectCatalog catalog)
            throws SettingsException {
        List<Station.BrokerLink> links = new ArrayList<>();
        for (BrokerArguments.Given broker : brokers) {
            links.add(link(broker, settings, catalog));
        }
        return links;
    }

    private static EventLog log(Plan plan, StationSettings settings) throws SettingsException, EventLogException {
        return JournalEventLog.open(
                plan.profile().log(),
                Clock.systemUTC(),
                StoreThreads.named(Session::uncaught),
                LogChoice.options(settings.log(), plan.secrets()));
    }

    private static void uncaught(Thread thread, Throwable failure) {
        LOG.error("{} ended by a fault", thread.getName(), failure);
    }

    private static List<BrokerArguments.Given> known(StationSettings settings, Plan plan) throws SettingsException {
        List<BrokerArguments.Given> known = new ArrayList<>();
        for (BrokerSettings broker : settings.brokers()) {
            try {
                @Nullable
                String password = broker.user() == null ? null : plan.secrets().brokerPassword(broker.name());
                BrokerAccess access =
                        BrokerAccess.of(BrokerAddress.parse(broker.address()), new Login(broker.user(), password));
                known.add(new BrokerArguments.Given(broker.name(), trusting(access, broker, plan.secrets())));
            } catch (IllegalArgumentException e) {
                throw new SettingsException("broker “" + broker.name() + "”: " + e.getMessage(), e);
            }
        }
        return known;
    }

    private static BrokerAccess trusting(BrokerAccess access, BrokerSettings broker, Secrets secrets) {
        return access.withTls(broker.tls(), secrets.find(SecretName.passphrase(broker.name())))
                .withOlderProtocol(broker.olderProtocol());
    }

    /// Brokers of the command line are trusted as the settings say, where those know a broker at the same address.
    static List<BrokerArguments.Given> given(
            List<BrokerArguments.Given> brokers, StationSettings settings, Secrets secrets) {
        List<BrokerArguments.Given> trusted = new ArrayList<>();
        for (BrokerArguments.Given given : brokers) {
            trusted.add(settings.brokers().stream()
                    .filter(known -> isAt(known, given.address()))
                    .findFirst()
                    .map(known -> new BrokerArguments.Given(given.name(), trusting(given.access(), known, secrets)))
                    .orElse(given));
        }
        return trusted;
    }

    private static boolean isAt(BrokerSettings known, BrokerAddress address) {
        try {
            return BrokerAddress.parse(known.address()).leadsWhere(address);
        } catch (IllegalArgumentException e) {
            LOG.warn("Broker {} of the settings is passed over: {}", known.name(), e.getMessage());
            return false;
        }
    }

    private static Station.BrokerLink link(
            BrokerArguments.Given broker, StationSettings settings, DialectCatalog catalog) throws SettingsException {
        String clientId = settings.clientId() + "-" + broker.name().replaceAll("[^A-Za-z0-9]", "");
        MqttTransport transport = new MqttTransport(
                broker.name(),
                broker.access(),
                clientId,
                settings.brokers().stream()
                        .filter(known -> known.name().equals(broker.name()))
                        .flatMap(known -> Stream.ofNullable(known.share()))
                        .findFirst()
                        .orElse(null),
                NamedThreads.scheduler("link " + broker.name()),
                Clock.systemUTC());
        return new Station.BrokerLink(
                transport,
                broker.address().toString(),
                Installations.on(broker.name(), settings, catalog),
                MqttPublisher.factory(broker.access()));
    }

    Profile profile() {
        return profile;
    }

    StationSettings settings() {
        return settings;
    }

    Station station() {
        return station;
    }

    boolean isDemo() {
        return demo != null;
    }

    /// The name of what decodes pictures.
    String decoderName() {
        return decoders.name();
    }

    /// Says what to do when a second start of this profile asks for the window.
    void onRaise(Runnable raise) {
        lock.onRaise(raise);
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            if (demo != null) {
                demo.stopCameras();
            }
            station.close();
            if (demo != null) {
                demo.close();
            }
            lock.close();
        }
    }
}

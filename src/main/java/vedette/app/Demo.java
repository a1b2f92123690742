package vedette.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vedette.mqtt.BrokerAccess;
import vedette.mqtt.BrokerAddress;
import vedette.mqtt.Login;
import vedette.mqtt.MqttPublisher;
import vedette.settings.BrokerSettings;
import vedette.settings.InstallationSettings;
import vedette.settings.StationSettings;
import vedette.simulator.EmbeddedBroker;
import vedette.simulator.Fleet;
import vedette.watchlist.ListKind;
import vedette.watchlist.Validity;
import vedette.watchlist.WatchEntry;
import vedette.watchlist.WatchlistException;
import vedette.watchlist.WatchlistFile;

/// A broker and simulated cameras of all five systems inside the program. Nothing leaves this computer.
final class Demo implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Demo.class);
    private static final long SEED = 1;

    private final EmbeddedBroker broker;
    private final Fleet fleet;

    private Demo(EmbeddedBroker broker, Fleet fleet) {
        this.broker = broker;
        this.fleet = fleet;
    }

    /// @throws IOException when no port is free for the broker
    static Demo start() throws IOException {
        EmbeddedBroker broker = EmbeddedBroker.start();
        Fleet fleet = Fleet.demo(SEED);
        fleet.start(MqttPublisher.factory(
                BrokerAccess.of(BrokerAddress.parse(broker.uri().toString()), Login.ANONYMOUS)));
        return new Demo(broker, fleet);
    }

    /// The profile's settings with the demo's broker, and the prefixes that its baby monitors use.
    StationSettings settings(StationSettings own) {
        List<InstallationSettings> installations = new ArrayList<>(own.installations());
        installations.add(babyMonitor("Nursery", "babymonitor"));
        installations.add(babyMonitor("Playroom", "babymonitor-2"));
        installations.add(babyMonitor("Nap room", "babymonitor-3"));
        return own.withBrokers(List.of(new BrokerSettings("demo", broker.uri().toString(), null)))
                .withInstallations(installations);
    }

    private static InstallationSettings babyMonitor(String name, String prefix) {
        return new InstallationSettings("babymonitor", name, "demo", prefix, Map.of());
    }

    /// Puts some entries on the demo's list where it has none yet, among them a plate that drives past.
    static void plantWatchlist(Path folder) {
        WatchlistFile file = new WatchlistFile(folder, ZoneId.systemDefault());
        if (Files.exists(file.path())) {
            return;
        }
        Instant now = Instant.now();
        ZoneId zone = ZoneId.systemDefault();
        Validity month = Validity.until(
                LocalDate.now(zone).plusMonths(1).atStartOfDay(zone).toInstant());
        Validity mornings = Validity.parse("", "", "weekdays", "06:00-10:00", zone);
        List<WatchEntry> entries = List.of(
                entry("TH 2KK 99", ListKind.WATCH, "visitor", Validity.ALWAYS, now),
                entry("8BOSS1", ListKind.BLOCK, "trespass", Validity.ALWAYS, now),
                entry("KLM5501", ListKind.ALLOW, "delivery", mornings, now),
                entry("XY?77*", ListKind.WATCH, "unpaid tickets", Validity.ALWAYS, now),
                entry("ABC1234", ListKind.BLOCK, "stolen", month, now));
        try {
            file.change(before -> entries);
        } catch (WatchlistException e) {
            LOG.warn("The demo has no watchlist: {}", e.getMessage());
        }
    }

    private static WatchEntry entry(String plate, ListKind list, String reason, Validity validity, Instant now) {
        return WatchEntry.of(plate, list, reason, validity, WatchEntry.Source.OPERATOR, "demo", now);
    }

    void stopCameras() {
        fleet.close();
    }

    @Override
    public void close() {
        fleet.close();
        broker.close();
    }
}

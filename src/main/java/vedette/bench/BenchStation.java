package vedette.bench;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import vedette.dialect.CameraDialect;
import vedette.dialect.DialectCatalog;
import vedette.dialect.Installation;
import vedette.dialect.RouteTable;
import vedette.dialect.Site;
import vedette.mqtt.BrokerAccess;
import vedette.mqtt.BrokerAddress;
import vedette.mqtt.Login;
import vedette.mqtt.MqttTransport;
import vedette.station.NamedThreads;
import vedette.store.EventLog;
import vedette.store.EventLogException;
import vedette.store.JournalEventLog;
import vedette.store.StoreThreads;

/// What measurements of a whole station share: its link with every camera system, and its log.
final class BenchStation {
    private static final String BROKER = "bench";

    private BenchStation() {}

    static MqttTransport transport(String broker) {
        return new MqttTransport(
                BROKER,
                BrokerAccess.of(BrokerAddress.parse(broker), Login.ANONYMOUS),
                "vedette-bench-" + ProcessHandle.current().pid(),
                NamedThreads.scheduler("link bench"),
                Clock.systemUTC());
    }

    static List<RouteTable.Installed> installed(DialectCatalog catalog) {
        List<RouteTable.Installed> installed = new ArrayList<>();
        for (CameraDialect dialect : catalog.dialects()) {
            for (Installation installation : dialect.defaultInstallations()) {
                Site site = new Site(BROKER, dialect.id(), installation.name());
                installed.add(
                        new RouteTable.Installed(site, dialect.routes(installation), dialect.controls(installation)));
            }
        }
        return installed;
    }

    static EventLog log(Path place) throws EventLogException {
        return JournalEventLog.open(place, Clock.systemUTC(), StoreThreads.named((thread, failure) -> {}));
    }
}

package vedette.station;

import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import vedette.command.CommandRecord;
import vedette.dialect.CameraDialect;
import vedette.dialect.DialectCatalog;
import vedette.dialect.Installation;
import vedette.dialect.RouteTable;
import vedette.dialect.Site;
import vedette.message.OutboundMessage;
import vedette.message.Publisher;
import vedette.model.CameraId;
import vedette.model.CameraRole;
import vedette.mqtt.BrokerAccess;
import vedette.mqtt.Login;
import vedette.mqtt.MqttPublisher;
import vedette.mqtt.MqttTransport;
import vedette.mqtt.TestBroker;
import vedette.settings.CommandSettings;
import vedette.store.MemoryLog;

/// A station with one camera system on a real broker, and a log in memory.
final class CommandLab implements AutoCloseable {
    final MemoryLog log = new MemoryLog();
    final Station station;
    private final TestBroker broker;
    private final List<Publisher> publishers = new ArrayList<>();

    CommandLab(TestBroker broker, String system, CommandSettings settings) {
        this.broker = broker;
        CameraDialect dialect = DialectCatalog.load().find(system).orElseThrow();
        List<RouteTable.Installed> installed = new ArrayList<>();
        for (Installation each : dialect.defaultInstallations()) {
            Site site = new Site("lab", system, each.name());
            installed.add(new RouteTable.Installed(site, dialect.routes(each), dialect.controls(each)));
        }
        MqttTransport transport = new MqttTransport(
                "lab",
                BrokerAccess.of(broker.address(), Login.ANONYMOUS),
                "station",
                NamedThreads.scheduler("link lab"),
                Clock.systemUTC());
        station = new Station(StationSetup.of(
                        List.of(new Station.BrokerLink(transport, "mqtt://lab", installed)),
                        log,
                        Sample::noDecoder,
                        Clock.systemUTC())
                .withOperator("jo")
                .withOutbound(new OutboundSetup(List.of(), settings, null, null)));
        station.start();
    }

    static CommandSettings settings(int patience, int tries, int apart) {
        return new CommandSettings(Duration.ofSeconds(patience), tries, Duration.ofSeconds(apart), 1000);
    }

    void awaitOnline() {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> station.status().links().stream()
                        .allMatch(link -> link.state().isOnline()));
    }

    Publisher publisher(String name) throws Exception {
        Publisher opened = MqttPublisher.factory(BrokerAccess.of(broker.address(), Login.ANONYMOUS))
                .open(name, null)
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
        publishers.add(opened);
        return opened;
    }

    static CameraId plateCamera(String name) {
        return new CameraId("lab", "lprserver", "lprserver", CameraRole.CAMERA, name);
    }

    static OutboundMessage message(String topic, String payload, int qos) {
        return new OutboundMessage(topic, payload.getBytes(StandardCharsets.UTF_8), qos, false);
    }

    CommandRecord give(CameraId camera, String name) throws Exception {
        return station.commands().give(camera, name, Map.of());
    }

    CommandRecord now(CommandRecord record) {
        return station.commands().find(record.command().id()).orElse(record);
    }

    CommandRecord awaitOver(CommandRecord record) {
        await().atMost(Duration.ofSeconds(30)).until(() -> now(record).stage().isLast());
        return now(record);
    }

    @Override
    public void close() {
        station.close();
        publishers.forEach(Publisher::drop);
    }
}

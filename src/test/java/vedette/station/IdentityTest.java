package vedette.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vedette.dialect.CameraDialect;
import vedette.dialect.DialectCatalog;
import vedette.dialect.Installation;
import vedette.dialect.RouteTable;
import vedette.dialect.Site;
import vedette.store.MemoryLog;

/// A message that claims to be of another camera is told of neither, and both are marked.
class IdentityTest {
    private final FakeTransport transport = new FakeTransport(() -> {});
    private final MemoryLog log = new MemoryLog();
    private final Station station = new Station(StationSetup.of(
            List.of(new Station.BrokerLink(transport, "mqtt://lab:1883", installed())),
            log,
            Sample::noDecoder,
            Clock.systemUTC()));

    private static List<RouteTable.Installed> installed() {
        List<RouteTable.Installed> installed = new ArrayList<>();
        for (String system : List.of("lprserver", "lightnvr", "babymonitor")) {
            CameraDialect dialect = DialectCatalog.load().find(system).orElseThrow();
            Installation installation = dialect.defaultInstallations().getFirst();
            installed.add(new RouteTable.Installed(
                    new Site(Sample.BROKER, system, installation.name()), dialect.routes(installation)));
        }
        CameraDialect monitor = DialectCatalog.load().find("babymonitor").orElseThrow();
        Installation second = new Installation("Playroom", "babymonitor", java.util.Map.of());
        installed.add(
                new RouteTable.Installed(new Site(Sample.BROKER, "babymonitor", "Playroom"), monitor.routes(second)));
        return installed;
    }

    @BeforeEach
    void start() {
        station.start();
    }

    @AfterEach
    void stop() {
        station.close();
    }

    private void say(String topic, String payload) {
        transport.listener().news(Sample.message(topic, payload), () -> {});
    }

    private LiveCamera camera(String name) {
        await().until(() ->
                station.cameras().stream().anyMatch(each -> each.id().name().equals(name)));
        return station.cameras().stream()
                .filter(each -> each.id().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String health(String camera) {
        return "{\"camera_id\": \"" + camera + "\", \"health_status\": \"healthy\","
                + " \"health_details\": {\"cpu_usage\": 4}}";
    }

    private static String seen(String stream) {
        return "{\"stream\": \"" + stream + "\", \"timestamp\": 1795161080, \"detections\": []}";
    }

    @Test
    void aPlateCameraThatClaimsAnothersIdIsSetAside() {
        say("lprserver/cameras/CAM001/health", health("CAM001"));
        say("lprserver/cameras/CAM002/health", health("CAM002"));
        LiveCamera first = camera("CAM001");
        LiveCamera second = camera("CAM002");
        var before = first.state();
        say("lprserver/cameras/CAM002/health", health("CAM001"));
        await().until(() -> second.rejected() == 1 && first.rejected() == 1);
        assertThat(first.state()).isSameAs(before);
        assertThat(first.lastRejection()).contains("CAM001").contains("CAM002");
        assertThat(station.rejections().total()).isEqualTo(1);
    }

    @Test
    void twoStreamsOnOneTopicAreNotMixed() {
        say("lightnvr/detections/Back_Yard", seen("Back Yard"));
        LiveCamera yard = camera("Back_Yard");
        await().until(() -> yard.displayName().equals("Back Yard"));
        say("lightnvr/detections/Back_Yard", seen("Back.Yard"));
        await().until(() -> yard.rejected() == 1);
        assertThat(yard.displayName()).isEqualTo("Back Yard");
        assertThat(yard.lastRejection()).contains("“Back.Yard” speaks on the topic of “Back Yard”");
        say("lightnvr/detections/Back_Yard", seen("Garage"));
        await().until(() -> yard.rejected() == 2);
    }

    @Test
    void twoBabyMonitorsUnderOnePrefixAreTold() {
        assertThat(station.attention().items())
                .anyMatch(item -> item.detail().contains("“Playroom” of babymonitor has the same topics as"));
    }

    @Test
    void payloadsHaveALimitByTheirKind() {
        say("babymonitor/system", "{\"fps\": 15, \"filler\": \"" + "x".repeat(1 << 20) + "\"}");
        say("lightnvr/availability", "online".repeat(20_000));
        await().until(() -> station.rejections().total() == 2);
        assertThat(station.rejections().latest())
                .extracting(RejectionList.Rejection::reason)
                .anyMatch(reason -> reason.contains("over the limit of 1048576 for JSON"))
                .anyMatch(reason -> reason.contains("over the limit of 64000 for plain text"));
    }
}

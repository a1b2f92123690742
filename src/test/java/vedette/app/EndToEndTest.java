package vedette.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vedette.dialect.DialectCatalog;
import vedette.dialect.WireLine;
import vedette.message.LinkState;
import vedette.message.OutboundMessage;
import vedette.message.Publisher;
import vedette.model.Freshness;
import vedette.mqtt.BrokerAccess;
import vedette.mqtt.DemoBroker;
import vedette.mqtt.HiveMqBroker;
import vedette.mqtt.Login;
import vedette.mqtt.MosquittoBroker;
import vedette.mqtt.MqttPublisher;
import vedette.mqtt.TestBroker;
import vedette.settings.Profile;
import vedette.settings.Secrets;
import vedette.simulator.Fleet;
import vedette.simulator.FrameSize;
import vedette.station.LiveCamera;
import vedette.station.Station;

/// The whole program without its window: what cameras say through a real broker is in the exported log.
@Timeout(180)
@ParameterizedClass
@EnumSource(EndToEndTest.Kind.class)
class EndToEndTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> CAPTURES =
            List.of("babymonitor-a-no-video", "babymonitor-b", "lprserver", "lightnvr", "capture-raw");

    @TempDir
    private Path folder = Path.of("");

    private final Kind kind;

    @SuppressWarnings("NullAway.Init")
    private TestBroker broker;

    /// The brokers, each by the older protocol and by MQTT 5 where it knows it.
    enum Kind {
        MOSQUITTO("MQTT 5"),
        MOSQUITTO_OLDER("MQTT 3.1.1"),
        HIVEMQ("MQTT 5"),
        HIVEMQ_OLDER("MQTT 3.1.1"),
        MOQUETTE("MQTT 3.1.1");

        private final String protocol;

        Kind(String protocol) {
            this.protocol = protocol;
        }

        TestBroker in(Path empty) throws Exception {
            return switch (this) {
                case MOSQUITTO, MOSQUITTO_OLDER -> {
                    MosquittoBroker.assumeInstalled();
                    yield MosquittoBroker.in(empty);
                }
                case HIVEMQ, HIVEMQ_OLDER -> new HiveMqBroker(empty);
                case MOQUETTE -> new DemoBroker();
            };
        }

        /// Moquette is not asked for the older one: that it is found out is part of the test.
        boolean isToldOlder() {
            return this == MOSQUITTO_OLDER || this == HIVEMQ_OLDER;
        }
    }

    EndToEndTest(Kind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void startBroker() throws Exception {
        broker = kind.in(Files.createDirectories(folder.resolve("broker")));
        broker.start();
    }

    private BrokerAccess access() {
        return BrokerAccess.of(broker.address(), Login.ANONYMOUS).withOlderProtocol(kind.isToldOlder());
    }

    @AfterEach
    void stopBroker() throws Exception {
        broker.close();
    }

    private Profile profile() {
        return new Profile(folder.resolve("profile"));
    }

    private Session record() throws Exception {
        Session session = Session.open(new Session.Plan(
                profile(),
                List.of(new BrokerArguments.Given("lab", access())),
                false,
                DialectCatalog.load(),
                Secrets.sessionOnly()));
        await().atMost(PATIENCE).until(() -> session.station().status().hears());
        assertThat(session.station().status().links())
                .allSatisfy(link -> assertThat(link.state())
                        .isInstanceOfSatisfying(
                                LinkState.Online.class,
                                online -> assertThat(online.protocol()).isEqualTo(kind.protocol)));
        return session;
    }

    private Fleet fleet() {
        Fleet fleet = Fleet.load("all", 5, 5, FrameSize.parse("320x240"), 1);
        fleet.start(MqttPublisher.factory(BrokerAccess.of(broker.address(), Login.ANONYMOUS)));
        return fleet;
    }

    private void replay(String capture) throws Exception {
        try (Publisher camera = MqttPublisher.factory(BrokerAccess.of(broker.address(), Login.ANONYMOUS))
                .open("replay-" + capture, null)
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS)) {
            for (WireLine line : WireLine.read(Path.of("src/test/resources/captures", capture + ".jsonl"))) {
                camera.publish(new OutboundMessage(line.topic(), line.payload(), line.qos(), line.retain()))
                        .toCompletableFuture()
                        .get(30, TimeUnit.SECONDS);
            }
        }
    }

    private List<JsonNode> exported() throws Exception {
        Path file = folder.resolve("export.ndjson");
        int status =
                VedetteCommand.run("export", "--profile", profile().directory().toString(), "--out", file.toString());
        assertThat(status).isZero();
        JsonMapper mapper = JsonMapper.builder().build();
        List<JsonNode> events = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            events.add(mapper.readTree(line));
        }
        return events;
    }

    private static Map<String, Long> kinds(List<JsonNode> events, Predicate<JsonNode> which) {
        return events.stream()
                .filter(which)
                .collect(Collectors.groupingBy(event -> event.get("kind").stringValue(), Collectors.counting()));
    }

    /// What stands in the log from the first word of a camera on. On a slow computer the first connection may fail or
    /// take longer than usual, which is told, too.
    private static List<JsonNode> sinceFirstHeard(List<JsonNode> events) {
        return events.stream()
                .sorted(Comparator.comparingLong(event -> event.get("id").longValue()))
                .dropWhile(of("system", ""))
                .toList();
    }

    private static Predicate<JsonNode> of(String field, String value) {
        return event -> event.get(field).stringValue().equals(value);
    }

    @Test
    void everythingRecordedIsInTheExport() throws Exception {
        try (Session session = record()) {
            for (String capture : CAPTURES) {
                replay(capture);
            }
            Station station = session.station();
            await().atMost(PATIENCE)
                    .until(() -> station.latest().stream()
                            .anyMatch(entry -> entry.topic().equals("image/data")));
            assertThat(station.rejections().latest()).isEmpty();
        }
        List<JsonNode> events = exported();
        assertThat(kinds(events, of("system", "babymonitor")))
                .containsEntry("emotion", 10L + 4)
                .containsEntry("alert", 2L + 2)
                .containsEntry("crying", 2L)
                .hasEntrySatisfying("health", count -> assertThat(count).isBetween(1L, 10L));
        assertThat(kinds(events, of("system", "lprserver")))
                .containsEntry("detection", 4L)
                .containsEntry("plate", 4L)
                .containsEntry("config", 1L)
                .containsEntry("command", 2L + 8)
                .hasEntrySatisfying("health", count -> assertThat(count).isPositive());
        assertThat(kinds(events, of("system", "lightnvr"))).containsEntry("detection", 3L);
        assertThat(kinds(events, of("system", "capture"))).isEqualTo(Map.of("command", 1L, "snapshot", 1L));
        assertThat(kinds(events, event -> true)).doesNotContainKey("rejected");
        assertThat(kinds(sinceFirstHeard(events), event -> true)).doesNotContainKey("gap");
        assertThat(events.stream()
                        .filter(of("kind", "plate"))
                        .map(event -> event.get("key").stringValue()))
                .allMatch(plate -> plate.startsWith("ABC100"))
                .doesNotHaveDuplicates();
        assertThat(events.stream().map(event -> event.get("id").longValue())).doesNotHaveDuplicates();
    }

    @Test
    void aFleetOfAllSystemsIsUnderstood() throws Exception {
        try (Session session = record();
                Fleet fleet = fleet()) {
            Station station = session.station();
            await().atMost(PATIENCE)
                    .until(() -> station.cameras().stream()
                            .map(camera -> camera.id().system())
                            .collect(Collectors.toSet())
                            .containsAll(List.of("lightnvr", "babymonitor", "capture", "lprserver", "sensors")));
            await().atMost(PATIENCE)
                    .until(() -> station.cameras().stream()
                            .anyMatch(camera -> camera.freshness().state() == Freshness.State.LIVE
                                    && camera.newestPictureNanos() != null));
            assertThat(fleet.counts().events()).isPositive();
            assertThat(station.rejections().latest()).isEmpty();
        }
        assertThat(kinds(exported(), event -> true)).isNotEmpty().doesNotContainKey("rejected");
    }

    @Test
    void aBrokerThatIsCutOffAndComesBack() throws Exception {
        try (Session session = record()) {
            Station station = session.station();
            replay("lightnvr");
            await().atMost(PATIENCE).until(() -> isAll(station, Freshness.State::isPresent));
            broker.kill();
            await().atMost(PATIENCE).until(() -> isAll(station, Freshness.State.DEAF::equals));
            broker.start();
            await().atMost(PATIENCE).until(() -> station.status().hears());
            // The same messages with the same times: told from new ones, and heard all the same.
            replay("lightnvr");
            await().atMost(PATIENCE).until(() -> isAll(station, Freshness.State::isPresent));
            await().atMost(PATIENCE).until(() -> station.status().repeated() >= 3);
        }
        List<JsonNode> events = exported();
        assertThat(events.stream()
                        .filter(of("kind", "link"))
                        .map(event -> event.get("summary").stringValue()))
                .anyMatch(summary -> summary.startsWith("connection lost"))
                .anyMatch(summary -> summary.startsWith("connected again after"));
        assertThat(kinds(sinceFirstHeard(events), event -> true))
                .as(events::toString)
                .containsEntry("gap", 1L)
                .containsEntry("detection", 3L);
    }

    private static boolean isAll(Station station, Predicate<Freshness.State> state) {
        List<LiveCamera> cameras = station.cameras();
        return !cameras.isEmpty()
                && cameras.stream()
                        .allMatch(camera -> state.test(camera.freshness().state()));
    }
}

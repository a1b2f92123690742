package vedette.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vedette.dialect.DialectCatalog;
import vedette.http.FlaskNursery;
import vedette.model.Freshness;
import vedette.mqtt.MosquittoBroker;
import vedette.settings.BrokerSettings;
import vedette.settings.InstallationSettings;
import vedette.settings.Profile;
import vedette.settings.Secrets;
import vedette.station.LiveCamera;

/// A baby monitor with a broker and a web server, as processes: the station changes its way, tells of it, and counts
/// nothing twice.
@Timeout(180)
class OverHttpTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LONGEST_GAP = Duration.ofSeconds(5);

    @TempDir
    private Path folder = Path.of("");

    private @Nullable MosquittoBroker mosquitto;
    private @Nullable FlaskNursery flask;

    @BeforeEach
    void make() throws Exception {
        MosquittoBroker.assumeInstalled();
        FlaskNursery.assumeInstalled();
        mosquitto = MosquittoBroker.in(Files.createDirectories(folder.resolve("broker")));
        flask = new FlaskNursery(Files.createDirectories(folder.resolve("nursery")));
    }

    @AfterEach
    void end() throws Exception {
        nursery().close();
        broker().close();
    }

    private MosquittoBroker broker() {
        return java.util.Objects.requireNonNull(mosquitto);
    }

    private FlaskNursery nursery() {
        return java.util.Objects.requireNonNull(flask);
    }

    private Profile profile() {
        return new Profile(folder.resolve("profile"));
    }

    private Session record(int port) throws Exception {
        Profile profile = profile();
        profile.settings()
                .save(profile.settings()
                        .load()
                        .withBrokers(List.of(new BrokerSettings("home", "mqtt://127.0.0.1:" + port, null)))
                        .withInstallations(List.of(new InstallationSettings(
                                "babymonitor",
                                "Nursery",
                                null,
                                "babymonitor",
                                Map.of("http", nursery().address())))));
        return Session.open(new Session.Plan(profile, List.of(), false, DialectCatalog.load(), Secrets.sessionOnly()));
    }

    private static LiveCamera camera(Session session) {
        await().atMost(PATIENCE).until(() -> !session.station().cameras().isEmpty());
        return session.station().cameras().getFirst();
    }

    private static void awaitLive(LiveCamera camera, boolean overHttp) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> camera.freshness().state() == Freshness.State.LIVE && (camera.via() != null) == overHttp);
    }

    private List<JsonNode> exported(Predicate<JsonNode> which) throws Exception {
        Path file = folder.resolve("export.ndjson");
        int status =
                VedetteCommand.run("export", "--profile", profile().directory().toString(), "--out", file.toString());
        assertThat(status).isZero();
        JsonMapper mapper = JsonMapper.builder().build();
        List<JsonNode> events = new ArrayList<>();
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            events.add(mapper.readTree(line));
        }
        return events.stream().filter(which).toList();
    }

    private static Predicate<JsonNode> kind(String kind) {
        return event -> event.get("kind").stringValue().equals(kind);
    }

    /// The numbers of the emotions in the log: each has scores of its own.
    private List<Long> numbers() throws Exception {
        JsonMapper mapper = JsonMapper.builder().build();
        return exported(kind("emotion")).stream()
                .map(event -> event.get("payload"))
                .map(payload -> payload.isString() ? mapper.readTree(payload.stringValue()) : payload)
                .map(payload -> payload.get("confidences"))
                .map(scores -> Math.round(scores.get("crying").doubleValue() * 1000)
                        + 1000 * Math.round(scores.get("silence").doubleValue() * 1000))
                .toList();
    }

    private List<String> changesOfWay() throws Exception {
        return exported(kind("link")).stream()
                .map(event -> event.get("summary").stringValue())
                .filter(summary -> summary.startsWith("Nursery:"))
                .toList();
    }

    /// The broker keeps for the station what publisher B says at quality 1: all of it was told over HTTP meanwhile.
    @Test
    void aCableThatIsCutThreeTimes() throws Exception {
        broker().start();
        nursery().start("--mqtt", Integer.toString(broker().port()), "--film", "--publisher", "b", "--status", "1");
        try (Cable cable = new Cable(broker().port());
                Session session = record(cable.port());
                PictureGaps gaps = new PictureGaps(camera(session))) {
            LiveCamera camera = camera(session);
            awaitLive(camera, false);
            for (int i = 0; i < 3; i++) {
                cable.cut();
                awaitLive(camera, true);
                assertThat(camera.freshness().reason()).endsWith("over HTTP");
                awaitEmotions(session, 3);
                cable.mend();
                awaitLive(camera, false);
                awaitEmotions(session, 3);
            }
            assertThat(gaps.longest()).isLessThan(LONGEST_GAP);
            assertThat(session.station().rejections().latest()).isEmpty();
        }
        List<Long> numbers = numbers();
        assertThat(numbers).doesNotHaveDuplicates().hasSizeGreaterThan(18);
        assertThat(changesOfWay().stream().filter(each -> each.startsWith("Nursery: picture over HTTP")))
                .hasSize(3)
                .allMatch(each -> each.endsWith("because the broker is not heard"));
        assertThat(changesOfWay())
                .filteredOn("Nursery: picture by MQTT again"::equals)
                .hasSize(3);
        assertThat(exported(kind("emotion")))
                .anyMatch(event ->
                        event.get("topic").stringValue().equals(nursery().address() + "/socket.io#emotion_update"))
                .anyMatch(event -> event.get("topic").stringValue().equals("babymonitor/emotion"));
    }

    private static void awaitEmotions(Session session, int more) {
        long before = emotions(session);
        await().atMost(PATIENCE).until(() -> emotions(session) >= before + more);
    }

    private static boolean hasSaid(Session session, String summary) {
        return session.station().latest().stream()
                .limit(10)
                .anyMatch(entry -> entry.summary().equals(summary));
    }

    private static long emotions(Session session) {
        return session.station().latest().stream()
                .filter(entry -> entry.kind() == vedette.model.EventKind.EMOTION)
                .count();
    }

    /// The most common installation: no picture by MQTT at all. Publisher A says everything twice on both ways.
    @Test
    void aBrokerThatIsKilledTwice() throws Exception {
        broker().start();
        nursery().start("--mqtt", Integer.toString(broker().port()), "--publisher", "a");
        try (Session session = record(broker().port());
                PictureGaps gaps = new PictureGaps(camera(session))) {
            LiveCamera camera = camera(session);
            awaitLive(camera, true);
            gaps.begin();
            for (int i = 0; i < 2; i++) {
                broker().kill();
                await().atMost(PATIENCE).until(() -> !session.station().status().hears());
                awaitEmotions(session, 2);
                awaitLive(camera, true);
                broker().start();
                await().atMost(PATIENCE).until(() -> session.station().status().hears());
                await().atMost(PATIENCE).until(() -> hasSaid(session, "Nursery: news by MQTT again"));
                awaitEmotions(session, 2);
            }
            assertThat(gaps.longest()).isLessThan(LONGEST_GAP);
            assertThat(camera.via()).isEqualTo(nursery().address() + "/video_feed");
        }
        assertThat(numbers()).doesNotHaveDuplicates().hasSizeGreaterThan(10);
        assertThat(changesOfWay())
                .contains("Nursery: picture over HTTP, because no picture comes by MQTT")
                .contains("Nursery: news over HTTP, because the broker is not heard")
                .contains("Nursery: news by MQTT again");
        assertThat(exported(kind("config"))).hasSize(1);
    }
}

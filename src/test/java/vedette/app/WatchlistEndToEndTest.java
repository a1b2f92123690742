package vedette.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import vedette.dialect.DialectCatalog;
import vedette.message.OutboundMessage;
import vedette.message.Publisher;
import vedette.model.EventKind;
import vedette.model.LogEntry;
import vedette.model.Severity;
import vedette.mqtt.BrokerAccess;
import vedette.mqtt.Login;
import vedette.mqtt.MosquittoBroker;
import vedette.mqtt.MqttPublisher;
import vedette.search.EventFilter;
import vedette.settings.Profile;
import vedette.settings.Secrets;
import vedette.station.HitDecision;
import vedette.station.Station;
import vedette.station.WatchHit;
import vedette.watchlist.HitTallies;
import vedette.watchlist.ListKind;
import vedette.watchlist.SharingFile;
import vedette.watchlist.Validity;
import vedette.watchlist.WatchEntry;

/// Plates on a list, from a camera's reads over Mosquitto to the hit, the log and the server's topics.
@Timeout(180)
class WatchlistEndToEndTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @TempDir
    private Path folder = Path.of("");

    @SuppressWarnings("NullAway.Init")
    private MosquittoBroker broker;

    @SuppressWarnings("NullAway.Init")
    private Session session;

    @SuppressWarnings("NullAway.Init")
    private Publisher camera;

    @BeforeEach
    void start() throws Exception {
        MosquittoBroker.assumeInstalled();
        broker = MosquittoBroker.in(Files.createDirectories(folder.resolve("broker")));
        broker.start();
        session = open();
        camera = MqttPublisher.factory(BrokerAccess.of(broker.address(), Login.ANONYMOUS))
                .open("camera", null)
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
    }

    private Session open() throws Exception {
        Session opened = Session.open(new Session.Plan(
                new Profile(folder.resolve("profile")),
                List.of(new BrokerArguments.Given("lab", broker.address(), Login.ANONYMOUS)),
                false,
                DialectCatalog.load(),
                Secrets.sessionOnly()));
        await().atMost(PATIENCE).until(() -> opened.station().status().hears());
        return opened;
    }

    @AfterEach
    void stop() throws Exception {
        camera.close();
        session.close();
        broker.close();
    }

    private Station station() {
        return session.station();
    }

    private void say(String topic, String payload, boolean retain) throws Exception {
        camera.publish(new OutboundMessage(topic, payload.getBytes(StandardCharsets.UTF_8), 1, retain))
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
    }

    private void read(String plate, double confidence) throws Exception {
        say(
                "lprserver/cameras/CAM001/detection",
                """
                {"message_id":"%s","timestamp":"%s","camera_id":"CAM001","checkpoint_id":"CP001","detection_data":{
                 "vehicles_count":1,"plates_count":1,"detection_type":"plate","vehicles":[],"plates":[
                 {"plate_index":0,"plate_number":"%s","bbox":[10,10,60,30],"confidence":%s}]}}""".formatted(UUID.randomUUID(), Instant.now(), plate, confidence),
                false);
    }

    private void put(String plate, ListKind list) throws Exception {
        station()
                .watch()
                .add(
                        List.of(WatchEntry.of(
                                plate,
                                list,
                                "stolen",
                                Validity.ALWAYS,
                                WatchEntry.Source.OPERATOR,
                                "jo",
                                Instant.now())),
                        null)
                .get(30, TimeUnit.SECONDS);
    }

    private List<LogEntry> logged(String label) {
        return station()
                .log()
                .page(EventFilter.ALL.ofKinds(Set.of(EventKind.WATCHLIST)).withLabels(Set.of(label)), null, 100)
                .join()
                .entries();
    }

    @Test
    void readsWithMisreadsAreOneHitThatIsToldOnceAndDecided() throws Exception {
        put("ABC1234", ListKind.BLOCK);
        put("QBC1234", ListKind.BLOCK);
        station().watch().share("lab · lprserver", SharingFile.What.HITS, true).get(30, TimeUnit.SECONDS);
        try (TopicEar ear = new TopicEar(broker.address(), "lprserver/blacklist/notifications")) {
            for (String each : List.of("ABC1234", "QBC1234", "ABC1234", "A8C1234", "ABC1234", "ABC1234")) {
                read(each, 0.9);
            }
            await().atMost(PATIENCE).until(() -> !logged("looks").isEmpty());
            assertThat(station().watch().hits()).hasSize(1);
            WatchHit hit = station().watch().hits().getFirst();
            assertThat(hit.match().exact()).isTrue();
            assertThat(hit.plate()).isEqualTo("ABC1234");
            assertThat(hit.looks()).isEqualTo("in 4 of 6 looks, once QBC1234, once A8C1234");
            assertThat(hit.checkpoint()).isEqualTo("CP001");
            assertThat(logged("hit")).singleElement().satisfies(entry -> {
                assertThat(entry.severity()).isEqualTo(Severity.CRITICAL);
                assertThat(entry.key()).isEqualTo("ABC1234");
                assertThat(entry.camera()).isEqualTo("CAM001");
                assertThat(entry.labels()).contains("block", "exact");
                assertThat(entry.summary()).contains("stolen", "CP001", "entry ABC1234 of jo");
            });
            assertThat(station().attention().items())
                    .filteredOn(item -> item.title().startsWith("Watchlist hit"))
                    .singleElement()
                    .satisfies(item -> assertThat(item.severity()).isEqualTo(Severity.CRITICAL));
            assertThat(ear.texts())
                    .singleElement()
                    .satisfies(told -> assertThat(told)
                            .contains(
                                    "\"plate_number\":\"ABC1234\"", "\"camera_id\":\"CAM001\"", "\"match\":\"exact\""));
            await().atMost(PATIENCE).until(() -> station().status().repeated() >= 1);
            station().watch().decide(hit, HitDecision.RIGHT_ACT);
            await().atMost(PATIENCE).until(() -> logged("decision").size() == 1);
            assertThat(logged("decision").getFirst().summary()).contains("ABC1234", "acted on", "says");
            assertThat(station().attention().items())
                    .noneMatch(item -> item.title().startsWith("Watchlist hit"));
        }
        session.close();
        session = open();
        await().atMost(PATIENCE).until(() -> !station().watch().hits().isEmpty());
        assertThat(station().watch().hits().getFirst().decision()).isEqualTo(HitDecision.RIGHT_ACT);
        WatchEntry entry = station().watch().list().entries().getFirst();
        assertThat(station().watch().seen(entry))
                .isNotNull()
                .extracting(HitTallies.Seen::times)
                .isEqualTo(1L);
    }

    @Test
    void listsAreTakenFromTheBrokerAndPutThere() throws Exception {
        put("MINE111", ListKind.BLOCK);
        say("lprserver/blacklist/updates", """
                {"message_id":"l1","plates":["SRV 001",{"plate_number":"MINE111"},
                {"plate":"SRV002","list":"white","reason":"staff"},{"plate":"*"}]}""", true);
        await().atMost(PATIENCE).until(() -> plates().size() == 3);
        assertThat(plates()).containsExactly("MINE111 block operator", "SRV 001 block broker", "SRV002 allow broker");
        station().watch().share("lab · lprserver", SharingFile.What.LIST, true).get(30, TimeUnit.SECONDS);
        await().atMost(PATIENCE)
                .until(() -> station().watch().sharing().getFirst().taken() != null);
        session.close();
        session = open();
        await("taken in again after a start, not doubled")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(plates())
                        .containsExactly("MINE111 block operator", "SRV 001 block broker", "SRV002 allow broker"));
        put("MINE222", ListKind.BLOCK);
        try (TopicEar ear = new TopicEar(broker.address(), "lprserver/blacklist/updates")) {
            await().atMost(PATIENCE)
                    .until(() -> !ear.texts().isEmpty()
                            && ear.texts().getLast().contains("MINE222")
                            && ear.texts().getLast().contains("MINE111")
                            && ear.texts().getLast().contains("SRV 001"));
        }
        say("lprserver/blacklist/updates", "{\"action\":\"remove\",\"plate_number\":\"SRV001\"}", true);
        await().atMost(PATIENCE).until(() -> plates().size() == 3);
        assertThat(plates()).containsExactly("MINE111 block operator", "MINE222 block operator", "SRV002 allow broker");
    }

    private List<String> plates() {
        return station().watch().list().entries().stream()
                .map(each -> each.plate() + " " + each.list().word() + " "
                        + each.source().word())
                .toList();
    }

    @Test
    void theCommandLineChangesTheListOfARunningStation() throws Exception {
        Path table = folder.resolve("plates.csv");
        Files.writeString(table, "plate;list\nABC1;block\nABC1;block\n;block\nXY*7;watch\n");
        String profile = folder.resolve("profile").toString();
        assertThat(run(1, "watchlist", "import", table.toString(), "--profile", profile))
                .contains("line 3", "line 4", "Nothing was imported");
        assertThat(station().watch().list().entries()).isEmpty();
        assertThat(run(0, "watchlist", "import", table.toString(), "--good-rows", "--profile", profile))
                .contains("2 entries imported");
        await().atMost(PATIENCE).until(() -> station().watch().list().entries().size() == 2);
        await("the note of it in the log")
                .atMost(PATIENCE)
                .until(() ->
                        station()
                                .log()
                                .page(EventFilter.ALL.ofKinds(Set.of(EventKind.AUDIT)), null, 100)
                                .join()
                                .entries()
                                .stream()
                                .anyMatch(each -> each.summary().startsWith("on the command line: 2 entries imported")
                                        && each.payloadBytes() > 0));
        put("ABC3", ListKind.ALLOW);
        assertThat(run(0, "watchlist", "list", "--profile", profile))
                .contains("ABC1, block", "XY*7, watch", "ABC3, allow");
        assertThat(run(0, "watchlist", "list", "abc*", "--profile", profile)).doesNotContain("XY*7");
        Path exported = folder.resolve("exported.csv");
        run(0, "watchlist", "export", exported.toString(), "--profile", profile);
        assertThat(Files.readAllLines(exported)).hasSize(4);
        assertThat(run(2, "watchlist", "import", table.toString(), "--encoding", "klingon", "--profile", profile))
                .contains("--encoding");
        assertThat(run(1, "watchlist", "import", "nowhere.csv", "--profile", profile))
                .contains("no file");
    }

    private static String run(int expected, String... arguments) {
        StringWriter out = new StringWriter();
        CommandLine command = VedetteCommand.commandLine();
        command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(out, true));
        assertThat(command.execute(arguments)).as(out.toString()).isEqualTo(expected);
        return out.toString();
    }
}

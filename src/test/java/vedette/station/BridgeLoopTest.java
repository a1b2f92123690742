package vedette.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vedette.mqtt.DemoBroker;
import vedette.mqtt.MosquittoBroker;

/// Bridges that lead back to where they began: no message may go round.
class BridgeLoopTest {
    private static DemoBroker older;

    private final BridgeLab lab = new BridgeLab();

    /// Stations of their own for each test: the older broker keeps their sessions from test to test.
    private final String s = "s" + System.nanoTime();

    private final String t = "t" + System.nanoTime();

    @TempDir
    private Path folder = Path.of("");

    private MosquittoBroker first;
    private MosquittoBroker second;
    private BridgeLab.Named a;
    private BridgeLab.Named b;
    private BridgeLab.Named c;

    @BeforeAll
    static void startOlderBroker() throws Exception {
        older = new DemoBroker();
        older.start();
    }

    @AfterAll
    static void closeOlderBroker() {
        older.close();
    }

    @BeforeEach
    void startBrokers() throws Exception {
        MosquittoBroker.assumeInstalled();
        first = MosquittoBroker.in(Files.createDirectory(folder.resolve("a")));
        second = MosquittoBroker.in(Files.createDirectory(folder.resolve("b")));
        first.start();
        second.start();
        a = new BridgeLab.Named("a", first);
        b = new BridgeLab.Named("b", second);
        c = new BridgeLab.Named("c", older);
    }

    @AfterEach
    void closeAll() throws Exception {
        lab.close();
        if (first != null) {
            first.close();
            second.close();
        }
    }

    @Test
    void thereAndBackByOneStation() {
        Bridges bridges = lab.station(plan(s, a, b), plan(s, b, a));
        eachComesOnce(List.of(a, b));
        assertThat(looped(bridges)).isEqualTo(20);
    }

    @Test
    void roundThreeBrokersByOneStationOverAnOlderOne() {
        Bridges bridges = lab.station(plan(s, a, b), plan(s, b, c), plan(s, c, a));
        eachComesOnce(List.of(a, b, c));
        assertThat(looped(bridges)).isEqualTo(30);
    }

    @Test
    void thereAndBackOverAnOlderBroker() {
        Bridges bridges = lab.station(plan(s, a, c), plan(s, c, a));
        eachComesOnce(List.of(a, c));
        assertThat(looped(bridges)).isEqualTo(20);
    }

    @Test
    void withNamesThatGrow() {
        lab.station(BridgeLab.plan(s, a, c, "#", "", "from-a/"), BridgeLab.plan(s, c, a, "#", "", "from-c/"));
        BridgeLab.Person atA = lab.person(a, "#");
        BridgeLab.Person atC = lab.person(c, "#");
        atA.say("x", "1").join();
        await().until(() -> atC.topics().contains("from-a/x"));
        atC.say("y", "2").join();
        await().until(() -> atA.topics().contains("from-c/y"));
        atA.say("end", "3").join();
        await().until(() -> atC.topics().contains("from-a/end"));
        assertThat(atA.topics()).containsExactly("x", "from-c/y", "end");
        assertThat(atC.topics()).containsExactly("from-a/x", "y", "from-a/end");
    }

    /// Two stations don't know each other's names for the brokers: a message may come back once, and ends there.
    @Test
    void thereByOneStationAndBackByAnother() {
        Bridges there = lab.station(plan(s, a, b));
        Bridges back = lab.station(plan(t, b, a));
        BridgeLab.Person atA = lab.person(a, "#");
        BridgeLab.Person atB = lab.person(b, "#");
        atA.say("x", "1").join();
        await().until(() -> looped(there) == 1);
        atB.say("y", "2").join();
        await().until(() -> looped(back) == 1);
        atA.say("end", "3").join();
        await().until(() -> looped(there) == 2);
        assertThat(atA.topics()).containsExactly("x", "x", "y", "end", "end");
        assertThat(atB.topics()).containsExactly("x", "y", "y", "end");
    }

    @Test
    void thereByOneStationAndBackByAnotherOverAnOlderBroker() {
        Bridges there = lab.station(BridgeLab.plan(s, a, c, "#", "", "more/"));
        Bridges back = lab.station(plan(t, c, a));
        BridgeLab.Person atA = lab.person(a, "#");
        atA.say("x", "1").join();
        await().until(() -> looped(there) + looped(back) >= 1);
        BridgeLab.Person later = lab.person(a, "#");
        atA.say("end", "2").join();
        await().until(() -> looped(there) + looped(back) >= 2);
        assertThat(atA.heard).hasSizeLessThan(4 * LoopMemory.ROUNDS);
        assertThat(later.topics()).noneMatch(topic -> topic.endsWith("x"));
    }

    private static BridgePlan plan(String station, BridgeLab.Named from, BridgeLab.Named to) {
        return BridgeLab.plan(station, from, to, "#", "", "");
    }

    private static long looped(Bridges bridges) {
        return bridges.status().stream().mapToLong(BridgeStatus::looped).sum();
    }

    /// Ten messages said at each broker are heard at each exactly once, however long one waits: until a last message
    /// has gone the same ways.
    private void eachComesOnce(List<BridgeLab.Named> brokers) {
        List<BridgeLab.Person> people =
                brokers.stream().map(each -> lab.person(each, "#")).toList();
        for (int i = 0; i < people.size(); i++) {
            for (int n = 0; n < 9; n++) {
                people.get(i).say("said/" + i, "same text each time").join();
            }
        }
        for (int i = 0; i < people.size(); i++) {
            people.get(i).say("said/" + i, "last").join();
        }
        int all = 10 * people.size();
        for (BridgeLab.Person each : people) {
            await().until(() -> each.heard.size() >= all);
        }
        await().pollDelay(java.time.Duration.ofMillis(300))
                .until(() -> Stream.of(people).flatMap(List::stream).allMatch(each -> each.heard.size() == all));
    }
}

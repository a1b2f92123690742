package vedette.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vedette.model.Freshness;
import vedette.mqtt.MosquittoBroker;
import vedette.search.EventFilter;
import vedette.store.EventLog;

/// A broker that is restarted, every other time by a kill. `-Dvedette.restarts=100` makes it the long run.
@Timeout(3600)
class BrokerRestartTest {
    private static final int RESTARTS = Integer.getInteger("vedette.restarts", 10);
    private static final Duration BACK_WITHIN = Duration.ofSeconds(2);
    /// It is away for none to three times this long, so that attempts fail in between.
    private static final Duration DOWN = Duration.ofMillis(900);

    private static final int EVENTS_BETWEEN = 40;
    /// A killed broker may have accepted a message that it had not passed on yet.
    private static final Duration UNDER_WAY = Duration.ofMillis(500);

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void needsMosquitto() throws Exception {
        MosquittoBroker.assumeInstalled();
    }

    @Test
    void pictureAndEventsAreBackSoonAndNothingAcceptedIsLost() throws Exception {
        List<Instant> kills = new ArrayList<>();
        try (MosquittoBroker broker = MosquittoBroker.keeping(Files.createDirectories(folder.resolve("broker")), 1)) {
            broker.start();
            try (LinkLab lab = new LinkLab(folder.resolve("profile"), broker.address(), broker.address())) {
                for (int restart = 0; restart < RESTARTS; restart++) {
                    int before = lab.accepted.size();
                    await().atMost(LinkLab.PATIENCE).until(() -> lab.accepted.size() >= before + EVENTS_BETWEEN);
                    if (restart % 2 == 0) {
                        broker.stop();
                    } else {
                        kills.add(Instant.now());
                        broker.kill();
                    }
                    await().atMost(LinkLab.PATIENCE).until(() -> lab.state() == Freshness.State.DEAF);
                    long away = System.nanoTime();
                    long nanos = DOWN.multipliedBy(restart % 4).toNanos();
                    await().atMost(LinkLab.PATIENCE).until(() -> System.nanoTime() - away >= nanos);
                    broker.start();
                    long listening = System.nanoTime();
                    Instant when = Instant.now();
                    await("restart " + restart)
                            .atMost(BACK_WITHIN)
                            .pollInterval(Duration.ofMillis(20))
                            .until(() -> lab.isLiveSince(listening) && lab.isHeardSince(when));
                }
                lab.endTheFilm();
                check(lab, kills);
            }
        }
    }

    private static void check(LinkLab lab, List<Instant> kills) {
        EventLog log = lab.station().log();
        List<Long> due = lab.accepted.entrySet().stream()
                .filter(each -> kills.stream()
                        .noneMatch(kill ->
                                Duration.between(each.getValue(), kill).abs().compareTo(UNDER_WAY) < 0))
                .map(java.util.Map.Entry::getKey)
                .toList();
        assertThat(due).hasSizeGreaterThan(10 * RESTARTS);
        await().atMost(LinkLab.PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> assertThat(missing(log, due)).isEmpty());
        assertThat(doubled(log, lab)).as("events that count twice").isEmpty();
        assertThat(log.count(lab.gaps()).join())
                .as("each restart is a gap with both edges")
                .isEqualTo(RESTARTS);
    }

    private static List<Long> missing(EventLog log, List<Long> due) {
        return due.stream().filter(number -> count(log, number) == 0).toList();
    }

    private static List<Long> doubled(EventLog log, LinkLab lab) {
        return lab.accepted.keySet().stream()
                .filter(number -> count(log, number) > 1)
                .toList();
    }

    private static long count(EventLog log, long number) {
        return log.count(EventFilter.ALL.withLabels(Set.of("n" + number))).join();
    }
}

package vedette.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vedette.model.EventKind;
import vedette.model.LogEntry;
import vedette.search.EventFilter;

/// Several recorders and stations on one PostgreSQL.
@Timeout(180)
class PostgresLogTest extends PostgresTest {
    @TempDir
    private Path folder = Path.of("");

    private JournalEventLog open(String name, boolean records) throws Exception {
        return Logs.open(folder.resolve(name), options(records));
    }

    private static LogRecord record(String camera, long number) {
        LogEntry entry = Logs.entry(number).but().camera(camera).build();
        return Logs.record(entry, "{\"of\":\"" + camera + "\"}");
    }

    @Test
    void twoRecordersWriteAndAStationReadsThemInOneOrder() throws Exception {
        try (JournalEventLog first = open("first", true);
                JournalEventLog second = open("second", true);
                JournalEventLog station = open("station", false)) {
            Logs.keep(
                    first,
                    LongStream.range(0, 300)
                            .mapToObj(n -> record("gate", 2 * n))
                            .toList());
            Logs.keep(
                    second,
                    LongStream.range(0, 300)
                            .mapToObj(n -> record("yard", 2 * n + 1))
                            .toList());
            EventFilter cameras = EventFilter.ALL.ofCameras(Set.of("gate", "yard"));
            assertThat(Logs.answer(station.count(cameras))).isEqualTo(600);
            List<LogEntry> page =
                    Logs.answer(station.page(cameras, null, 1_000)).entries();
            assertThat(page.stream().map(LogEntry::key))
                    .isEqualTo(LongStream.range(0, 600)
                            .mapToObj(number -> "K" + number)
                            .toList()
                            .reversed());
            Original original =
                    Logs.answer(station.original(page.getFirst().id())).orElseThrow();
            assertThat(original.message())
                    .isNotNull()
                    .satisfies(message -> assertThat(new String(message.payload(), StandardCharsets.UTF_8))
                            .isEqualTo("{\"of\":\"yard\"}"));
            assertThat(station.idInJournal(page.getFirst().id())).isEmpty();
            assertThat(second.idInJournal(page.getFirst().id()).orElseThrow())
                    .isLessThan(second.journal().orElseThrow().end().nextId());
        }
    }

    @Test
    void aStationThatOnlyReadsLeavesTheCamerasToTheRecorders() throws Exception {
        try (JournalEventLog station = open("reader", false)) {
            long before = station.size();
            Logs.keep(station, List.of(record("reader-gate", 1)));
            assertThat(station.size()).isEqualTo(before);
            Instant from = Logs.START;
            Hold hold = Logs.answer(station.hold(new Hold(0, "mine", Set.of(), from, from.plusSeconds(1))));
            assertThat(Logs.answer(station.holds())).contains(hold);
            assertThatThrownBy(() -> Logs.answer(station.hold(new Hold(0, "none", Set.of(1L), null, null))))
                    .hasMessageContaining("removed from the log");
        }
    }

    @Test
    void whatAStationHoldsTheRecorderKeepsAndTheRestGoes() throws Exception {
        RetentionPolicy policy = new RetentionPolicy(
                Map.of(EventKind.SNAPSHOT, new RetentionPolicy.Keep(Duration.ofDays(5), 0)), 1L << 40);
        LogOptions options = new LogOptions(server().address(), server().user(), null, true, policy);
        Instant old = Instant.now().minus(Duration.ofDays(10));
        try (JournalEventLog recorder = Logs.open(folder.resolve("keeping"), options);
                JournalEventLog station = open("holding", false)) {
            Logs.keep(
                    recorder,
                    LongStream.range(0, 10)
                            .mapToObj(n -> Logs.record(Logs.entry(n, EventKind.SNAPSHOT, old.plusSeconds(n)), "{}"))
                            .toList());
            EventFilter snapshots = EventFilter.ALL.ofKinds(Set.of(EventKind.SNAPSHOT));
            long newest = Logs.answer(station.page(snapshots, null, 1))
                    .entries()
                    .getFirst()
                    .id();
            Logs.answer(station.hold(new Hold(0, "evidence", Set.of(newest), null, null)));
            assertThat(Logs.answer(recorder.tidy())).isEqualTo(9);
            assertThat(Logs.answer(station.count(snapshots))).isEqualTo(1);
            assertThat(recorder.index.journal().record(RecorderIds.local(newest)))
                    .isPresent();
            assertThat(recorder.index.journal().record(1)).isEmpty();
            assertThat(Logs.answer(recorder.tidy())).isZero();
        }
    }

    @Test
    void aRecorderGoesOnWhereItWasAndItsNumberStays() throws Exception {
        long id;
        try (JournalEventLog log = open("again", true)) {
            Logs.keep(log, List.of(record("again-gate", 1)));
            id = newest(log).id();
        }
        try (JournalEventLog log = open("again", true)) {
            Logs.keep(log, List.of(record("again-gate", 2)));
            assertThat(RecorderIds.recorder(newest(log).id())).isEqualTo(RecorderIds.recorder(id));
            assertThat(Logs.answer(log.count(EventFilter.ALL.ofCameras(Set.of("again-gate")))))
                    .isEqualTo(2);
        }
    }

    private static LogEntry newest(LogReader log) {
        return Logs.answer(log.page(EventFilter.ALL.ofCameras(Set.of("again-gate")), null, 1))
                .entries()
                .getFirst();
    }

    @Test
    void aDatabaseThatIsAwayCostsNothing() throws Exception {
        LogOptions nowhere =
                new LogOptions("postgresql://127.0.0.1:1/none", "vedette", null, true, RetentionPolicy.USUAL);
        Path place = folder.resolve("away");
        try (JournalEventLog log = Logs.open(place, nowhere)) {
            java.util.concurrent.CountDownLatch kept = new java.util.concurrent.CountDownLatch(1);
            log.append(record("away-gate", 1), kept::countDown);
            assertThat(kept.await(30, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
            await().atMost(Duration.ofSeconds(30)).until(() -> log.status().failure() != null);
            assertThat(log.status().failure()).contains("Events are kept");
        }
        try (JournalEventLog log = Logs.open(place, options(true))) {
            Logs.awaitIndexed(log);
            assertThat(Logs.answer(log.count(EventFilter.ALL.ofCameras(Set.of("away-gate")))))
                    .isEqualTo(1);
        }
    }
}

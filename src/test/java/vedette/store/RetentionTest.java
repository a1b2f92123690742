package vedette.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vedette.journal.JournalVerifier;
import vedette.message.OriginalMessage;
import vedette.model.EventKind;
import vedette.model.LogEntry;
import vedette.search.EventFilter;

@Timeout(120)
class RetentionTest {
    private final Instant now = Instant.now();

    @TempDir
    private Path folder = Path.of("");

    private static LogOptions keeping(EventKind kind, Duration age) {
        return new LogOptions(
                null, null, null, true, new RetentionPolicy(Map.of(kind, new RetentionPolicy.Keep(age, 0)), 1L << 40));
    }

    private List<LogRecord> daily(EventKind kind, int days) {
        List<LogRecord> records = new ArrayList<>();
        for (int day = days; day > 0; day--) {
            for (int i = 0; i < 20; i++) {
                LogEntry entry = Logs.entry(day * 100L + i, kind, now.minus(Duration.ofDays(day)));
                records.add(Logs.record(entry, "{}"));
            }
        }
        return records;
    }

    @Test
    void oldEventsOfAKindGoAndTheChainStaysWhole() throws Exception {
        try (JournalEventLog log = Logs.open(folder, keeping(EventKind.TELEMETRY, Duration.ofDays(5)))) {
            Logs.keep(log, daily(EventKind.TELEMETRY, 10));
            Logs.keep(log, daily(EventKind.PLATE, 10));
            long removed = Logs.answer(log.tidy());
            assertThat(removed).isEqualTo(5 * 20L);
            // What was done is noted beside the removal, which does not wait for the note.
            await().until(() -> count(log, EventKind.AUDIT) > 0);
            Logs.awaitIndexed(log);
            assertThat(count(log, EventKind.TELEMETRY)).isEqualTo(100);
            assertThat(count(log, EventKind.PLATE)).isEqualTo(200);
            assertThat(log.size()).isEqualTo(300 + count(log, EventKind.AUDIT));
            assertThat(Logs.answer(log.tidy())).isZero();
            assertThat(Logs.answer(log.page(EventFilter.ALL.ofKinds(Set.of(EventKind.AUDIT)), null, 10))
                            .entries())
                    .anyMatch(entry -> entry.summary().contains("100 events of the kind telemetry"));
        }
        assertThat(JournalVerifier.verify(folder.resolve("journal"), null, RecordContents::named, (done, all) -> {})
                        .fault())
                .isNull();
    }

    private static long count(LogReader log, EventKind kind) {
        return Logs.answer(log.count(EventFilter.ALL.ofKinds(Set.of(kind))));
    }

    @Test
    void whatIsHeldStays() throws Exception {
        try (JournalEventLog log = Logs.open(folder, keeping(EventKind.PLATE, Duration.ofDays(2)))) {
            Logs.keep(log, daily(EventKind.PLATE, 10));
            LogEntry oldest = Logs.answer(log.pageAfter(EventFilter.ALL, new PageKey(Instant.EPOCH, 0), 1))
                    .entries()
                    .getFirst();
            Logs.answer(log.hold(new Hold(0, "evidence", Set.of(oldest.id()), null, null)));
            Instant from = now.minus(Duration.ofDays(6)).minusSeconds(10);
            Logs.answer(log.hold(new Hold(0, "that day", Set.of(), from, from.plusSeconds(20))));
            Logs.awaitIndexed(log);
            Logs.answer(log.tidy());
            assertThat(count(log, EventKind.PLATE)).isEqualTo(2 * 20 + 1 + 20);
            assertThat(Logs.answer(log.original(oldest.id())).orElseThrow().message())
                    .isNotNull();
        }
    }

    @Test
    void whatIsRemovedIsGoneFromTheJournalToo() throws Exception {
        LogOptions options = keeping(EventKind.PLATE, Duration.ofDays(5));
        try (JournalEventLog log = Logs.open(folder, options)) {
            Logs.keep(log, daily(EventKind.PLATE, 10));
            assertThat(Logs.answer(log.original(1))).isPresent();
            assertThat(Logs.answer(log.tidy())).isEqualTo(5 * 20L);
            assertThat(Logs.answer(log.original(1))).isEmpty();
            Logs.awaitIndexed(log);
        }
        Files.delete(EmbeddedDatabase.file(folder));
        try (JournalEventLog log = Logs.open(folder, options)) {
            Logs.awaitIndexed(log);
            assertThat(count(log, EventKind.PLATE)).isEqualTo(100);
        }
    }

    @Test
    void aRecordGoesWhenAllItsEventsAreDue() throws Exception {
        Instant old = now.minus(Duration.ofDays(10));
        LogRecord both = LogRecord.of(
                List.of(Logs.entry(1, EventKind.PLATE, old), Logs.entry(2, EventKind.DETECTION, old)),
                new OriginalMessage("t", 1, false, List.of(), new byte[] {1}),
                List.of());
        try (JournalEventLog log = Logs.open(folder, keeping(EventKind.PLATE, Duration.ofDays(5)))) {
            Logs.keep(log, List.of(both));
            assertThat(Logs.answer(log.tidy())).isEqualTo(1);
            assertThat(count(log, EventKind.PLATE)).isZero();
            assertThat(Logs.answer(log.original(2))).isPresent();
            Logs.awaitIndexed(log);
        }
        try (JournalEventLog log = Logs.open(folder, keeping(EventKind.DETECTION, Duration.ofDays(5)))) {
            assertThat(Logs.answer(log.tidy())).isEqualTo(1);
            assertThat(log.index.journal().record(1)).isEmpty();
        }
    }

    @Test
    void daysThatAreRemovedTakeNoRoomAnyMoreWhereOneEventIsHeld() throws Exception {
        try (JournalEventLog log = Logs.open(folder, keeping(EventKind.PLATE, Duration.ofDays(5)))) {
            Logs.keep(log, daily(EventKind.PLATE, 10));
            long ofADay = days(log).lastEntry().getValue();
            Logs.answer(log.hold(new Hold(0, "evidence", Set.of(1L), null, null)));
            assertThat(Logs.answer(log.tidy())).isEqualTo(5 * 20L - 1);
            NavigableMap<Integer, Long> left = days(log);
            int first = KeptBytes.day(now.minus(Duration.ofDays(5)));
            assertThat(left.headMap(first, false)).hasSize(1);
            assertThat(left.firstEntry().getValue()).isPositive().isLessThan(ofADay / 10);
        }
    }

    private static NavigableMap<Integer, Long> days(JournalEventLog log) {
        return Objects.requireNonNull(
                Logs.answer(log.index.ask((found, handle) -> KeptBytes.read(handle.getConnection(), 0)))
                        .get(EventKind.PLATE));
    }

    @Test
    void aHeldDayDoesNotKeepTheJournalTooLarge() throws Exception {
        RetentionPolicy policy = new RetentionPolicy(Map.of(), RetentionPolicy.LEAST_BYTES);
        try (JournalEventLog log = Logs.open(folder, new LogOptions(null, null, null, true, policy))) {
            List<LogRecord> records = new ArrayList<>();
            for (int i = 0; i < 90; i++) {
                byte[] payload = new byte[1 << 20];
                new Random(i).nextBytes(payload);
                LogEntry entry = Logs.entry(i, EventKind.PLATE, now.minus(Duration.ofDays(3 - i / 30)));
                records.add(LogRecord.of(
                        List.of(entry), new OriginalMessage("t", 1, false, List.of(), payload), List.of()));
            }
            Logs.keep(log, records);
            Instant oldest = now.minus(Duration.ofDays(3));
            Logs.answer(log.hold(new Hold(0, "that day", Set.of(), oldest, oldest.plusSeconds(1))));
            assertThat(Logs.answer(log.tidy())).isEqualTo(30);
            assertThat(log.status().bytes()).isLessThan(RetentionPolicy.LEAST_BYTES);
            assertThat(count(log, EventKind.PLATE)).isEqualTo(60);
            assertThat(Logs.answer(log.original(1))).isPresent();
        }
    }

    @Test
    void aKindWithARoomAndAnAgeIsDoneInOneGo() throws Exception {
        RetentionPolicy policy = new RetentionPolicy(
                Map.of(EventKind.PLATE, new RetentionPolicy.Keep(Duration.ofDays(8), 20_000)), 1L << 40);
        try (JournalEventLog log = Logs.open(folder, new LogOptions(null, null, null, true, policy))) {
            Logs.keep(log, daily(EventKind.PLATE, 10));
            long removed = Logs.answer(log.tidy());
            assertThat(removed).isBetween(60L, 180L);
            assertThat(count(log, EventKind.PLATE)).isEqualTo(200 - removed);
            assertThat(Logs.answer(log.tidy())).isZero();
        }
    }

    @Test
    void aKindIsKeptWithinItsRoomByDays() {
        RetentionPolicy policy = new RetentionPolicy(
                Map.of(EventKind.SNAPSHOT, new RetentionPolicy.Keep(null, 250)), RetentionPolicy.LEAST_BYTES);
        int today = KeptBytes.day(now);
        TreeMap<Integer, Long> days = new TreeMap<>(Map.of(today, 100L, today - 1, 100L, today - 2, 100L));
        assertThat(new RetentionPlan(policy, now, 300).firstDays(Map.of(EventKind.SNAPSHOT, days)))
                .isEqualTo(Map.of(EventKind.SNAPSHOT, today - 1));
    }

    @Test
    void aJournalThatIsTooLargeLosesTheOldestDaysButNotWhatWasDone() {
        long limit = RetentionPolicy.LEAST_BYTES;
        RetentionPolicy policy = new RetentionPolicy(Map.of(), limit);
        int today = KeptBytes.day(now);
        long part = limit / 4;
        TreeMap<Integer, Long> days =
                new TreeMap<>(Map.of(today, part, today - 1, part, today - 2, part, today - 3, part));
        Map<EventKind, Integer> first = new RetentionPlan(policy, now, 2 * limit + part)
                .firstDays(Map.of(EventKind.PLATE, days, EventKind.ALERT, new TreeMap<>(days), EventKind.AUDIT, days));
        assertThat(first).doesNotContainKey(EventKind.AUDIT).isNotEmpty();
        assertThat(first.get(EventKind.PLATE)).isBetween(today - 2, today);
    }
}

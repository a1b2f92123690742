package vedette.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vedette.journal.Content;
import vedette.journal.JournalVerifier;
import vedette.message.MessageProperty;
import vedette.message.OriginalMessage;
import vedette.model.EventKind;
import vedette.model.GapSpan;
import vedette.model.LogEntry;
import vedette.model.Severity;
import vedette.search.EventFilter;

@Timeout(120)
class JournalEventLogTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void everythingThatARecordHasComesBack() throws Exception {
        byte[] payload = {1, 2, 3, 0, (byte) 0xff};
        byte[] picture = new byte[5_000];
        picture[7] = 42;
        OriginalMessage message = new OriginalMessage(
                "lpr/CAM001/detection",
                2,
                true,
                List.of(new MessageProperty("user:a", "b"), new MessageProperty("content-type", "x")),
                payload);
        LogEntry seen = LogEntry.of(EventKind.DETECTION, Logs.START, "car “red”\n")
                .happened(Logs.START.minusSeconds(5))
                .claimed(Logs.START.minusSeconds(6))
                .broker("home")
                .system("lprserver")
                .camera("CAM001")
                .severity(Severity.WARNING)
                .confidence(0.92)
                .key("m-1")
                .labels(List.of("car", "truck"))
                .zones(List.of("gate"))
                .topic(message.topic())
                .build();
        LogEntry read = seen.but()
                .kind(EventKind.PLATE)
                .key("ABC1234")
                .labels(List.of())
                .build();
        try (JournalEventLog log = Logs.open(folder)) {
            Logs.keep(log, List.of(new LogRecord(List.of(seen, read), message, picture, List.of("r1", "r2"))));
            List<LogEntry> found =
                    Logs.answer(log.page(EventFilter.ALL, null, 10)).entries();
            assertThat(found).hasSize(2);
            LogEntry first = found.getLast();
            assertThat(first)
                    .usingRecursiveComparison()
                    .ignoringFields("id", "payloadBytes", "picture")
                    .isEqualTo(seen);
            assertThat(first.payloadBytes()).isEqualTo(5);
            assertThat(first.picture()).isEqualTo(Content.of(picture).sha256());
            assertThat(found.getFirst().id()).isEqualTo(first.id() + 1);
            Original original = Logs.answer(log.original(first.id() + 1)).orElseThrow();
            assertThat(original.broker()).isEqualTo("home");
            assertThat(original.received()).isEqualTo(Logs.START);
            assertThat(original.message()).usingRecursiveComparison().isEqualTo(message);
            assertThat(Logs.answer(log.picture(first.id())).orElseThrow()).isEqualTo(picture);
        }
        try (JournalEventLog again = Logs.open(folder)) {
            assertThat(again.recent()).containsExactly(new RecentRecord("home", Logs.START, List.of("r1", "r2")));
            assertThat(again.size()).isEqualTo(2);
        }
    }

    private void deleteIndex() throws IOException {
        Files.delete(EmbeddedDatabase.file(folder));
    }

    @Test
    void twoProgramsCanNotWriteOneLog() throws Exception {
        try (JournalEventLog log = Logs.open(folder)) {
            assertThat(log.size()).isZero();
            assertThatThrownBy(() -> Logs.open(folder))
                    .isInstanceOf(EventLogException.class)
                    .hasMessageContaining("in use by another Vedette");
        }
    }

    @Test
    void aVisitorReadsWithAndWithoutTheStation() throws Exception {
        try (JournalEventLog log = Logs.open(folder)) {
            Logs.keep(log, 0, 300);
            try (LogReader visitor =
                    JournalEventLog.openReader(folder, Logs.threads().reader(), LogOptions.USUAL)) {
                assertThat(visitor.size()).isEqualTo(300);
                long id = Logs.answer(visitor.page(EventFilter.ALL, null, 1))
                        .entries()
                        .getFirst()
                        .id();
                Original original = Logs.answer(visitor.original(id)).orElseThrow();
                assertThat(original.message()).isNotNull();
            }
        }
        deleteIndex();
        try (LogReader visitor =
                JournalEventLog.openReader(folder, Logs.threads().reader(), LogOptions.USUAL)) {
            assertThat(Logs.answer(visitor.count(EventFilter.ALL))).isEqualTo(300);
        }
        assertThatThrownBy(() -> JournalEventLog.openReader(
                        folder.resolve("none"), Logs.threads().reader(), LogOptions.USUAL))
                .hasMessageContaining("There is no event log");
    }

    @Test
    void whatIsTooLargeIsCutAndSaysSo() throws Exception {
        byte[] huge = new byte[9 << 20];
        LogEntry entry =
                Logs.entry(1).but().summary("x".repeat(70_000) + "\ud83d").build();
        OriginalMessage message = new OriginalMessage("t", 1, false, List.of(), huge);
        try (JournalEventLog log = Logs.open(folder)) {
            Logs.keep(log, List.of(new LogRecord(List.of(entry), message, new byte[9 << 20], List.of())));
            LogEntry found =
                    Logs.answer(log.page(EventFilter.ALL, null, 1)).entries().getFirst();
            assertThat(found.summary())
                    .hasSizeLessThanOrEqualTo(65_536)
                    .contains("Of the message's 9437184 bytes the first 65536 are kept")
                    .contains("A picture of 9437184 bytes is not kept");
            assertThat(found.payloadBytes()).isEqualTo(65_536);
            assertThat(found.picture()).isNull();
        }
    }

    @Test
    void gapsThatLastedAreKnownAtTheNextStart() throws Exception {
        Instant since = Logs.START;
        LogEntry opens = LogEntry.of(EventKind.LINK, since, "connection lost")
                .broker("home")
                .severity(Severity.WARNING)
                .gap(new GapSpan(since, null))
                .build();
        try (JournalEventLog log = Logs.open(folder)) {
            assertThat(log.lastAlive()).isNull();
            Logs.keep(log, List.of(LogRecord.own(opens)));
        }
        try (JournalEventLog log = Logs.open(folder)) {
            assertThat(log.closedInOrder()).isTrue();
            assertThat(log.lastAlive()).isBefore(Instant.now().plusSeconds(1));
            assertThat(Logs.answer(log.openGaps())).singleElement().satisfies(gap -> {
                assertThat(gap.broker()).isEqualTo("home");
                assertThat(gap.since()).isEqualTo(since);
                assertThat(gap.until()).isNull();
            });
            LogEntry closes = LogEntry.of(EventKind.GAP, since.plusSeconds(60), "not heard for 60 s")
                    .broker("home")
                    .gap(new GapSpan(since, since.plusSeconds(60)))
                    .build();
            Logs.keep(log, List.of(LogRecord.own(closes)));
            Coverage coverage = Logs.answer(log.coverage(EventFilter.ALL.between(since, since.plusSeconds(600))));
            assertThat(coverage.unheard()).isEqualTo(Duration.ofSeconds(60));
            assertThat(coverage.inWords()).isEqualTo("90.0 %, 1 gap");
        }
        try (JournalEventLog log = Logs.open(folder)) {
            assertThat(Logs.answer(log.openGaps())).isEmpty();
        }
    }

    @Test
    void holdsOutliveTheIndexAndCanBeReleased() throws Exception {
        Hold hold;
        try (JournalEventLog log = Logs.open(folder)) {
            Logs.keep(log, 0, 5);
            hold = Logs.answer(log.hold(new Hold(0, "police report", Set.of(2L, 3L), null, null)));
            Logs.awaitIndexed(log);
            assertThat(Logs.answer(log.holds())).containsExactly(hold);
        }
        deleteIndex();
        try (JournalEventLog log = Logs.open(folder)) {
            Logs.awaitIndexed(log);
            assertThat(Logs.answer(log.holds())).containsExactly(hold);
            Logs.answer(log.release(hold.id()));
            Logs.awaitIndexed(log);
            assertThat(Logs.answer(log.holds())).isEmpty();
            assertThat(Logs.answer(log.count(EventFilter.ALL.ofKinds(Set.of(EventKind.AUDIT)))))
                    .isEqualTo(2);
        }
        assertThat(JournalVerifier.verify(folder.resolve("journal"), null, RecordContents::named, (done, all) -> {})
                        .fault())
                .isNull();
    }

    @Test
    void aFolderThatMayNotBeWrittenIsSaidPlainly() throws Exception {
        Path file = folder.resolve("file");
        Files.write(file, "no folder".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> Logs.open(file))
                .isInstanceOf(EventLogException.class)
                .hasMessageContaining("can't be opened");
    }

    @Test
    void manyThreadsAppendAndAllIsThere() throws Exception {
        try (JournalEventLog log = Logs.open(folder)) {
            List<Thread> threads = LongStream.range(0, 4)
                    .mapToObj(one -> Thread.ofPlatform().start(() -> append(log, one * 500)))
                    .toList();
            for (Thread each : threads) {
                each.join();
            }
            await().until(() -> log.status().waiting() == 0);
            Logs.awaitIndexed(log);
            assertThat(Logs.answer(log.count(EventFilter.ALL))).isEqualTo(2_000);
        }
    }

    private static void append(JournalEventLog log, long from) {
        try {
            for (long number = from; number < from + 500; number++) {
                log.append(Logs.record(number), () -> {});
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}

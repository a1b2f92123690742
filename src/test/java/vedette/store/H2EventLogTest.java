package vedette.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vedette.model.EventKind;
import vedette.model.LogEntry;

class H2EventLogTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path directory;

    private H2EventLog open() throws EventLogException {
        return H2EventLog.open(directory, CLOCK, Entries.threads());
    }

    @Test
    void entriesComeBackAsTheyWere() throws Exception {
        List<LogEntry> entries = Entries.random(1, 500);
        try (H2EventLog log = open()) {
            Entries.keep(log, entries);

            List<LogEntry> read =
                    Entries.answer(log.page(EventFilter.ALL, null, 1_000)).entries();

            assertThat(read.stream().sorted(Comparator.comparingLong(LogEntry::id)))
                    .usingRecursiveFieldByFieldElementComparator()
                    .containsExactlyElementsOf(entries);
            assertThat(log.size()).isEqualTo(500);
            assertThat(log.status().waiting()).isZero();
            assertThat(log.status().failure()).isNull();
            assertThat(log.status().bytes()).isPositive();
        }
    }

    @Test
    void closingKeepsWhatWaitsAndReopeningContinuesTheIds() throws Exception {
        try (H2EventLog log = open()) {
            for (long id = 1; id <= 1_000; id++) {
                log.append(Entries.numbered(0), () -> {});
            }
        }
        try (H2EventLog log = open()) {
            assertThat(log.size()).isEqualTo(1_000);
            Entries.keep(log, List.of(Entries.numbered(0), Entries.numbered(0)));
            List<Long> ids = Entries.answer(log.page(EventFilter.ALL, null, 1_000)).entries().stream()
                    .map(LogEntry::id)
                    .toList();
            assertThat(ids).hasSize(1_000).startsWith(1_002L, 1_001L, 1_000L);
        }
    }

    @Test
    void anEntryIsInTheDatabaseBeforeItIsSaidToBeKept() throws Exception {
        try (H2EventLog log = open();
                Connection other = LogDatabase.station(directory).openConnection()) {
            CompletableFuture<Long> seen = new CompletableFuture<>();
            log.append(Entries.numbered(0), () -> seen.complete(count(other)));
            assertThat(seen.get()).isEqualTo(1);
        }
    }

    private static long count(Connection connection) {
        try (ResultSet row = connection.createStatement().executeQuery("SELECT COUNT(*) FROM event")) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aFailingAcknowledgementDoesNotStopTheOthers() throws Exception {
        try (H2EventLog log = open()) {
            log.append(Entries.numbered(0), () -> {
                throw new IllegalStateException("the broker is gone");
            });
            Entries.keep(log, List.of(Entries.numbered(0)));
            assertThat(log.size()).isEqualTo(2);
        }
    }

    @Test
    void aClosedLogTakesAndAnswersNothing() throws Exception {
        H2EventLog log = open();
        log.close();
        log.close();
        assertThatThrownBy(() -> log.append(Entries.numbered(0), () -> {})).isInstanceOf(IllegalStateException.class);
        assertThat(log.cameras()).isCompletedExceptionally();
    }

    @Test
    void whatNoCameraSendsIsCutAndSaidToBe() throws Exception {
        LogEntry plain = Entries.numbered(0);
        byte[] huge = new byte[3_000_000];
        LogEntry entry = new LogEntry(
                0,
                Instant.MIN,
                Instant.MAX,
                "b",
                "s",
                "c",
                EventKind.ALERT,
                plain.severity(),
                "x".repeat(2_000_000),
                Double.NaN,
                "half \ud800 pair",
                "t",
                huge);
        try (H2EventLog log = open()) {
            Entries.keep(log, List.of(entry));
            LogEntry read =
                    Entries.answer(log.page(EventFilter.ALL, null, 1)).entries().getFirst();

            assertThat(read.payload()).hasSize(65_536);
            assertThat(read.summary())
                    .hasSize(65_536)
                    .containsPattern(
                            "… \\(Of the message's 3000000 bytes the first 65536 are kept; SHA-256 [0-9a-f]{64}\\.\\)$");
            assertThat(read.confidence()).isNull();
            assertThat(read.key()).isEqualTo("half ? pair");
            assertThat(read.received()).isEqualTo("0001-01-01T00:00:00Z");
            assertThat(read.claimed()).isEqualTo("9999-12-31T23:59:59.999Z");
        }
    }

    @Test
    void aPayloadOfAMegabyteIsKeptWhole() throws Exception {
        LogEntry plain = Entries.numbered(0);
        byte[] payload = new byte[1_048_576];
        payload[payload.length - 1] = 7;
        try (H2EventLog log = open()) {
            Entries.keep(log, List.of(withPayload(plain, payload)));
            LogEntry read =
                    Entries.answer(log.page(EventFilter.ALL, null, 1)).entries().getFirst();
            assertThat(read.payload()).isEqualTo(payload);
            assertThat(read.summary()).isEqualTo(plain.summary());
        }
    }

    static LogEntry withPayload(LogEntry entry, byte[] payload) {
        return new LogEntry(
                entry.id(),
                entry.received(),
                entry.claimed(),
                entry.broker(),
                entry.system(),
                entry.camera(),
                entry.kind(),
                entry.severity(),
                entry.summary(),
                entry.confidence(),
                entry.key(),
                entry.topic(),
                payload);
    }

    @Test
    void aSecondStationIsTurnedAwayWithASentence() throws Exception {
        try (H2EventLog log = open()) {
            assertThatThrownBy(this::open)
                    .isInstanceOf(EventLogException.class)
                    .hasMessageContaining("is in use by another Vedette")
                    .hasMessageContaining("--profile");
            Entries.keep(log, List.of(Entries.numbered(0)));
        }
        open().close();
    }

    @Test
    void aDatabaseThatAnotherProgramHasOpenIsSaidToBeInUse() throws Exception {
        String url = "jdbc:h2:file:" + directory.resolve("events") + ";AUTO_SERVER=FALSE";
        try (Connection other = DriverManager.getConnection(url, "SA", "")) {
            assertThat(other.isValid(0)).isTrue();
            SQLException busy = new SQLException("locked", "HY000", 90020);
            assertThatThrownBy(() -> H2EventLog.open(
                            directory,
                            CLOCK,
                            Entries.threads(),
                            () -> {
                                throw busy;
                            },
                            Duration.ZERO))
                    .isInstanceOf(EventLogException.class)
                    .hasMessageContaining("is in use by another Vedette");
        }
    }

    @Test
    void aDamagedFileIsSetAsideAndSaidToBe() throws Exception {
        try (H2EventLog log = open()) {
            Entries.keep(
                    log, LongStream.range(0, 2_000).mapToObj(Entries::numbered).toList());
        }
        byte[] damaged = Files.readAllBytes(directory.resolve("events.mv.db"));
        new Random(5).nextBytes(damaged);
        Files.write(directory.resolve("events.mv.db"), damaged);

        try (H2EventLog log = open()) {
            Path aside = directory.resolve("events-damaged-20260301T120000000Z.mv.db");
            assertThat(aside).hasBinaryContent(damaged);
            assertThat(log.status().notices()).singleElement().asString().contains("damaged", aside.toString());
            Entries.keep(log, List.of(Entries.numbered(0)));
            assertThat(log.size()).isEqualTo(1);
        }
    }

    @Test
    void aTruncatedFileDoesNotKeepTheStationFromStarting() throws Exception {
        try (H2EventLog log = open()) {
            Entries.keep(
                    log, LongStream.range(0, 2_000).mapToObj(Entries::numbered).toList());
        }
        byte[] whole = Files.readAllBytes(directory.resolve("events.mv.db"));
        Files.write(directory.resolve("events.mv.db"), Arrays.copyOf(whole, 9_000));

        try (H2EventLog log = open()) {
            long left = log.size();
            assertThat(left).isLessThanOrEqualTo(2_000);
            Entries.keep(log, List.of(Entries.numbered(0)));
            assertThat(log.size()).isEqualTo(left + 1);
        }
    }

    @Test
    void aFolderThatCannotBeOneIsExplained() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));
        assertThatThrownBy(() -> H2EventLog.open(file, CLOCK, Entries.threads()))
                .isInstanceOf(EventLogException.class)
                .hasMessageContaining("can't be opened");
        assertThatThrownBy(() -> H2EventLog.open(directory.resolve("a;INIT=b"), CLOCK, Entries.threads()))
                .isInstanceOf(EventLogException.class)
                .hasMessageContaining("semicolon");
    }
}

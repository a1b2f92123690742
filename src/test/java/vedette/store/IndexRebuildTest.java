package vedette.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vedette.journal.JournalVerifier;
import vedette.model.LogEntry;
import vedette.search.EventFilter;

/// The index is only that: whatever becomes of it, it is made anew from the journal.
@Timeout(120)
class IndexRebuildTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void aDeletedIndexIsMadeAnewFromTheJournal() throws Exception {
        try (JournalEventLog log = Logs.open(folder)) {
            Logs.keep(log, 0, 3_000);
        }
        deleteIndex();
        assertAllThere(3_000);
    }

    @Test
    void anIndexOfRubbishIsSetAsideAndMadeAnew() throws Exception {
        try (JournalEventLog log = Logs.open(folder)) {
            Logs.keep(log, 0, 1_000);
        }
        byte[] rubbish = new byte[200_000];
        new java.util.Random(1).nextBytes(rubbish);
        Files.write(EmbeddedDatabase.file(folder), rubbish);
        try (JournalEventLog log = Logs.open(folder)) {
            Logs.awaitIndexed(log);
            assertThat(Logs.answer(log.count(EventFilter.ALL))).isEqualTo(1_000);
            assertThat(log.status().notices()).anyMatch(notice -> notice.contains("made anew from the journal"));
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.filter(file -> file.toString().contains("index-damaged")))
                    .hasSize(1);
        }
    }

    @Test
    void anOldIndexIsBroughtUpToDate() throws Exception {
        Path old = folder.resolveSibling("old-index");
        try (JournalEventLog log = Logs.open(folder)) {
            Logs.keep(log, 0, 500);
        }
        Files.copy(EmbeddedDatabase.file(folder), old);
        try (JournalEventLog log = Logs.open(folder)) {
            Logs.keep(log, 500, 900);
        }
        Files.move(old, EmbeddedDatabase.file(folder), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertAllThere(900);
    }

    @Test
    void anIndexOfAnotherJournalIsMadeAnew() throws Exception {
        Path other = folder.resolveSibling("other");
        try (JournalEventLog log = Logs.open(other)) {
            Logs.keep(log, 10_000, 10_300);
        }
        try (JournalEventLog log = Logs.open(folder)) {
            Logs.keep(log, 0, 200);
        }
        Files.copy(
                EmbeddedDatabase.file(other),
                EmbeddedDatabase.file(folder),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertAllThere(200);
    }

    @Test
    void aDamagedPieceOfTheJournalCostsOnlyItsOwnRecords() throws Exception {
        try (JournalEventLog log = Logs.open(folder)) {
            Logs.keep(log, 0, 2_000);
        }
        deleteIndex();
        Path segment;
        try (Stream<Path> files = Files.list(folder.resolve("journal"))) {
            segment = files.filter(file -> file.toString().endsWith(".vj"))
                    .findFirst()
                    .orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(segment);
        bytes[bytes.length / 2] ^= 1;
        Files.write(segment, bytes);
        try (LogReader reader =
                JournalEventLog.openReader(folder, Logs.threads().reader(), LogOptions.USUAL)) {
            assertThat(Logs.answer(reader.count(EventFilter.ALL))).isBetween(1_999L, 2_000L);
        }
        assertThat(JournalVerifier.verify(folder.resolve("journal"), null, RecordContents::named, (done, all) -> {})
                        .fault())
                .isNotNull();
    }

    private void assertAllThere(int events) throws Exception {
        try (JournalEventLog log = Logs.open(folder)) {
            Logs.awaitIndexed(log);
            assertThat(Logs.answer(log.count(EventFilter.ALL))).isEqualTo(events);
            List<LogEntry> newest =
                    Logs.answer(log.page(EventFilter.ALL, null, 1_000)).entries();
            assertThat(newest.stream().map(LogEntry::key).toList())
                    .isEqualTo(LongStream.range(Math.max(0, events - 1_000), events)
                            .mapToObj(number -> "K" + number)
                            .toList()
                            .reversed());
            assertThat(log.size()).isEqualTo(events);
        }
    }

    private void deleteIndex() throws IOException {
        Files.delete(EmbeddedDatabase.file(folder));
    }
}

package vedette.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vedette.journal.JournalReport;
import vedette.journal.JournalVerifier;
import vedette.search.EventFilter;

@Timeout(60)
class LogBackupTest {
    @TempDir
    private Path folder = Path.of("");

    private Path log() {
        return folder.resolve("log");
    }

    @Test
    void aBackupOfARunningLogGoesOnElsewhere() throws Exception {
        Path backup = folder.resolve("backup");
        try (JournalEventLog log = Logs.open(log())) {
            Logs.keep(log, 0, 500);
            LogBackup.Result result = LogBackup.take(log(), backup, true);
            assertThat(result.report().entries()).isEqualTo(500);
            assertThat(result.inWords()).contains("500 events");
            Logs.keep(log, 500, 600);
        }
        Path other = folder.resolve("other");
        LogBackup.restore(backup, other);
        try (JournalEventLog log = Logs.open(other)) {
            Logs.keep(log, 500, 510);
            assertThat(Logs.answer(log.count(EventFilter.ALL))).isEqualTo(510);
        }
    }

    @Test
    void aCopyWithoutTheKeyIsReadAndNotGoneOnWith() throws Exception {
        Path backup = folder.resolve("backup");
        try (JournalEventLog log = Logs.open(log())) {
            Logs.keep(log, 0, 50);
        }
        LogBackup.take(log(), backup, false);
        assertThat(backup.resolve("station.key")).doesNotExist();
        Path other = folder.resolve("other");
        LogBackup.restore(backup, other);
        try (LogReader reader = JournalEventLog.openReader(other, Logs.threads().reader(), LogOptions.USUAL)) {
            assertThat(Logs.answer(reader.count(EventFilter.ALL))).isEqualTo(50);
        }
        assertThatThrownBy(() -> Logs.open(other)).hasMessageContaining("key");
    }

    @Test
    void aLogIsNotReplaced() throws Exception {
        Path backup = folder.resolve("backup");
        try (JournalEventLog log = Logs.open(log())) {
            Logs.keep(log, 0, 50);
        }
        assertThat(LogBackup.take(log(), backup, true).isDamaged()).isFalse();
        assertThatThrownBy(() -> LogBackup.restore(backup, log())).hasMessageContaining("already");
    }

    @Test
    void whatIsLeftOfADamagedLogIsBackedUpAndRestored() throws Exception {
        Path backup = folder.resolve("backup");
        Path other = folder.resolve("other");
        try (JournalEventLog log = Logs.open(log())) {
            Logs.keep(log, 0, 200);
        }
        Damage.half(JournalEventLog.journal(log()));
        JournalReport before = verified(JournalEventLog.journal(log()));
        assertThat(before.fault()).isNotNull();
        LogBackup.Result taken = LogBackup.take(log(), backup, true);
        assertThat(taken.isDamaged()).isTrue();
        assertThat(taken.inWords()).contains("The log is damaged");
        assertThat(verified(backup)).isEqualTo(before);
        LogBackup.Result restored = LogBackup.restore(backup, other);
        assertThat(restored.isDamaged()).isTrue();
        assertThat(verified(JournalEventLog.journal(other))).isEqualTo(before);
        try (LogReader reader = JournalEventLog.openReader(other, Logs.threads().reader(), LogOptions.USUAL)) {
            assertThat(Logs.answer(reader.count(EventFilter.ALL))).isBetween(197L, 199L);
        }
    }

    private static JournalReport verified(Path journal) throws IOException {
        return JournalVerifier.verify(journal, null, RecordContents::named, (bytes, ofBytes) -> {});
    }
}

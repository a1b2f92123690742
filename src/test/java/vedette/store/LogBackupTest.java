package vedette.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
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
        try (LogReader reader = JournalEventLog.openReader(other, Logs.threads().reader())) {
            assertThat(Logs.answer(reader.count(EventFilter.ALL))).isEqualTo(50);
        }
        assertThatThrownBy(() -> Logs.open(other)).hasMessageContaining("key");
    }

    @Test
    void aDamagedBackupIsNotRestoredAndALogIsNotReplaced() throws Exception {
        Path backup = folder.resolve("backup");
        try (JournalEventLog log = Logs.open(log())) {
            Logs.keep(log, 0, 50);
        }
        LogBackup.take(log(), backup, true);
        assertThatThrownBy(() -> LogBackup.restore(backup, log())).hasMessageContaining("already");
        try (Stream<Path> files = Files.list(backup)) {
            Path segment = files.filter(each -> each.toString().endsWith(".vj"))
                    .findFirst()
                    .orElseThrow();
            try (RandomAccessFile bytes = new RandomAccessFile(segment.toFile(), "rw")) {
                bytes.seek(bytes.length() / 2);
                int before = bytes.read();
                bytes.seek(bytes.length() / 2);
                bytes.write(before ^ 1);
            }
        }
        assertThatThrownBy(() -> LogBackup.restore(backup, folder.resolve("other")))
                .hasMessageContaining("not sound");
        assertThat(folder.resolve("other")).doesNotExist();
    }
}

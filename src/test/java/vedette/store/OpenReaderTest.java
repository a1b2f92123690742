package vedette.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenReaderTest {
    @TempDir
    private Path directory;

    @TempDir
    private Path out;

    /// What `vedette export` does, in a process of its own.
    static final class Exporter {
        private Exporter() {}

        public static void main(String[] arguments) throws EventLogException {
            try (LogReader reader = reader(Path.of(arguments[0]))) {
                Entries.answer(reader.export(
                        EventFilter.ALL, ExportFormat.NDJSON, Path.of(arguments[1]), ExportProgress.NONE));
            }
        }
    }

    private static LogReader reader(Path directory) throws EventLogException {
        return H2EventLog.openReader(directory, Entries.threads().reader());
    }

    private H2EventLog station() throws EventLogException {
        return H2EventLog.open(directory, Clock.systemUTC(), Entries.threads());
    }

    private int exportInAnotherProcess(Path target) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Exporter.class.getName(),
                        directory.toString(),
                        target.toString())
                .redirectErrorStream(true)
                .redirectOutput(out.resolve("output").toFile())
                .start()
                .waitFor();
    }

    @Test
    void anotherProcessExportsWhileTheStationWritesAndAfterwards() throws Exception {
        Path target = out.resolve("events.ndjson");
        try (H2EventLog log = station()) {
            Entries.keep(
                    log, LongStream.range(0, 3_000).mapToObj(Entries::numbered).toList());
            assertThat(exportInAnotherProcess(target))
                    .as("%s", out.resolve("output"))
                    .isZero();
            assertThat(Files.readAllLines(target)).hasSize(3_000);
            Entries.keep(log, List.of(Entries.numbered(0)));
        }
        assertThat(exportInAnotherProcess(target)).isZero();
        assertThat(Files.readAllLines(target)).hasSize(3_001);
    }

    @Test
    void aReaderSeesWhatTheStationKeeps() throws Exception {
        try (H2EventLog log = station();
                LogReader reader = reader(directory)) {
            assertThat(reader.size()).isZero();
            Entries.keep(log, List.of(Entries.numbered(7)));
            assertThat(Entries.answer(reader.page(EventFilter.ALL, null, 10)).entries())
                    .hasSize(1);
            assertThat(Entries.answer(reader.cameras())).containsExactly("door");
        }
    }

    @Test
    void theDoorLetsNobodyWrite() throws Exception {
        try (H2EventLog log = station();
                Handle handle = LogDatabase.jdbi(ReaderDoor.through(directory)).open()) {
            assertThat(log.size()).isZero();
            for (String sql : List.of(
                    "DELETE FROM event",
                    "DROP TABLE event",
                    "CREATE ALIAS halt FOR 'java.lang.System.exit'",
                    "SHUTDOWN",
                    "SCRIPT TO '" + out.resolve("script") + "'")) {
                assertThatThrownBy(() -> handle.execute(sql)).as(sql).isInstanceOf(JdbiException.class);
            }
        }
        assertThat(out).isEmptyDirectory();
    }

    @Test
    void onlyTheOwnerCanReadTheNoteAtTheDoor() throws Exception {
        Path note = directory.resolve("events.door");
        try (H2EventLog log = station()) {
            assertThat(log.size()).isZero();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(note)))
                    .isEqualTo("rw-------");
        }
        assertThat(note).doesNotExist();
    }

    @Test
    void withoutAStationTheReaderKeepsStationsOut() throws Exception {
        station().close();
        try (LogReader reader = reader(directory)) {
            assertThat(reader.size()).isZero();
            assertThatThrownBy(this::station)
                    .isInstanceOf(EventLogException.class)
                    .hasMessageContaining("is in use");
        }
        station().close();
    }

    @Test
    void aFolderWithoutALogIsExplained() {
        assertThatThrownBy(() -> reader(out))
                .isInstanceOf(EventLogException.class)
                .hasMessageContaining("There is no event log in " + out);
        assertThat(out).isEmptyDirectory();
    }

    @Test
    void aStationThatDoesNotOpenItsDoorIsExplained() throws Exception {
        try (H2EventLog log = station()) {
            assertThat(log.size()).isZero();
            Files.delete(directory.resolve("events.door"));
            assertThatThrownBy(() -> reader(directory))
                    .isInstanceOf(EventLogException.class)
                    .hasMessageContaining("Try again");
        }
    }
}

package vedette.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vedette.message.OriginalMessage;
import vedette.search.EventFilter;
import vedette.store.EventLog;
import vedette.store.EventLogException;
import vedette.store.JournalEventLog;
import vedette.store.LogOptions;
import vedette.store.LogReader;
import vedette.store.LogRecord;
import vedette.store.PostgresTest;
import vedette.store.RetentionPolicy;
import vedette.store.StoreThreads;

/// Evidence of recorders that share a PostgreSQL database.
@Timeout(180)
class SharedEvidenceTest extends PostgresTest {
    private static final StoreThreads THREADS = StoreThreads.named((thread, failure) -> {
        throw new AssertionError(thread.getName(), failure);
    });

    @TempDir
    private Path folder = Path.of("");

    private EventLog recorder(String name) throws Exception {
        EventLog log = JournalEventLog.open(folder.resolve(name), Clock.systemUTC(), THREADS, options(true));
        byte[] payload = ("{\"of\":\"" + name + "\"}").getBytes(StandardCharsets.UTF_8);
        for (int i = 1; i <= 3; i++) {
            log.append(
                    LogRecord.of(
                            List.of(StreamedLog.entry(0, name + " saw " + i)
                                    .but()
                                    .camera(name)
                                    .payloadBytes(payload.length)
                                    .build()),
                            new OriginalMessage("lightnvr/detections/door", 1, false, List.of(), payload),
                            List.of()),
                    () -> {});
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> log.count(of(name)).get(30, TimeUnit.SECONDS) == 3);
        return log;
    }

    private static EventFilter of(String... cameras) {
        return EventFilter.ALL.ofCameras(Set.of(cameras));
    }

    private ExportResult evidence(LogReader log, EventFilter filter, String name) throws Exception {
        return Exports.start(log, filter, ExportFormat.EVIDENCE, folder.resolve(name), ExportProgress.NONE)
                .get(60, TimeUnit.SECONDS);
    }

    @Test
    void aRecorderProvesWhatItWroteAndNothingElse() throws Exception {
        try (EventLog first = recorder("gate");
                EventLog second = recorder("yard")) {
            ExportResult made = evidence(second, of("yard"), "yard.zip");
            assertThat(made.entries()).isEqualTo(3);
            assertThat(EvidenceVerifier.verify(made.file(), null).fault()).isNull();
            assertThatThrownBy(() -> evidence(second, of("gate", "yard"), "both.zip"))
                    .hasRootCauseInstanceOf(ExportException.class)
                    .hasMessageContaining("written by another recorder")
                    .hasMessageContaining("camera gate");
            assertThat(folder.resolve("both.zip")).doesNotExist();
            assertThat(evidence(first, of("gate"), "gate.zip").entries()).isEqualTo(3);
        }
    }

    @Test
    void anotherProgramProvesItToo() throws Exception {
        try (EventLog log = recorder("door");
                LogReader beside =
                        JournalEventLog.openReader(folder.resolve("door"), THREADS.reader(), options(true))) {
            assertThat(log.size()).isPositive();
            assertThat(EvidenceVerifier.verify(
                                    evidence(beside, of("door"), "beside.zip").file(), null)
                            .fault())
                    .isNull();
        }
        try (LogReader alone = JournalEventLog.openReader(folder.resolve("door"), THREADS.reader(), options(true))) {
            assertThat(evidence(alone, of("door"), "alone.zip").entries()).isEqualTo(3);
        }
    }

    @Test
    void aDatabaseThatIsAwayIsSaidAtOnce() throws Exception {
        recorder("away").close();
        LogOptions nowhere = new LogOptions("postgresql://127.0.0.1:1/none", "v", null, true, RetentionPolicy.USUAL);
        assertThatThrownBy(() -> JournalEventLog.openReader(folder.resolve("away"), THREADS.reader(), nowhere))
                .isInstanceOf(EventLogException.class)
                .hasMessageContaining("The event log's database can't be asked");
    }
}

package vedette.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vedette.search.EventFilter;

/// A file system of 24 MB, where the tests may mount one, that is filled by something else.
@Timeout(120)
class DiskFullTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void nothingIsAcknowledgedWhileTheDiskIsFullAndItGoesOnByItself() throws Exception {
        try (SmallDisk disk = SmallDisk.mountedIn(folder, 24)) {
            AtomicInteger kept = new AtomicInteger();
            try (JournalEventLog log = Logs.open(disk.folder().resolve("log"))) {
                Logs.keep(log, 0, 100);
                disk.fill();
                int sent = 0;
                while (log.status().failure() == null && sent < 3_000) {
                    log.append(large(100 + sent++), kept::incrementAndGet);
                }
                await().atMost(Duration.ofSeconds(20)).until(() -> log.status().failure() != null);
                assertThat(log.status().failure()).contains("unacknowledged");
                assertThat(kept.get()).isLessThan(sent);
                disk.makeRoom();
                int all = sent;
                await().atMost(Duration.ofSeconds(30)).until(() -> kept.get() == all);
                await().atMost(Duration.ofSeconds(30)).until(() -> log.status().failure() == null);
                Logs.awaitIndexed(log);
                assertThat(Logs.answer(log.count(EventFilter.ALL))).isEqualTo(100 + all);
            }
        }
    }

    private static LogRecord large(long number) {
        return Logs.record(Logs.entry(number), "x".repeat(3_000));
    }
}

package vedette.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
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

    @Test
    void aHoldIsRefusedWithoutWaitingWhileTheDiskIsFull() throws Exception {
        try (SmallDisk disk = SmallDisk.mountedIn(folder, 24);
                JournalEventLog log = Logs.open(disk.folder().resolve("log"))) {
            Logs.keep(log, 0, 10);
            Hold hold = Logs.answer(log.hold(new Hold(0, "before", Set.of(1L), null, null)));
            disk.fill();
            Thread sender = Thread.ofPlatform().daemon().start(() -> {
                try {
                    for (int i = 0; i < 20_000; i++) {
                        log.append(large(i), () -> {});
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> log.status().failure() != null && sender.getState() == Thread.State.WAITING);
            CompletableFuture<Hold> refused = CompletableFuture.supplyAsync(
                            () -> log.hold(new Hold(0, "during", Set.of(2L), null, null)))
                    .orTimeout(20, TimeUnit.SECONDS)
                    .thenCompose(answer -> answer);
            assertThatThrownBy(() -> Logs.answer(refused))
                    .hasMessageContaining("The event log takes nothing at the moment. Events are not being kept");
            assertThatThrownBy(() -> Logs.answer(log.release(hold.id()))).hasMessageContaining("takes nothing");
            disk.makeRoom();
            sender.interrupt();
            await().atMost(Duration.ofSeconds(60)).until(() -> log.status().failure() == null);
            Logs.answer(log.release(hold.id()));
        }
    }

    private static LogRecord large(long number) {
        return Logs.record(Logs.entry(number), "x".repeat(3_000));
    }
}

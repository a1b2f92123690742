package vedette.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vedette.journal.Journal;
import vedette.journal.NewRecord;

@Timeout(60)
class WriterLaneTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void isBusyWhileManyWaitAndNoLonger() throws Exception {
        AtomicInteger kept = new AtomicInteger();
        try (Journal journal = Journal.open(folder, Clock.systemUTC());
                WriterLane lane = new WriterLane(
                        journal,
                        WriterLane.BOUNDS,
                        Executors.defaultThreadFactory(),
                        Duration.ofSeconds(1),
                        () -> {})) {
            append(lane, 512, kept);
            assertThat(lane.isBusy()).isFalse();
            append(lane, 1, kept);
            assertThat(lane.isBusy()).isTrue();
            lane.start();
            await().until(() -> kept.get() == 513);
            await("the quiet after it").until(() -> !lane.isBusy());
        }
    }

    private static void append(WriterLane lane, int count, AtomicInteger kept) throws InterruptedException {
        for (int i = 0; i < count; i++) {
            NewRecord record = new NewRecord(1, new byte[] {'r'}, List.of());
            lane.append(new AppendQueue.Waiting(record, 1, id -> kept.incrementAndGet()));
        }
    }
}

package vedette.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.h2.store.fs.FilePath;
import org.jdbi.v3.core.ConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vedette.model.LogEntry;

class WriteFailureTest {
    /// What the disk does at a commit.
    private enum Disk {
        FINE,
        FULL,
        /// Takes the commit, and says that it did not.
        LYING
    }

    @TempDir
    private Path directory;

    private volatile Disk disk = Disk.FINE;
    private final List<Long> kept = Collections.synchronizedList(new ArrayList<>());

    private H2EventLog open() throws EventLogException {
        ConnectionFactory real = LogDatabase.station(directory);
        return H2EventLog.open(
                directory,
                Clock.systemUTC(),
                Entries.threads(),
                () -> failing(real.openConnection()),
                Duration.ofMillis(1));
    }

    private Connection failing(Connection real) {
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("commit") && disk == Disk.FULL) {
                        throw new SQLException("No space left on device");
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    } finally {
                        if (method.getName().equals("commit") && disk == Disk.LYING) {
                            disk = Disk.FINE;
                            throwLie();
                        }
                    }
                });
    }

    private static void throwLie() throws SQLException {
        throw new SQLException("I/O error");
    }

    private void append(EventLog log, long number) throws InterruptedException {
        log.append(Entries.numbered(number), () -> kept.add(number));
    }

    private static List<Long> logged(EventLog log) {
        return Entries.answer(log.page(EventFilter.ALL, null, 1_000)).entries().reversed().stream()
                .map(entry -> Long.parseLong(entry.summary().substring("event ".length())))
                .toList();
    }

    @Test
    void aFullDiskLosesNothingAndIsSaidToBeFull() throws Exception {
        List<Long> numbers = LongStream.range(0, 600).boxed().toList();
        try (H2EventLog log = open()) {
            disk = Disk.FULL;
            for (long number : numbers) {
                append(log, number);
            }
            Awaitility.await().until(() -> log.status().failure() != null);
            assertThat(log.status().failure()).contains("No space left on device", "free space");
            assertThat(log.status().waiting()).isEqualTo(600);
            assertThat(log.size()).isZero();
            assertThat(kept).isEmpty();
            assertThat(logged(log)).isEmpty();

            disk = Disk.FINE;
            Awaitility.await().until(() -> kept.size() == 600);
            assertThat(kept).isEqualTo(numbers);
            assertThat(logged(log)).isEqualTo(numbers);
            assertThat(log.status().failure()).isNull();
            assertThat(log.status().waiting()).isZero();
        }
    }

    @Test
    void aCommitThatWasDoneAfterAllIsNotRepeated() throws Exception {
        try (H2EventLog log = open()) {
            append(log, 0);
            Awaitility.await().until(() -> kept.size() == 1);
            disk = Disk.LYING;
            append(log, 1);
            Awaitility.await().until(() -> kept.size() == 2);
            append(log, 2);
            Awaitility.await().until(() -> kept.size() == 3);
            assertThat(logged(log)).containsExactly(0L, 1L, 2L);
            assertThat(Entries.answer(log.page(EventFilter.ALL, null, 9)).entries())
                    .extracting(LogEntry::id)
                    .containsExactly(3L, 2L, 1L);
        }
    }

    @Test
    void whoAppendsWaitsWhileTheDiskIsFull() throws Exception {
        try (H2EventLog log = open()) {
            disk = Disk.FULL;
            AtomicInteger appended = new AtomicInteger();
            CountDownLatch ended = new CountDownLatch(1);
            Thread.ofPlatform().start(() -> {
                try {
                    for (long number = 0; number < 6_000; number++) {
                        append(log, number);
                        appended.incrementAndGet();
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                ended.countDown();
            });
            // The queue's 4,096 and the batch in the writer's hand.
            Awaitility.await().until(() -> log.status().waiting() >= 4_096);
            assertThat(appended.get()).isLessThanOrEqualTo(4_096 + 256);
            assertThat(ended.getCount()).isEqualTo(1);
            disk = Disk.FINE;
            ended.await();
        }
        assertThat(kept).isEqualTo(LongStream.range(0, 6_000).boxed().toList());
    }

    @Test
    void closingWhileTheDiskIsFullEndsAndTellsWhatIsMissing() throws Exception {
        H2EventLog log = open();
        disk = Disk.FULL;
        for (long number = 0; number < 300; number++) {
            append(log, number);
        }
        log.close();
        assertThat(log.status().failure()).startsWith("300 entries could not be written");
        assertThat(kept).isEmpty();
        disk = Disk.FINE;
        try (H2EventLog reopened = open()) {
            assertThat(reopened.size()).isZero();
        }
    }

    /// The database closes itself under all its connections when a write fails.
    @Test
    void theDatabaseComesBackAfterADiskThatWasReallyFull() throws Exception {
        FilePath.register(new FullDisk());
        String url = LogDatabase.url(directory, ";WRITE_DELAY=0").replace("jdbc:h2:file:", "jdbc:h2:full:");
        ConnectionFactory connections = () -> DriverManager.getConnection(url, LogDatabase.OWNER, "");
        try (H2EventLog log =
                H2EventLog.open(directory, Clock.systemUTC(), Entries.threads(), connections, Duration.ofMillis(1))) {
            append(log, 0);
            Awaitility.await().until(() -> kept.size() == 1);
            assertThat(logged(log)).containsExactly(0L);
            FullDisk.full = true;
            append(log, 1);
            append(log, 2);
            Awaitility.await().until(() -> log.status().failure() != null);
            assertThat(log.status().failure()).contains("No space left on device");
            FullDisk.full = false;
            Awaitility.await().until(() -> kept.size() == 3);
            assertThat(logged(log)).containsExactly(0L, 1L, 2L);
        } finally {
            FullDisk.full = false;
        }
    }
}

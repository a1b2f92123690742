package vedette.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import vedette.store.EventLog;
import vedette.store.EventLogException;
import vedette.store.JournalEventLog;
import vedette.store.LogRecord;
import vedette.store.StoreThreads;

/// Events that survive the loss of power, per second: by the log, whose index is written at the same time, beside the
/// limit, which is to write and force the same bytes in the same batches and do nothing else, and beside SQLite making
/// the same promise. The three take turns.
public final class IngestBench {
    private static final int BATCH = 16;

    /// Until then the compiler takes the greater part of a core.
    private static final int WARM_UP = 2;

    private IngestBench() {}

    /// What one round gave.
    ///
    /// @param perSecond durable events a second
    /// @param bytesEach what an event takes in the journal
    private record Round(double perSecond, double bytesEach) {}

    /// Measures, prints a table, and last `RATIO ingest-limit` (ours by the limit) and `RATIO ingest-sqlite` (ours by
    /// SQLite's).
    ///
    /// @param events how many in each round
    /// @return the exit status
    public static int run(PrintStream out, Path folder, int events, int rounds)
            throws IOException, SQLException, EventLogException, InterruptedException {
        List<Double> ours = new ArrayList<>();
        List<Double> sqlite = new ArrayList<>();
        out.printf(
                Locale.ROOT,
                "Durable events per second, %d events a round, batches of %d%n%-8s %12s %12s %12s%n",
                events,
                BATCH,
                "round",
                "limit",
                "Vedette",
                "SQLite");
        for (int round = 1 - WARM_UP; round <= rounds; round++) {
            Round mine = ours(folder, events);
            double limit = limit(folder, events, mine.bytesEach());
            double other = SqliteLog.ingest(folder.resolve("bench.sqlite"), Math.max(BATCH, events / 4), BATCH);
            out.printf(
                    Locale.ROOT,
                    "%-8s %12.0f %12.0f %12.0f%n",
                    round <= 0 ? "warm-up" : round,
                    limit,
                    mine.perSecond(),
                    other);
            if (round > 0) {
                ours.add(mine.perSecond() / limit);
                sqlite.add(mine.perSecond() / other);
            }
        }
        out.printf(Locale.ROOT, "RATIO ingest-limit %.2f%n", median(ours));
        out.printf(Locale.ROOT, "RATIO ingest-sqlite %.2f%n", median(sqlite));
        return 0;
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    private static Round ours(Path folder, int events) throws IOException, EventLogException, InterruptedException {
        Path place = folder.resolve("bench-log");
        delete(place);
        SampleRecords samples = new SampleRecords(Instant.parse("2026-01-01T00:00:00Z"));
        List<LogRecord> records = Stream.generate(samples::next).limit(events).toList();
        StoreThreads threads = StoreThreads.named((thread, failure) -> failure.printStackTrace());
        CountDownLatch kept = new CountDownLatch(events);
        try (EventLog log = JournalEventLog.open(place, Clock.systemUTC(), threads)) {
            long bytes = log.status().bytes();
            long begin = System.nanoTime();
            for (LogRecord record : records) {
                log.append(record, kept::countDown);
            }
            if (!kept.await(10, TimeUnit.MINUTES)) {
                throw new IOException(
                        "the log did not keep them: " + log.status().failure());
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            long journal = journalBytes(place) - bytes;
            return new Round(events / seconds, (double) Math.max(journal, 1) / events);
        } finally {
            delete(place);
        }
    }

    private static long journalBytes(Path place) throws IOException {
        try (Stream<Path> files = Files.list(place.resolve("journal"))) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    /// Nothing but writing and forcing as many bytes in as many batches.
    private static double limit(Path folder, int events, double bytesEach) throws IOException {
        Path file = folder.resolve("bench-limit");
        ByteBuffer batch = ByteBuffer.allocateDirect((int) (bytesEach * BATCH));
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            long begin = System.nanoTime();
            for (int written = 0; written < events; written += BATCH) {
                batch.clear();
                while (batch.hasRemaining()) {
                    channel.write(batch);
                }
                channel.force(false);
            }
            return events / ((System.nanoTime() - begin) / 1e9);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = walk.toList();
        }
        for (Path each : all.reversed()) {
            Files.delete(each);
        }
    }
}

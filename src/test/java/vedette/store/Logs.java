package vedette.store;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import vedette.message.OriginalMessage;
import vedette.model.EventKind;
import vedette.model.LogEntry;

/// Logs for tests, and what is put into them.
final class Logs {
    static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private Logs() {}

    static StoreThreads threads() {
        return StoreThreads.named((thread, failure) -> failure.printStackTrace());
    }

    static JournalEventLog open(Path folder) throws EventLogException {
        return open(folder, LogOptions.USUAL);
    }

    static JournalEventLog open(Path folder, LogOptions options) throws EventLogException {
        return (JournalEventLog) JournalEventLog.open(folder, Clock.systemUTC(), threads(), options);
    }

    static LogEntry entry(long number) {
        return entry(number, EventKind.DETECTION, START.plusMillis(number));
    }

    static LogEntry entry(long number, EventKind kind, Instant when) {
        return LogEntry.of(kind, when, "event " + number)
                .broker("main")
                .system("lightnvr")
                .camera(number % 2 == 0 ? "door" : "yard")
                .key("K" + number)
                .topic("lightnvr/detections/door")
                .build();
    }

    /// A record of one entry with a message that says its number.
    static LogRecord record(long number) {
        return record(entry(number), "{\"n\":" + number + "}");
    }

    static LogRecord record(LogEntry entry, String payload) {
        OriginalMessage message =
                new OriginalMessage(entry.topic(), 1, false, List.of(), payload.getBytes(StandardCharsets.UTF_8));
        return LogRecord.of(List.of(entry), message, List.of("id of " + entry.summary()));
    }

    /// Appends records with these numbers, and waits until all are kept and found.
    static void keep(JournalEventLog log, long from, long to) throws InterruptedException {
        keep(log, LongStream.range(from, to).mapToObj(Logs::record).toList());
    }

    static void keep(JournalEventLog log, List<LogRecord> records) throws InterruptedException {
        CountDownLatch kept = new CountDownLatch(records.size());
        for (LogRecord record : records) {
            log.append(record, kept::countDown);
        }
        if (!kept.await(60, TimeUnit.SECONDS)) {
            throw new AssertionError("not kept: " + log.status());
        }
        awaitIndexed(log);
    }

    static void awaitIndexed(JournalEventLog log) throws InterruptedException {
        if (!log.index.lane().awaitIndexed(log.end(), Duration.ofSeconds(60))) {
            throw new AssertionError("not indexed: " + log.status());
        }
    }

    static <T> T answer(CompletableFuture<T> future) {
        return future.orTimeout(60, TimeUnit.SECONDS).join();
    }
}

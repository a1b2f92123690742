package vedette.store;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import vedette.model.EventKind;
import vedette.model.LogEntry;
import vedette.model.Severity;

/// Entries for tests, and a log for them.
final class Entries {
    static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    static final List<String> CAMERAS = List.of("", "door", "Yard", "gate_1", "100%", "o'neill");
    private static final List<String> WORDS = List.of(
            "person", "Car", "100%", "a_b", "aXb", "';DROP TABLE event;--", "\\", "!", "é", "Straße", "[x]", "a*b");

    private Entries() {}

    static LogEntry entry(long id, Instant received, String camera, EventKind kind, String summary) {
        byte[] payload = "{\"n\":1}".getBytes(StandardCharsets.UTF_8);
        String topic = "lightnvr/detections/" + camera;
        return new LogEntry(
                id,
                received,
                null,
                "main",
                "lightnvr",
                camera,
                kind,
                Severity.INFO,
                summary,
                null,
                null,
                topic,
                payload);
    }

    static LogEntry numbered(long id) {
        return entry(id, START.plusMillis(id), "door", EventKind.DETECTION, "event " + id);
    }

    /// Random entries with ids from 1, in runs that share their time, the clock now and then stepping back.
    static List<LogEntry> random(long seed, int count) {
        Random random = new Random(seed);
        List<LogEntry> entries = new ArrayList<>();
        Instant time = START;
        for (int id = 1; id <= count; id++) {
            time = time.plusMillis(random.nextInt(4) == 0 ? random.nextInt(-2_000, 6_000) : 0);
            entries.add(random(random, id, time));
        }
        return entries;
    }

    private static LogEntry random(Random random, int id, Instant time) {
        byte[] payload = new byte[random.nextInt(40)];
        random.nextBytes(payload);
        return new LogEntry(
                id,
                time,
                random.nextBoolean() ? null : time.minusMillis(random.nextInt(5_000)),
                "main",
                random.nextBoolean() ? "lightnvr" : "capture",
                pick(random, CAMERAS),
                pick(random, List.of(EventKind.values())),
                pick(random, List.of(Severity.values())),
                pick(random, WORDS) + " at " + pick(random, WORDS),
                random.nextBoolean() ? null : random.nextDouble(),
                random.nextBoolean() ? null : "AB" + random.nextInt(100),
                "t/" + pick(random, CAMERAS).toLowerCase(Locale.ROOT),
                payload);
    }

    static EventFilter randomFilter(Random random) {
        Instant from = START.plusMillis(random.nextInt(200_000));
        String text = random.nextInt(3) > 0 ? "" : pick(random, WORDS) + (random.nextBoolean() ? "" : " aB1");
        return new EventFilter(
                random.nextBoolean() ? null : from,
                random.nextBoolean() ? null : from.plusMillis(random.nextInt(400_000)),
                random.nextBoolean() ? Set.of() : some(random, CAMERAS),
                random.nextBoolean() ? Set.of() : some(random, List.of(EventKind.values())),
                random.nextBoolean() ? null : pick(random, List.of(Severity.values())),
                text);
    }

    private static <T> Set<T> some(Random random, List<T> of) {
        List<T> shuffled = new ArrayList<>(of);
        Collections.shuffle(shuffled, random);
        return Set.copyOf(shuffled.subList(0, 1 + random.nextInt(of.size())));
    }

    private static <T> T pick(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /// Appends entries and waits until all are kept.
    static void keep(EventLog log, List<LogEntry> entries) throws InterruptedException {
        CountDownLatch kept = new CountDownLatch(entries.size());
        for (LogEntry entry : entries) {
            log.append(entry, kept::countDown);
        }
        kept.await();
    }

    static StoreThreads threads() {
        return StoreThreads.named((thread, error) -> error.printStackTrace());
    }

    /// The answer, or the sentence with which it failed as an [AssertionError].
    static <T> T answer(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            throw new AssertionError("no answer", e.getCause());
        }
    }
}

package vedette.bench;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import vedette.message.OriginalMessage;
import vedette.model.EventKind;
import vedette.model.LogEntry;
import vedette.store.EventLog;
import vedette.store.EventLogException;
import vedette.store.JournalEventLog;
import vedette.store.LogRecord;
import vedette.store.StoreThreads;

/// Plates as cameras at gates send them: about 420 bytes a message, a different number nearly each time.
final class SampleRecords {
    private static final int CAMERAS = 64;

    private final Random random = new Random(1);
    private final Instant begin;
    private long count;

    SampleRecords(Instant begin) {
        this.begin = begin;
    }

    /// Makes a log of so many events.
    static void fill(Path place, StoreThreads threads, int events) throws EventLogException, InterruptedException {
        SampleRecords samples = new SampleRecords(Instant.parse("2026-01-01T00:00:00Z"));
        CountDownLatch kept = new CountDownLatch(events);
        try (EventLog log = JournalEventLog.open(place, Clock.systemUTC(), threads)) {
            for (int i = 0; i < events; i++) {
                log.append(samples.next(), kept::countDown);
            }
            kept.await();
        }
    }

    LogRecord next() {
        long number = count++;
        String camera = String.format(Locale.ROOT, "CAM%03d", random.nextInt(CAMERAS));
        String plate = plate();
        double confidence = (50 + random.nextInt(50)) / 100.0;
        Instant received = begin.plusMillis(number);
        String id = String.format(Locale.ROOT, "%016x%016x", random.nextLong(), number);
        OriginalMessage message = new OriginalMessage(
                "lprserver/cameras/" + camera + "/detection",
                1,
                false,
                List.of(),
                payload(id, received, camera, plate, confidence).getBytes(StandardCharsets.UTF_8));
        LogEntry entry = LogEntry.of(EventKind.PLATE, received, plate + " · TH Bangkok · checkpoint CP001")
                .claimed(received.minusMillis(120))
                .broker("bench")
                .system("lprserver")
                .camera(camera)
                .confidence(confidence)
                .key(plate)
                .topic(message.topic())
                .build();
        return new LogRecord(List.of(entry), message, null, List.of(id));
    }

    private String plate() {
        StringBuilder text = new StringBuilder(7);
        for (int i = 0; i < 3; i++) {
            text.append((char) ('A' + random.nextInt(26)));
        }
        return text.append(1000 + random.nextInt(9000)).toString();
    }

    private static String payload(String id, Instant time, String camera, String plate, double confidence) {
        return "{\"message_id\":\"" + id + "\",\"timestamp\":\"" + time + "\",\"camera_id\":\"" + camera
                + "\",\"checkpoint_id\":\"CP001\",\"detection_data\":{\"vehicles_count\":1,\"plates_count\":1,"
                + "\"processing_time_ms\":41,\"confidence_score\":" + confidence
                + ",\"plates\":[{\"plate_index\":0,\"plate_number\":\"" + plate + "\",\"bbox\":[150,120,180,140],"
                + "\"confidence\":" + confidence + ",\"country\":\"TH\",\"province\":\"Bangkok\",\"is_valid\":true}]}}";
    }
}

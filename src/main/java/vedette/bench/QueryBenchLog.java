package vedette.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import vedette.model.EventKind;
import vedette.model.LogEntry;
import vedette.model.LogEntryBuilder;
import vedette.model.Severity;

/// A made-up log like a station's: 64 cameras of which some are busy, plates that mostly come once, late bursts. The
/// same for the same seed.
final class QueryBenchLog {
    static final int CAMERAS = 64;
    static final Instant BEGUN = Instant.parse("2026-01-01T00:00:00Z");
    static final List<String> LABELS = List.of(
            "person", "car", "truck", "bus", "bicycle", "motorcycle", "dog", "cat", "backpack", "suitcase", "bird",
            "forklift");
    static final List<String> ZONES = List.of("gate", "yard", "street", "door", "ramp", "fence", "dock", "lobby");
    static final List<String> SYSTEMS = List.of("lightnvr", "lprserver", "sensors", "babymonitor");
    private static final List<String> STREETS = List.of("north", "south", "east", "west");
    private static final int LATE_BURST = 40;

    private final SplittableRandom random;
    private long nextId = 1;
    private long now = BEGUN.toEpochMilli();
    private int lateLeft;
    private long lateBy;

    QueryBenchLog(long seed) {
        random = new SplittableRandom(seed);
    }

    static String camera(int number) {
        return String.format(Locale.ROOT, "CAM%03d", number);
    }

    /// The next entries of the log, with their ids.
    List<LogEntry> next(int count) {
        List<LogEntry> entries = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            entries.add(next());
        }
        return entries;
    }

    private LogEntry next() {
        now += random.nextInt(120);
        if (lateLeft == 0 && random.nextInt(20_000) == 0) {
            lateLeft = LATE_BURST;
            lateBy = random.nextLong(600_000);
        }
        boolean late = lateLeft > 0;
        lateLeft -= late ? 1 : 0;
        // The minimum of two makes the first cameras the busy ones.
        int camera = Math.min(random.nextInt(CAMERAS), random.nextInt(CAMERAS));
        Instant received = Instant.ofEpochMilli(now);
        LogEntryBuilder entry = ofKind(camera, received)
                .id(nextId)
                .happened(late ? received.minusMillis(lateBy) : received)
                .broker("main")
                .camera(camera(camera))
                .payloadBytes(300);
        nextId += random.nextInt(50) == 0 ? 2 : 1;
        return entry.build();
    }

    private LogEntryBuilder ofKind(int camera, Instant received) {
        int chance = random.nextInt(100);
        if (chance < 45) {
            return detection(camera, received);
        }
        if (chance < 80) {
            return plate(camera, received);
        }
        EventKind kind =
                switch (chance % 5) {
                    case 0 -> EventKind.HEALTH;
                    case 1 -> EventKind.TELEMETRY;
                    case 2 -> EventKind.SNAPSHOT;
                    case 3 -> EventKind.PRESENCE;
                    default -> EventKind.ALERT;
                };
        return LogEntry.of(kind, received, "Camera " + camera(camera) + " says " + kind.word() + " " + random.nextInt(90))
                .system(SYSTEMS.get(2 + camera % 2))
                .severity(kind == EventKind.ALERT && random.nextInt(10) == 0 ? Severity.CRITICAL : severity())
                .topic("sensors/" + camera(camera) + "/" + kind.word());
    }

    private LogEntryBuilder detection(int camera, Instant received) {
        String label = LABELS.get(Math.min(random.nextInt(LABELS.size()), random.nextInt(LABELS.size())));
        String zone = ZONES.get((camera + random.nextInt(3)) % ZONES.size());
        return LogEntry.of(EventKind.DETECTION, received, "A " + label + " in " + zone + " " + STREETS.get(camera % 4))
                .system("lightnvr")
                .severity(severity())
                .confidence(0.3 + random.nextInt(700) / 1_000.0)
                .labels(List.of(label))
                .zones(List.of(zone))
                .topic("lightnvr/detections/" + camera(camera));
    }

    private LogEntryBuilder plate(int camera, Instant received) {
        String number = random.nextInt(10) == 0 ? commonPlate(random.nextInt(500)) : anyPlate();
        boolean hit = random.nextInt(200) == 0;
        return LogEntry.of(hit ? EventKind.WATCHLIST : EventKind.PLATE, received, "Plate " + number + " read")
                .system("lprserver")
                .severity(hit ? Severity.WARNING : Severity.INFO)
                .confidence(0.6 + random.nextInt(400) / 1_000.0)
                .key(number)
                .labels(List.of("car"))
                .zones(List.of(ZONES.get(camera % ZONES.size())))
                .topic("lpr/plates/" + camera(camera));
    }

    static String commonPlate(int number) {
        return String.format(Locale.ROOT, "REG%03d", number);
    }

    private String anyPlate() {
        char[] number = new char[6];
        for (int i = 0; i < 3; i++) {
            number[i] = (char) ('A' + random.nextInt(26));
            number[i + 3] = (char) ('0' + random.nextInt(10));
        }
        return new String(number) + (char) ('A' + random.nextInt(26));
    }

    private Severity severity() {
        return random.nextInt(30) == 0 ? Severity.WARNING : Severity.INFO;
    }
}

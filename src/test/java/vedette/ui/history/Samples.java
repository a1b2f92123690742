package vedette.ui.history;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vedette.model.EventKind;
import vedette.model.LogEntry;
import vedette.model.Severity;

/// Made-up log entries.
final class Samples {
    static final Instant NOW = Instant.parse("2026-11-20T14:03:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneId.of("UTC"));

    private static final String PLATE_MESSAGE = """
            {"camera_id":"CAM001","checkpoint_id":"CP001","timestamp":"2026-11-20T14:02:55.000Z","detection_data":\
            {"plates_count":1,"plates":[{"plate_number":"ABC1234","country":"TH","province":"Bangkok",\
            "bbox":[150,120,180,140],"confidence":0.92,"image":"%s"}],"vehicle":{"make":"Toyota","model":"Camry",\
            "colour":"white","year":2020}},"watchlist":{"hit":true,"list":"stolen"}}""".formatted("/9j/4AAQSkZJRgABAQEASABIAAD".repeat(90));

    private Samples() {}

    static LogEntry entry(Instant received, String camera, EventKind kind, Severity severity, String summary) {
        return entry(received, camera, kind, severity, summary, null, null, "{\"camera\":\"" + camera + "\"}");
    }

    private static LogEntry entry(
            Instant received,
            String camera,
            EventKind kind,
            Severity severity,
            String summary,
            @Nullable Double confidence,
            @Nullable String key,
            String message) {
        return LogEntry.of(kind, received, summary)
                .claimed(received.minusMillis(120))
                .broker("home broker")
                .system("lprserver")
                .camera(camera)
                .severity(severity)
                .confidence(confidence)
                .key(key)
                .topic("lpr/" + camera.replace(' ', '_') + "/" + kind.word())
                .payloadBytes(message.length())
                .build();
    }

    /// So many entries, each a second older than the next, the last one second before [#NOW].
    static List<LogEntry> row(int count) {
        List<LogEntry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            entries.add(entry(
                    NOW.minusSeconds(count - i), "CAM" + i % 3, EventKind.DETECTION, Severity.INFO, "event " + i));
        }
        return entries;
    }

    /// A busy day of a house and a gate.
    static List<LogEntry> day(int count) {
        List<LogEntry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double wave = 1.3 + Math.sin(i / 90.0) + 0.3 * Math.sin(i / 11.0);
            Instant at = NOW.minusMillis(5_120 + (long) ((count - 1 - i) * 17_000 * Math.max(0.25, wave)));
            entries.add(oneOfTheDay(at, count - 1 - i));
        }
        return entries;
    }

    private static LogEntry oneOfTheDay(Instant at, int i) {
        return switch (i % 8) {
            case 0 ->
                entry(
                        at,
                        "Main gate CAM001",
                        EventKind.PLATE,
                        i % 40 == 0 ? Severity.CRITICAL : Severity.INFO,
                        "ABC1234 · TH Bangkok · watchlist “stolen”",
                        0.92,
                        "ABC1234",
                        PLATE_MESSAGE);
            case 1 ->
                entry(
                        at,
                        "front_door",
                        EventKind.DETECTION,
                        Severity.INFO,
                        "person · zone entrance · track abc123",
                        0.92,
                        null,
                        "{\"label\":\"person\",\"score\":0.92}");
            case 2 -> entry(at, "Nursery", EventKind.CRYING, Severity.WARNING, "crying for 9 s", 0.87, null, "{}");
            case 3 -> entry(at, "garden", EventKind.PRESENCE, Severity.WARNING, "offline (last will)");
            case 4 -> entry(at, "Car park CAM002", EventKind.DETECTION, Severity.INFO, "car", 0.88, null, "[]");
            case 5 -> entry(at, "front_door", EventKind.COMMAND, Severity.INFO, "snapshot → answered in 180 ms");
            case 6 -> entry(at, "", EventKind.AUDIT, Severity.INFO, "acknowledged: Watchlist hit ABC1234");
            default -> entry(at, "Nursery", EventKind.EMOTION, Severity.INFO, "calm", 0.81, null, "{\"calm\":0.81}");
        };
    }
}

package vedette.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Puts a [LogEntry] together. Confined to one thread.
public final class LogEntryBuilder {
    private long id = 0;
    private Instant happened;
    private Instant received;
    private @Nullable Instant claimed;
    private String broker = "";
    private String system = "station";
    private String camera = "";
    private EventKind kind;
    private Severity severity = Severity.INFO;
    private String summary;
    private @Nullable Double confidence;
    private @Nullable String key;
    private List<String> labels = List.of();
    private List<String> zones = List.of();
    private String topic = "";
    private int payloadBytes = 0;
    private @Nullable String picture;
    private @Nullable GapSpan gap;

    LogEntryBuilder(EventKind kind, Instant received, String summary) {
        this.kind = kind;
        this.received = received;
        this.summary = summary;
        happened = received;
    }

    LogEntryBuilder(LogEntry entry) {
        id = entry.id();
        happened = entry.happened();
        received = entry.received();
        claimed = entry.claimed();
        broker = entry.broker();
        system = entry.system();
        camera = entry.camera();
        kind = entry.kind();
        severity = entry.severity();
        summary = entry.summary();
        confidence = entry.confidence();
        key = entry.key();
        labels = entry.labels();
        zones = entry.zones();
        topic = entry.topic();
        payloadBytes = entry.payloadBytes();
        picture = entry.picture();
        gap = entry.gap();
    }

    public LogEntryBuilder id(long value) {
        id = value;
        return this;
    }

    /// Else when it was received.
    public LogEntryBuilder happened(Instant value) {
        happened = value;
        return this;
    }

    public LogEntryBuilder received(Instant value) {
        received = value;
        return this;
    }

    public LogEntryBuilder claimed(@Nullable Instant value) {
        claimed = value;
        return this;
    }

    public LogEntryBuilder broker(String value) {
        broker = value;
        return this;
    }

    /// Else `station`.
    public LogEntryBuilder system(String value) {
        system = value;
        return this;
    }

    public LogEntryBuilder camera(String value) {
        camera = value;
        return this;
    }

    public LogEntryBuilder kind(EventKind value) {
        kind = value;
        return this;
    }

    /// Else `info`.
    public LogEntryBuilder severity(Severity value) {
        severity = value;
        return this;
    }

    public LogEntryBuilder summary(String value) {
        summary = value;
        return this;
    }

    public LogEntryBuilder confidence(@Nullable Double value) {
        confidence = value;
        return this;
    }

    public LogEntryBuilder key(@Nullable String value) {
        key = value;
        return this;
    }

    public LogEntryBuilder labels(List<String> value) {
        labels = value;
        return this;
    }

    public LogEntryBuilder zones(List<String> value) {
        zones = value;
        return this;
    }

    public LogEntryBuilder topic(String value) {
        topic = value;
        return this;
    }

    public LogEntryBuilder payloadBytes(int value) {
        payloadBytes = value;
        return this;
    }

    public LogEntryBuilder picture(@Nullable String value) {
        picture = value;
        return this;
    }

    public LogEntryBuilder gap(@Nullable GapSpan value) {
        gap = value;
        return this;
    }

    public LogEntry build() {
        return new LogEntry(
                id,
                happened,
                received,
                claimed,
                broker,
                system,
                camera,
                kind,
                severity,
                summary,
                confidence,
                key,
                labels,
                zones,
                topic,
                payloadBytes,
                picture,
                gap);
    }
}

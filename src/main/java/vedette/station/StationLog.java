package vedette.station;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import vedette.message.InboundMessage;
import vedette.model.CameraEvent;
import vedette.model.CameraId;
import vedette.model.EventDescription;
import vedette.model.EventKind;
import vedette.model.LogEntry;
import vedette.model.Printable;
import vedette.model.Severity;
import vedette.store.EventLog;

/// Writes what happens into the event log, and keeps the newest entries at hand for the screens. Written by the events
/// thread, read by any.
final class StationLog {
    private static final int LATEST = 200;
    private static final byte[] NO_PAYLOAD = {};

    private final EventLog log;
    private final Deque<LogEntry> newestFirst = new ArrayDeque<>();
    private volatile List<LogEntry> latest = List.of();

    StationLog(EventLog log) {
        this.log = log;
    }

    /// The newest entries, newest first, at most 200. The same list object until another is written.
    List<LogEntry> latest() {
        return latest;
    }

    /// The entries of an event that came with a message.
    static List<LogEntry> entries(CameraEvent event, InboundMessage message) {
        CameraId camera = event.camera();
        List<LogEntry> entries = new ArrayList<>();
        for (EventDescription line : EventDescription.of(event)) {
            entries.add(new LogEntry(
                    0,
                    message.received(),
                    event.claimed(),
                    camera.broker(),
                    camera.system(),
                    camera.name(),
                    line.kind(),
                    line.severity(),
                    line.summary(),
                    line.confidence(),
                    line.key(),
                    message.topic(),
                    // A picture is not an event: its bytes are not part of the log.
                    event instanceof CameraEvent.SnapshotTaken ? NO_PAYLOAD : message.payload()));
        }
        return entries;
    }

    /// A message that could not be used.
    static LogEntry rejection(InboundMessage message, String reason) {
        byte[] payload = message.payload();
        return new LogEntry(
                0,
                message.received(),
                null,
                message.broker(),
                "station",
                "",
                EventKind.REJECTED,
                Severity.WARNING,
                Printable.text(reason, 300),
                null,
                null,
                Printable.text(message.topic(), 400),
                payload.length <= 4096 ? payload : java.util.Arrays.copyOf(payload, 4096));
    }

    /// Something that the station itself did or noticed.
    static LogEntry own(Instant when, String broker, String camera, EventKind kind, Severity severity, String summary) {
        return new LogEntry(
                0,
                when,
                null,
                broker,
                "station",
                camera,
                kind,
                severity,
                Printable.text(summary, 400),
                null,
                null,
                "",
                NO_PAYLOAD);
    }

    /// Writes entries, and does what is to be done once all of them are kept: at once where there are none.
    void write(List<LogEntry> entries, Runnable whenKept) throws InterruptedException {
        if (entries.isEmpty()) {
            whenKept.run();
            return;
        }
        AtomicInteger missing = new AtomicInteger(entries.size());
        for (LogEntry entry : entries) {
            log.append(entry, () -> {
                if (missing.decrementAndGet() == 0) {
                    whenKept.run();
                }
            });
            newestFirst.addFirst(entry);
            if (newestFirst.size() > LATEST) {
                newestFirst.removeLast();
            }
        }
        latest = List.copyOf(newestFirst);
    }
}

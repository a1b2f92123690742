package vedette.station;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vedette.message.InboundMessage;
import vedette.model.CameraEvent;
import vedette.model.CameraId;
import vedette.model.EventDescription;
import vedette.model.EventKind;
import vedette.model.LogEntry;
import vedette.model.Printable;
import vedette.model.Severity;
import vedette.store.EventLog;
import vedette.store.LogRecord;

/// Writes what happens into the event log, and keeps the newest entries at hand for the screens. Written by the events
/// thread, read by any.
final class StationLog {
    private static final int LATEST = 200;

    private final EventLog log;
    private final Deque<LogEntry> newestFirst = new ArrayDeque<>();
    private volatile List<LogEntry> latest = List.of();
    private @Nullable Batch newest;

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
            entries.add(LogEntry.of(line.kind(), message.received(), line.summary())
                    .claimed(event.claimed())
                    .broker(camera.broker())
                    .system(camera.system())
                    .camera(camera.name())
                    .severity(line.severity())
                    .confidence(line.confidence())
                    .key(line.key())
                    .topic(message.topic())
                    .build());
        }
        return entries;
    }

    /// A message that could not be used.
    static LogEntry rejection(InboundMessage message, String reason) {
        return LogEntry.of(EventKind.REJECTED, message.received(), Printable.text(reason, 300))
                .broker(message.broker())
                .severity(Severity.WARNING)
                .topic(Printable.text(message.topic(), 400))
                .build();
    }

    /// Something that the station itself did or noticed.
    static LogEntry own(Instant when, String broker, String camera, EventKind kind, Severity severity, String summary) {
        return LogEntry.of(kind, when, Printable.text(summary, 400))
                .broker(broker)
                .camera(camera)
                .severity(severity)
                .build();
    }

    /// Writes entries, and does what is to be done once all of them are kept. Where there are none, it is done when all
    /// earlier ones are kept: a repeat must not be acknowledged before what it repeats is safe.
    void write(List<LogEntry> entries, Runnable whenKept) throws InterruptedException {
        if (entries.isEmpty()) {
            Batch before = newest;
            if (before == null || !before.alsoWhenKept(whenKept)) {
                whenKept.run();
            }
            return;
        }
        Batch batch = new Batch(entries.size(), whenKept);
        newest = batch;
        for (LogEntry entry : entries) {
            log.append(LogRecord.own(entry), batch::kept);
            newestFirst.addFirst(entry);
            if (newestFirst.size() > LATEST) {
                newestFirst.removeLast();
            }
        }
        latest = List.copyOf(newestFirst);
    }

    /// Entries that are kept together, and what is to be done then.
    private static final class Batch {
        private final List<Runnable> whenKept = new ArrayList<>();
        private int missing;

        Batch(int entries, Runnable whenKept) {
            missing = entries;
            this.whenKept.add(whenKept);
        }

        void kept() {
            List<Runnable> due;
            synchronized (this) {
                missing--;
                if (missing > 0) {
                    return;
                }
                due = List.copyOf(whenKept);
            }
            due.forEach(Runnable::run);
        }

        /// @return false where all of them are kept already
        synchronized boolean alsoWhenKept(Runnable what) {
            return missing > 0 && whenKept.add(what);
        }
    }
}

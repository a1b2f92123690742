package vedette.station;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vedette.message.InboundMessage;
import vedette.message.OriginalMessage;
import vedette.model.CameraEvent;
import vedette.model.CameraId;
import vedette.model.EventDescription;
import vedette.model.EventKind;
import vedette.model.GapSpan;
import vedette.model.LogEntry;
import vedette.model.LogEntryBuilder;
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
    private @Nullable Pending newest;

    StationLog(EventLog log) {
        this.log = log;
    }

    /// The newest entries, newest first, at most 200. The same list object until another is written.
    List<LogEntry> latest() {
        return latest;
    }

    /// The entries of an event that came with a message.
    static List<LogEntry> entries(CameraEvent event, InboundMessage message, Instant happened) {
        CameraId camera = event.camera();
        List<LogEntry> entries = new ArrayList<>();
        for (EventDescription line : EventDescription.of(event)) {
            entries.add(LogEntry.of(line.kind(), message.received(), line.summary())
                    .happened(happened)
                    .claimed(event.claimed())
                    .broker(camera.broker())
                    .system(camera.system())
                    .camera(camera.name())
                    .severity(line.severity())
                    .confidence(line.confidence())
                    .key(line.key())
                    .labels(line.labels())
                    .zones(line.zones())
                    .topic(message.origin())
                    .build());
        }
        return entries;
    }

    /// What one message became, kept together.
    ///
    /// @param entries at least one; where they are more than a record may have, the last one says how many
    ///     are missing
    static LogRecord record(
            List<LogEntry> entries, OriginalMessage original, byte @Nullable [] picture, List<String> repeatIds) {
        int most = LogRecord.MOST_ENTRIES;
        List<LogEntry> kept = new ArrayList<>(entries.subList(0, Math.min(most, entries.size())));
        if (entries.size() > most) {
            int missing = entries.size() - most + 1;
            LogEntry last = kept.removeLast();
            kept.add(last.but()
                    .summary(missing + " more lines of this message are not listed: its bytes have them")
                    .build());
        }
        int bytes = original.payload().length;
        kept.replaceAll(entry -> entry.but().payloadBytes(bytes).build());
        return new LogRecord(kept, original, picture, repeatIds);
    }

    /// A message that could not be used.
    static LogRecord rejection(InboundMessage message, String reason, List<String> repeatIds) {
        LogEntry entry = LogEntry.of(EventKind.REJECTED, message.received(), Printable.text(reason, 300))
                .broker(message.broker())
                .severity(Severity.WARNING)
                .topic(Printable.text(message.origin(), 400))
                .build();
        return record(List.of(entry), OriginalMessage.of(message), null, repeatIds);
    }

    /// While there was no station, nothing was heard: the gap since the last run, or null where there was none.
    static @Nullable LogEntry absence(EventLog log, Instant now) {
        Instant since = log.lastAlive();
        if (since == null || !since.isBefore(now)) {
            return null;
        }
        boolean inOrder = log.closedInOrder();
        String away = " for " + FreshnessJudge.inWords(Duration.between(since, now));
        String summary = inOrder
                ? "the station was closed" + away
                : "the station ended without closing (crash, kill or loss of power) and was away" + away;
        return own(now, "", "", EventKind.GAP, summary)
                .severity(inOrder ? Severity.INFO : Severity.WARNING)
                .gap(new GapSpan(since, now))
                .build();
    }

    /// Begins an entry about something that the station itself did or noticed.
    static LogEntryBuilder own(Instant when, String broker, String camera, EventKind kind, String summary) {
        return LogEntry.of(kind, when, Printable.text(summary, 400))
                .broker(broker)
                .camera(camera);
    }

    /// Writes a record, and does what is to be done once it is kept.
    void write(LogRecord record, Runnable whenKept) throws InterruptedException {
        Pending pending = new Pending(whenKept);
        log.append(record, pending::kept);
        newest = pending;
        for (LogEntry entry : record.entries()) {
            newestFirst.addFirst(entry);
            if (newestFirst.size() > LATEST) {
                newestFirst.removeLast();
            }
        }
        latest = List.copyOf(newestFirst);
    }

    /// Does something when all that was written so far is kept: a repeat must not be acknowledged before what it
    /// repeats is safe.
    void whenAllIsKept(Runnable what) {
        Pending last = newest;
        if (last == null || !last.alsoWhenKept(what)) {
            what.run();
        }
    }

    /// A record that is on its way, and what is to be done when it is kept.
    private static final class Pending {
        private final List<Runnable> whenKept = new ArrayList<>();
        private boolean kept;

        Pending(Runnable whenKept) {
            this.whenKept.add(whenKept);
        }

        void kept() {
            List<Runnable> due;
            synchronized (this) {
                kept = true;
                due = List.copyOf(whenKept);
            }
            due.forEach(Runnable::run);
        }

        /// @return false where it is kept already
        synchronized boolean alsoWhenKept(Runnable what) {
            return !kept && whenKept.add(what);
        }
    }
}

package vedette.store;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Everything that happened, kept on this computer's disk. Thread-safe.
public interface EventLog extends LogReader {
    /// Hands a record over. Waits while the log's queue is full, so that its writer sets the pace.
    ///
    /// The log gives the entries their ids, rounds their times down to milliseconds, and shortens what no camera
    /// sends in earnest: texts longer than 65,536 characters, and payloads larger than 8 MiB, of which it
    /// keeps the first 64 KiB and says so in the summary, with the full length and its SHA-256.
    ///
    /// @param whenKept run on the log's own thread once the record survives the loss of this program, and of power;
    ///     acknowledges the message to the broker. Never run for a record that could not be written
    /// @throws IllegalStateException when the log is closed
    void append(LogRecord record, Runnable whenKept) throws InterruptedException;

    /// The newest records with what tells their repeats, oldest first, as they were when the log was opened; at most
    /// 65,536.
    List<RecentRecord> recent();

    /// When the station that wrote this log before was last known to run; null for a new log.
    @Nullable
    Instant lastAlive();

    /// Whether the log was closed in order before it was opened this time; true for a new log.
    boolean closedInOrder();

    /// The gaps of this log that lasted when it was opened, in the order in which they began. Known as soon as the
    /// index has caught up with the journal: mostly at once, minutes later where it is made anew.
    CompletableFuture<List<Gap>> openGaps();

    /// Places a hold. Never waits: it is in the log when the future ends, and keeps its events from then on. The
    /// future fails, with a sentence for the operator, where one of them was removed before, and while the disk
    /// takes nothing.
    CompletableFuture<Hold> hold(Hold wanted);

    /// Releases a hold. Never waits: it is in the log when the future ends, which fails while the disk takes
    /// nothing.
    ///
    /// @param id the hold's
    CompletableFuture<Void> release(long id);

    /// How the log is doing.
    LogStatus status();

    /// Takes no more records, writes those that wait, abandons open questions and closes the log. When the
    /// disk does not take the waiting records, [#status()] says afterwards how many are missing; their
    /// `whenKept` was not run.
    @Override
    void close();
}

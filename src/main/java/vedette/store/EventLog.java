package vedette.store;

import vedette.model.LogEntry;

/// Everything that happened, kept on this computer's disk. Thread-safe.
public interface EventLog extends LogReader {
    /// Hands an entry over. Waits while the log's queue is full, so that its writer sets the pace.
    ///
    /// The log gives the entry its id, rounds its times down to milliseconds, and shortens what no camera
    /// sends in earnest: texts longer than 65,536 characters, and payloads larger than 1 MiB, of which it
    /// keeps the first 64 KiB and says so in the summary, with the full length and its SHA-256.
    ///
    /// @param whenKept run on the log's own thread once the entry survives a crash of this program;
    ///     acknowledges the message to the broker. Never run for an entry that could not be written
    /// @throws IllegalStateException when the log is closed
    void append(LogEntry entry, Runnable whenKept) throws InterruptedException;

    /// How the log is doing.
    LogStatus status();

    /// Takes no more entries, writes those that wait, abandons open questions and closes the log. When the
    /// disk does not take the waiting entries, [#status()] says afterwards how many are missing; their
    /// `whenKept` was not run.
    @Override
    void close();
}

package vedette.store;

import vedette.model.LogEntry;

/// Everything that happened, kept on this computer's disk. Thread-safe.
public interface EventLog extends AutoCloseable {
    /// Hands an entry over. Waits while the log's queue is full, so that its writer sets the pace.
    ///
    /// @param whenKept run on the log's own thread once the entry survives a crash of this program; acknowledges the
    ///     message to the broker
    void append(LogEntry entry, Runnable whenKept) throws InterruptedException;
}

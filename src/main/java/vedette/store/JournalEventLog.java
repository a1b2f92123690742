package vedette.store;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.ThreadFactory;

/// The event log: a journal that keeps, and an index that finds.
public final class JournalEventLog {
    private JournalEventLog() {}

    public static EventLog open(Path directory, Clock clock, StoreThreads threads) throws EventLogException {
        throw new UnsupportedOperationException("being built " + directory + clock + threads);
    }

    public static LogReader openReader(Path directory, ThreadFactory threads) throws EventLogException {
        throw new UnsupportedOperationException("being built " + directory + threads);
    }
}

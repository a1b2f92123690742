package vedette.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;
import vedette.journal.JournalReader;

/// The log, open for reading only: through the station's door while one runs, else with the index's file to itself,
/// which is brought up to date first.
final class LogVisitor extends AnsweredLog {
    private static final Duration PATIENCE = Duration.ofHours(1);

    private final @Nullable LogLock lock;
    private final long size;

    private LogVisitor(LogIndex index, @Nullable LogLock lock, long size) {
        super(index);
        this.lock = lock;
        this.size = size;
    }

    static LogReader open(Path directory, ThreadFactory threads) throws EventLogException {
        Path journal = JournalEventLog.journal(directory);
        if (!Files.isDirectory(journal)) {
            throw new EventLogException("There is no event log in " + directory + ". Check --profile.", null);
        }
        LogLock lock = null;
        LogIndex index = null;
        try {
            lock = LogLock.take(directory, false);
            StoreThreads all = new StoreThreads(threads, threads, threads, threads, threads, threads);
            JournalReader reader = JournalReader.open(journal);
            LogDatabase database = lock == null
                    ? new VisitedDatabase(ReaderDoor.through(directory))
                    : EmbeddedDatabase.in(directory, Clock.systemUTC());
            index = new LogIndex(reader, database, Clock.systemUTC(), all);
            if (lock != null) {
                index.start();
                if (!index.lane().awaitIndexed(reader.end().nextId(), PATIENCE)) {
                    throw new EventLogException("The event log's index could not be brought up to date.", null);
                }
            }
            return new LogVisitor(index, lock, index.size().join());
        } catch (IOException | InterruptedException | EventLogException e) {
            close(index, lock);
            throw LogFailure.unopened(directory, e);
        }
    }

    private static void close(@Nullable LogIndex index, @Nullable LogLock lock) {
        if (index != null) {
            index.close();
        }
        if (lock != null) {
            lock.close();
        }
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public void close() {
        close(index, lock);
    }
}

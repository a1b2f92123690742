package vedette.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;
import vedette.journal.JournalReader;

/// The log, open for reading only: through the station's door while one runs, else with the index's file to itself,
/// which is brought up to date first. An index in a shared database is asked there.
final class LogVisitor extends AnsweredLog {
    private static final Duration PATIENCE = Duration.ofHours(1);

    private final @Nullable LogLock lock;
    private final long size;

    private LogVisitor(LogIndex index, @Nullable LogLock lock, long size) {
        super(index);
        this.lock = lock;
        this.size = size;
    }

    static LogReader open(Path directory, ThreadFactory threads, LogOptions options) throws EventLogException {
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
            LogDatabase database = lock == null && options.database() == null
                    ? new VisitedDatabase(ReaderDoor.through(directory))
                    : JournalEventLog.database(directory, Clock.systemUTC(), options);
            index = new LogIndex(reader, database, Clock.systemUTC(), all);
            if (database.isShared()) {
                database.connections().openConnection().close(); // fails now where the index would wait for the server
            }
            if (lock == null) {
                index.knowRecorder();
            } else {
                index.start();
                awaitIndexed(index.lane(), reader.end().nextId());
            }
            return new LogVisitor(index, lock, index.size().join());
        } catch (SQLException e) {
            close(index, lock);
            throw LogFailure.unreachable(e);
        } catch (IOException | InterruptedException | EventLogException e) {
            close(index, lock);
            throw LogFailure.unopened(directory, e);
        }
    }

    private static void awaitIndexed(IndexLane lane, long id) throws InterruptedException, EventLogException {
        if (!lane.awaitIndexedOrFailure(id, PATIENCE)) {
            String failure = lane.failure();
            throw new EventLogException(
                    failure == null ? "The event log's index could not be brought up to date." : failure, null);
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

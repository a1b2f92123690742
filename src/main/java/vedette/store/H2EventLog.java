package vedette.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import vedette.model.LogEntry;

/// The event log in an H2 database, a single file. One process has it open for writing; others of the same
/// user may read it meanwhile.
public final class H2EventLog extends QueriedLog implements EventLog {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final Path file;
    private final LogLock lock;
    private final List<String> notices;
    private final AtomicLong size;
    private final WriterLane writer;
    private final @Nullable ReaderDoor door;
    private final AtomicBoolean closed = new AtomicBoolean();

    private H2EventLog(
            Path directory,
            LogLock lock,
            List<String> notices,
            ConnectionFactory connections,
            StoreThreads threads,
            Duration retryAfter) {
        super(new ReaderLane(connections, threads.reader()));
        file = LogDatabase.file(directory);
        this.lock = lock;
        this.notices = notices;
        try (Handle handle = LogDatabase.jdbi(connections).open()) {
            size = new AtomicLong(LogDatabase.size(handle));
            writer = new WriterLane(connections, threads.writer(), retryAfter, LogDatabase.newestId(handle), size);
            door = ReaderDoor.open(directory, handle);
        }
        writer.start();
    }

    /// Opens the log for the station. A damaged file is not deleted but set aside for a fresh one, which
    /// [#status()] says.
    ///
    /// @param directory made when it is missing
    /// @param clock gives the time in the name of a file that is set aside
    /// @throws EventLogException when another process has the log open, or the disk does not let it be opened
    public static H2EventLog open(Path directory, Clock clock, StoreThreads threads) throws EventLogException {
        return open(directory, clock, threads, LogDatabase.station(directory), RETRY_AFTER);
    }

    /// @param connections where connections come from: a test's may fail
    /// @param retryAfter how long the writer waits after a failure
    static H2EventLog open(
            Path directory, Clock clock, StoreThreads threads, ConnectionFactory connections, Duration retryAfter)
            throws EventLogException {
        LogLock lock = null;
        try {
            Files.createDirectories(directory);
            lock = LogLock.take(directory, false);
            if (lock == null) {
                throw LogDatabase.inUse(directory, null);
            }
            @Nullable Path damaged = LogDatabase.prepare(directory, connections, clock);
            List<String> notices = damaged == null ? List.of() : List.of(damageNotice(damaged));
            return new H2EventLog(directory, lock, notices, new OwnConnections(connections), threads, retryAfter);
        } catch (IOException | JdbiException e) {
            release(lock);
            throw LogDatabase.unopened(directory, e);
        } catch (EventLogException e) {
            release(lock);
            throw e;
        }
    }

    private static void release(@Nullable LogLock lock) {
        if (lock != null) {
            lock.close();
        }
    }

    private static String damageNotice(Path damaged) {
        return "The event log's file was damaged. It was set aside as " + damaged
                + ", and a new log was begun: keep that file if you need the events before.";
    }

    /// Opens the log for reading only, whether or not a station has it open. While a reader has it open
    /// without a station, no station can start with it.
    ///
    /// @param threads makes the thread that reads
    /// @throws EventLogException when there is no log, or it can't be read now
    public static LogReader openReader(Path directory, ThreadFactory threads) throws EventLogException {
        if (!Files.exists(LogDatabase.file(directory))) {
            throw new EventLogException("There is no event log in " + directory + ". Check --profile.", null);
        }
        String url = LogDatabase.url(directory, ";ACCESS_MODE_DATA=r;IFEXISTS=TRUE;DB_CLOSE_ON_EXIT=FALSE");
        LogLock lock = null;
        try {
            lock = LogLock.take(directory, true);
            ConnectionFactory connections = lock == null
                    ? ReaderDoor.through(directory)
                    : () -> DriverManager.getConnection(url, LogDatabase.OWNER, "");
            try (Handle handle = LogDatabase.jdbi(connections).open()) {
                return new H2LogReader(connections, lock, LogDatabase.size(handle), threads);
            }
        } catch (IOException | JdbiException e) {
            release(lock);
            if (lock == null) {
                throw new EventLogException(
                        "The station that has the event log in " + directory
                                + " open does not let it be read now. Try again in a moment.",
                        e);
            }
            throw LogDatabase.unopened(directory, e);
        }
    }

    @Override
    public void append(LogEntry entry, Runnable whenKept) throws InterruptedException {
        writer.append(entry, whenKept);
    }

    @Override
    public long size() {
        return size.get();
    }

    @Override
    public LogStatus status() {
        return new LogStatus(size(), bytes(), writer.waiting(), writer.failure(), notices);
    }

    private long bytes() {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0;
        }
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        writer.close();
        if (door != null) {
            door.close();
        }
        lane.close();
        lock.close();
    }
}

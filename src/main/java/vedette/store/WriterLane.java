package vedette.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vedette.model.LogEntry;

/// The thread that writes, with a connection of its own. A batch is committed as a whole, and written again
/// and again while the disk does not take it; nothing is given up before the log is closed.
final class WriterLane implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WriterLane.class);
    private static final int CAPACITY = 4_096;
    private static final int LONGEST_BATCH = 256;
    private static final Duration PATIENCE = Duration.ofMillis(5);

    private final AppendQueue queue = new AppendQueue(CAPACITY, LONGEST_BATCH, PATIENCE);
    private final Jdbi jdbi;
    private final Duration retryAfter;
    private final AtomicLong size;
    private final Thread thread;
    private volatile @Nullable String failure;

    /// Confined to the thread.
    private @Nullable Handle handle;

    private long newestId;

    /// @param newestId the highest id in the log, 0 when it is empty
    WriterLane(
            ConnectionFactory connections, ThreadFactory threads, Duration retryAfter, long newestId, AtomicLong size) {
        jdbi = LogDatabase.jdbi(connections);
        this.retryAfter = retryAfter;
        this.newestId = newestId;
        this.size = size;
        thread = threads.newThread(this::run);
    }

    void start() {
        thread.start();
    }

    void append(LogEntry entry, Runnable whenKept) throws InterruptedException {
        queue.put(new AppendQueue.Waiting(EventRow.fitting(entry), whenKept));
    }

    int waiting() {
        return queue.waiting();
    }

    @Nullable
    String failure() {
        return failure;
    }

    /// Writes what waits and ends. What the disk still does not take then is lost, and said to be.
    @Override
    public void close() {
        queue.close();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        boolean drained = false;
        try {
            List<AppendQueue.Waiting> batch = queue.next();
            while (!batch.isEmpty() && keep(batch)) {
                batch = queue.next();
            }
            drained = true;
        } catch (InterruptedException e) {
            LOG.error("the event log's writer was interrupted", e);
        } finally {
            if (!drained) {
                failure = "The event log's writer has stopped. Restart the station.";
            }
            queue.close(); // nobody may wait for a writer that is gone
            disconnect();
        }
    }

    /// @return whether it is kept; false only when the log is closed and the disk still does not take it
    private boolean keep(List<AppendQueue.Waiting> batch) throws InterruptedException {
        List<LogEntry> entries = new ArrayList<>(batch.size());
        for (AppendQueue.Waiting waiting : batch) {
            entries.add(waiting.entry().withId(newestId + 1 + entries.size()));
        }
        boolean again = true;
        while (!stored(entries)) {
            if (!again) {
                lost();
                return false;
            }
            again = queue.pause(retryAfter);
        }
        newestId = entries.getLast().id();
        size.addAndGet(entries.size());
        queue.kept();
        batch.forEach(WriterLane::tell);
        return true;
    }

    @SuppressWarnings("CatchingUnchecked") // the lane's loop: whatever a disk or a database does, the entries stay
    private boolean stored(List<LogEntry> entries) {
        try {
            store(entries);
            if (failure != null) {
                LOG.info("the event log is being written again");
                failure = null;
            }
            return true;
        } catch (Exception e) {
            if (failure == null) {
                LOG.error("the event log can't be written", e);
            }
            failure = LogDatabase.writeFailure(e);
            disconnect();
            return false;
        }
    }

    private void store(List<LogEntry> entries) throws SQLException {
        Handle open = handle;
        if (open == null) {
            open = jdbi.open();
            handle = open;
            if (LogDatabase.newestId(open) >= entries.getLast().id()) {
                return; // the commit whose answer was an error had been done
            }
        }
        open.begin();
        try (PreparedStatement insert = open.getConnection().prepareStatement(EventRow.INSERT)) {
            for (LogEntry entry : entries) {
                EventRow.write(insert, entry);
                insert.addBatch();
            }
            insert.executeBatch();
        }
        open.commit();
    }

    private void disconnect() {
        Handle old = handle;
        handle = null;
        LogDatabase.closeQuietly(old);
    }

    private void lost() {
        failure = queue.waiting() + " entries could not be written before the event log was closed. "
                + (failure == null ? "" : failure);
        LOG.error("{}", failure);
    }

    @SuppressWarnings("CatchingUnchecked") // the lane's loop: one acknowledgement must not stop the others
    private static void tell(AppendQueue.Waiting kept) {
        try {
            kept.whenKept().run();
        } catch (Exception e) {
            LOG.error("what was to be done for a kept entry failed", e);
        }
    }
}

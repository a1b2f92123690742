package vedette.store;

import java.util.concurrent.ThreadFactory;
import org.jdbi.v3.core.ConnectionFactory;
import org.jspecify.annotations.Nullable;

/// The log, open for reading only.
final class H2LogReader extends QueriedLog {
    private final @Nullable LogLock lock;
    private final long size;

    /// @param lock given back when closed; null when a station holds it
    H2LogReader(ConnectionFactory connections, @Nullable LogLock lock, long size, ThreadFactory threads) {
        super(new ReaderLane(connections, threads));
        this.lock = lock;
        this.size = size;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public void close() {
        lane.close();
        if (lock != null) {
            lock.close();
        }
    }
}

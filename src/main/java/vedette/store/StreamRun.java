package vedette.store;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Future;
import org.jdbi.v3.core.Handle;
import vedette.model.LogEntry;
import vedette.search.EventFilter;

/// One stream of entries. Confined to its thread.
final class StreamRun implements AutoCloseable {
    private static final int BATCH = 4_096;

    private final Handle handle;
    private final EventIndexReader index;
    private final RecordWindow records;
    private final EventFilter filter;
    private final EntryStream<?> taker;

    StreamRun(Handle handle, RecordSource source, EventFilter filter, EntryStream<?> taker, Future<?> future) {
        this.handle = handle;
        this.filter = filter;
        this.taker = taker;
        index = new EventIndexReader(future::isDone);
        records = new RecordWindow(handle, source, source.journal());
    }

    /// Hands everything over.
    void run(Clock clock, Future<?> future) throws IOException, SQLException {
        EventIndexReader.Counted counted = index.countedWalk(handle, filter);
        taker.begin(counted.total(), index.coverage(handle, filter, clock.instant()));
        Walk walk = counted.walk();
        List<LogEntry> batch = index.next(handle, walk, BATCH);
        while (!batch.isEmpty() && !future.isDone()) {
            for (LogEntry entry : batch) {
                take(entry);
            }
            batch = index.next(handle, walk, BATCH);
        }
    }

    private void take(LogEntry entry) throws IOException, SQLException {
        if (taker.depth() == EntryStream.Depth.ENTRIES) {
            taker.take(entry, null, null);
            return;
        }
        RecordWindow.Read read = records.read(entry, taker.depth() == EntryStream.Depth.PICTURES);
        if (!read.isWhole()) {
            taker.damaged(entry);
        }
        taker.take(entry, read.original(), read.picture());
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}

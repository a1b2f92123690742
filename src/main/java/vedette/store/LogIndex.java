package vedette.store;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vedette.journal.Fingerprint;
import vedette.journal.JournalReader;
import vedette.model.LogEntry;
import vedette.search.EventFilter;

/// The journal with the database that finds what is in it: one thread that follows, one that answers, and one for each
/// stream.
final class LogIndex implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LogIndex.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);
    /// How long closing waits for the last entries to be found next time; the journal has them anyway.
    private static final Duration LAST_ENTRIES = Duration.ofSeconds(2);

    private static final int BATCH = 4_096;

    /// A question to the index.
    interface Asked<T> {
        T answer(EventIndexReader found, Handle handle) throws IOException, SQLException;
    }

    private final JournalReader journal;
    private final LogDatabase database;
    private final Clock clock;
    private final IndexLane lane;
    private final ReaderLane reader;
    private final RecordSource records;
    private final StreamRuns streams;

    private volatile boolean started;
    private volatile int visited;

    /// Confined to the reading thread: what is known of the database through one connection.
    private @Nullable Handle known;

    private @Nullable EventIndexReader found;

    LogIndex(JournalReader journal, LogDatabase database, Clock clock, StoreThreads threads) {
        this.journal = journal;
        this.database = database;
        this.clock = clock;
        lane = new IndexLane(journal, database, threads.index(), RETRY_AFTER);
        records = new RecordSource(database.isShared() ? null : journal);
        reader = new ReaderLane(database.connections(), this::awaitReady, threads.reader());
        streams = new StreamRuns(database.connections(), this::awaitReady, records, clock, threads.streams());
    }

    /// Begins to follow the journal. Not called where another process does.
    void start() {
        started = true;
        lane.start();
    }

    private boolean awaitReady(Duration atMost) throws InterruptedException {
        return !started || lane.awaitReady(atMost);
    }

    <T> CompletableFuture<T> ask(Asked<T> asked) {
        return reader.ask(handle -> asked.answer(reader(handle), handle));
    }

    private EventIndexReader reader(Handle handle) {
        EventIndexReader now = found;
        if (now == null || known != handle) {
            now = new EventIndexReader(reader::isStopped);
            found = now;
            known = handle;
        }
        return now;
    }

    <R> CompletableFuture<R> stream(EventFilter filter, EntryStream<R> taker) {
        return streams.start(filter, taker);
    }

    /// What is held, where the index has all that the journal has.
    ///
    /// @param end the first id that need not be in the index
    /// @return empty where it has not
    CompletableFuture<Optional<List<Hold>>> holds(long end) {
        return ask((index, handle) -> HoldTable.reaches(handle.getConnection(), recorder(), end)
                ? Optional.of(HoldTable.read(handle.getConnection()))
                : Optional.empty());
    }

    /// How many entries the index has.
    CompletableFuture<Long> size() {
        return ask((index, handle) -> index.size(handle));
    }

    /// The ids of all entries that a filter shows.
    CompletableFuture<List<Long>> ids(EventFilter filter) {
        return ask((index, handle) -> {
            List<Long> ids = new ArrayList<>();
            Walk walk = index.walk(handle, filter);
            List<LogEntry> batch = index.next(handle, walk, BATCH);
            while (!batch.isEmpty()) {
                batch.forEach(entry -> ids.add(entry.id()));
                batch = index.next(handle, walk, BATCH);
            }
            return ids;
        });
    }

    /// Has the index changed between two batches.
    CompletableFuture<Void> change(IndexLane.Chore chore) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        lane.add((handle, writer, recorder) -> {
            try {
                chore.run(handle, writer, recorder);
                done.complete(null);
            } catch (IOException | SQLException | RuntimeException e) {
                done.completeExceptionally(LogFailure.explained(e));
                throw e;
            }
        });
        return done;
    }

    LogDatabase database() {
        return database;
    }

    /// The number that the ids of this journal's entries begin with in the database.
    int recorder() {
        return started ? lane.recorder() : visited;
    }

    /// Learns that number where another process follows the journal.
    void knowRecorder() throws IOException, SQLException {
        visited = database.recorder(Fingerprint.of(journal.publicKey()));
    }

    IndexLane lane() {
        return lane;
    }

    RecordSource records() {
        return records;
    }

    JournalReader journal() {
        return journal;
    }

    Instant now() {
        return clock.instant();
    }

    @Override
    public void close() {
        try {
            if (started && !lane.awaitIndexed(journal.end().nextId(), LAST_ENTRIES)) {
                LOG.info("the event log is closed before its index is complete");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.warn("the journal's end can't be read", e);
        }
        streams.close();
        if (started) {
            lane.close();
        }
        reader.close();
        database.close();
        journal.close();
    }
}

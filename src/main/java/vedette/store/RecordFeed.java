package vedette.store;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vedette.journal.JournalCursor;
import vedette.journal.JournalException;
import vedette.journal.JournalPosition;
import vedette.journal.JournalReader;
import vedette.journal.JournalRecord;
import vedette.model.LogEntry;

/// Reads the journal in batches for its index. While there is much to read, the next batch is read on a thread of its
/// own as the one before is written into the database.
final class RecordFeed implements AutoCloseable {
    private static final int MOST_ENTRIES = 4_096;

    /// @param entries of all records, with their ids in the database
    /// @param reached the place behind them
    record Batch(List<KeptRecord> records, List<LogEntry> entries, JournalPosition reached) {
        private boolean isFull() {
            return entries.size() >= MOST_ENTRIES;
        }
    }

    private final JournalCursor cursor;
    private final long idBase;
    private final @Nullable SharedContents contents;
    private final Consumer<String> notices;
    private @Nullable FutureTask<Batch> ahead;

    /// @param contents where messages go, null where they stay in the journal
    /// @param notices hears what of the journal can't be read
    /// @throws ForeignIndexException when the journal does not go through that place
    RecordFeed(
            JournalReader journal,
            JournalPosition from,
            long idBase,
            @Nullable SharedContents contents,
            Consumer<String> notices)
            throws IOException {
        this.idBase = idBase;
        this.contents = contents;
        this.notices = notices;
        try {
            cursor = journal.from(from);
        } catch (JournalException e) {
            throw new ForeignIndexException(e);
        }
    }

    /// The next records, none at the journal's present end.
    Batch next() throws IOException, SQLException, InterruptedException {
        Batch batch = ahead == null ? read() : await(ahead);
        ahead = null;
        // Messages for the database are written by whoever has the connection.
        if (batch.isFull() && contents == null) {
            FutureTask<Batch> task = new FutureTask<>(this::read);
            Thread.ofPlatform().name("store-read-ahead").daemon().start(task);
            ahead = task;
        }
        return batch;
    }

    private static Batch await(FutureTask<Batch> task) throws IOException, InterruptedException {
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        }
    }

    private Batch read() throws IOException, SQLException {
        List<KeptRecord> records = new ArrayList<>();
        List<LogEntry> entries = new ArrayList<>();
        JournalRecord record = record();
        while (record != null) {
            KeptRecord kept = parse(record);
            if (kept != null) {
                records.add(kept);
                kept.entries().forEach(entry -> entries.add(idBase == 0 ? entry : entry.withId(idBase | entry.id())));
                if (contents != null) {
                    contents.add(record, kept, new UndamagedContents(cursor, record.id(), notices));
                }
            }
            record = entries.size() < MOST_ENTRIES ? record() : null;
        }
        return new Batch(records, entries, cursor.position());
    }

    /// The next record that can be read. What is damaged is told of and passed over: the rest is still there.
    private @Nullable JournalRecord record() throws IOException {
        while (true) {
            try {
                return cursor.next();
            } catch (JournalException e) {
                long lost = cursor.skipDamage();
                notices.accept("A part of the journal is damaged, at most " + lost
                        + " records of it can't be read; all others are there. " + e.getMessage());
            }
        }
    }

    private @Nullable KeptRecord parse(JournalRecord record) {
        try {
            return RecordParser.parse(record);
        } catch (IOException e) {
            notices.accept("Record " + record.id() + " of the journal is of a kind that this version does not know; it"
                    + " is kept and not found.");
            return null;
        }
    }

    @Override
    public void close() {
        FutureTask<Batch> running = ahead;
        if (running != null) {
            try {
                await(running);
            } catch (IOException e) {
                notices.accept("The journal could not be read on: " + e.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        cursor.close();
    }
}

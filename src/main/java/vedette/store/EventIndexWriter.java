package vedette.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vedette.journal.JournalPosition;
import vedette.model.LogEntry;

/// Writes one recorder's entries into the index, within the transaction of whoever calls. Confined to one thread. After
/// a transaction that did not succeed, what it remembers is wrong: make another one.
final class EventIndexWriter implements AutoCloseable {
    /// How many chunks are merged into one run.
    static final int CHUNKS_OF_RUN = 16;

    private static final int ROWS_AT_ONCE = 1_000;

    private final Connection connection;
    private final long recorder;
    private final int chunkDocs;
    private final PreparedStatement insert;
    private final GapTable gaps;
    private final List<Long> singles = new ArrayList<>();
    private @Nullable PendingChunk pending;
    private int waiting;

    private long nextId = JournalPosition.START.nextId();
    private String link = JournalPosition.START.link();
    private long nextNumber;
    private long revision;
    private long tailRevision;

    /// @param recorder 0 where there is one; else 0 to 2^20, the same at every start
    EventIndexWriter(Handle handle, int recorder) throws SQLException {
        this(handle, recorder, PostingTable.MOST_DOCS);
    }

    EventIndexWriter(Handle handle, int recorder, int chunkDocs) throws SQLException {
        connection = handle.getConnection();
        this.recorder = recorder;
        this.chunkDocs = chunkDocs;
        readProgress();
        gaps = new GapTable(connection);
        insert = connection.prepareStatement(EventRow.INSERT);
    }

    private void readProgress() throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT next_id, link, next_number, revision,"
                + " tail_revision FROM progress WHERE recorder = ?")) {
            query.setLong(1, recorder);
            try (ResultSet row = query.executeQuery()) {
                if (row.next()) {
                    nextId = row.getLong(1);
                    link = row.getString(2);
                    nextNumber = row.getLong(3);
                    revision = row.getLong(4);
                    tailRevision = row.getLong(5);
                    return;
                }
            }
        }
        try (PreparedStatement first = connection.prepareStatement("INSERT INTO progress (recorder, next_id, link,"
                + " next_number, revision, tail_revision) VALUES (?, ?, ?, 0, 0, 0)")) {
            first.setLong(1, recorder);
            first.setLong(2, nextId);
            first.setString(3, link);
            first.executeUpdate();
        }
    }

    /// As it was given to [#advance] last; 1 at first.
    long nextId() {
        return nextId;
    }

    /// As it was given to [#advance] last; the journal's beginning at first.
    String link() {
        return link;
    }

    /// @param entries in the order of their ids, which are above all that were added before; made [EventRow#fitting],
    ///     or they are now
    void add(List<LogEntry> entries) throws SQLException {
        PendingChunk tail = pending();
        for (LogEntry each : entries) {
            LogEntry entry = EventRow.fitting(each);
            EventRow.write(insert, entry);
            insert.addBatch();
            waiting++;
            gaps.note(entry);
            tail.add(entry);
            if (tail.isFull()) {
                seal(tail);
            } else if (waiting >= ROWS_AT_ONCE) {
                writeRows();
            }
        }
    }

    /// Notes how far the journal is in the index.
    void advance(long newNextId, String newLink) {
        nextId = newNextId;
        link = newLink;
    }

    /// Writes what was added; to be called before each commit.
    void flush() throws SQLException {
        writeRows();
        gaps.flush();
        try (PreparedStatement update = connection.prepareStatement("UPDATE progress SET next_id = ?, link = ?,"
                + " next_number = ?, revision = ?, tail_revision = ? WHERE recorder = ?")) {
            update.setLong(1, nextId);
            update.setString(2, link);
            update.setLong(3, nextNumber);
            update.setLong(4, revision);
            update.setLong(5, tailRevision);
            update.setLong(6, recorder);
            update.executeUpdate();
        }
    }

    /// Removes entries from the index; ids of other recorders and of no entry are passed over.
    void remove(long[] ids) throws SQLException {
        writeRows();
        revision++;
        if (new EventRemoval(connection, recorder, revision).remove(ids)) {
            tailRevision = revision;
            pending = null;
        }
        singles.clear();
    }

    private void writeRows() throws SQLException {
        if (waiting > 0) {
            insert.executeBatch();
            waiting = 0;
        }
    }

    private void seal(PendingChunk full) throws SQLException {
        writeRows();
        revision++;
        long number = IndexPlaces.number(recorder, nextNumber++);
        ChunkSealer.seal(connection, full, recorder, number, revision);
        full.clear();
        if (singles.isEmpty()) {
            readSingles();
        } else {
            singles.add(number);
        }
        if (singles.size() >= CHUNKS_OF_RUN) {
            List<Long> oldest = List.copyOf(singles.subList(0, CHUNKS_OF_RUN));
            if (new RunMerger(connection).merge(oldest, IndexPlaces.number(recorder, nextNumber), revision)) {
                nextNumber++;
            }
            singles.subList(0, CHUNKS_OF_RUN).clear();
        }
    }

    private void readSingles() throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT number FROM chunk WHERE recorder = ? AND run = number ORDER BY number")) {
            query.setLong(1, recorder);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    singles.add(rows.getLong(1));
                }
            }
        }
    }

    /// The newest entries, which are read again where this is a fresh start.
    private PendingChunk pending() throws SQLException {
        PendingChunk known = pending;
        if (known != null) {
            return known;
        }
        PendingChunk read = new PendingChunk(chunkDocs);
        long sealed = EventRemoval.lastSealedId(connection, recorder);
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT " + EventRow.COLUMNS + " FROM event WHERE id > ? AND id < ? ORDER BY id")) {
            query.setLong(1, sealed);
            query.setLong(2, IndexPlaces.afterIds(recorder));
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    read.add(EventRow.read(rows));
                }
            }
        }
        pending = read;
        return read;
    }

    @Override
    public void close() throws SQLException {
        insert.close();
        gaps.close();
    }
}

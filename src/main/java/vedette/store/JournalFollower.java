package vedette.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vedette.journal.JournalCursor;
import vedette.journal.JournalPosition;
import vedette.journal.JournalReader;
import vedette.journal.JournalRecord;
import vedette.model.LogEntry;

/// Brings what is in the journal into the index, a transaction at a time: rows and the place up to which they go are
/// committed together, so that nothing is indexed twice or left out, whenever it is interrupted.
final class JournalFollower implements AutoCloseable {
    private static final int MOST_ENTRIES = 4_096;

    private final Handle handle;
    private final JournalCursor cursor;
    private final EventIndexWriter writer;
    private final KeptBytes keptBytes;
    private final HoldTable holds;
    private final @Nullable SharedContents contents;
    private final long idBase;
    private JournalPosition position;

    /// @throws vedette.journal.JournalException when the index is another journal's
    JournalFollower(Handle handle, JournalReader journal, int recorder, boolean shared)
            throws IOException, SQLException {
        this.handle = handle;
        idBase = RecorderIds.base(recorder);
        handle.getConnection().setAutoCommit(false);
        writer = new EventIndexWriter(handle, recorder);
        keptBytes = new KeptBytes(handle.getConnection(), recorder);
        holds = new HoldTable(handle.getConnection(), idBase);
        contents = shared ? new SharedContents(handle.getConnection(), idBase) : null;
        position = new JournalPosition(writer.nextId(), writer.link());
        cursor = journal.from(position);
    }

    /// Where the index goes to: the first id that is not in it.
    long nextId() {
        return position.nextId();
    }

    EventIndexWriter writer() {
        return writer;
    }

    /// Indexes some records.
    ///
    /// @return false when there were none
    boolean step() throws IOException, SQLException {
        List<LogEntry> entries = new ArrayList<>(MOST_ENTRIES);
        JournalRecord record = cursor.next();
        while (record != null) {
            KeptRecord kept = RecordParser.parse(record);
            for (LogEntry entry : kept.entries()) {
                entries.add(idBase == 0 ? entry : entry.withId(idBase | entry.id()));
            }
            keptBytes.add(kept);
            holds.apply(kept.change());
            if (contents != null) {
                contents.add(record, kept, cursor);
            }
            record = entries.size() < MOST_ENTRIES ? cursor.next() : null;
        }
        if (entries.isEmpty() && cursor.position().equals(position)) {
            return false;
        }
        commit(entries);
        return true;
    }

    private void commit(List<LogEntry> entries) throws SQLException {
        Connection connection = handle.getConnection();
        JournalPosition reached = cursor.position();
        writer.add(entries);
        keptBytes.flush();
        writer.advance(reached.nextId(), reached.link());
        writer.flush();
        connection.commit();
        position = reached;
    }

    @Override
    public void close() throws SQLException {
        cursor.close();
        handle.getConnection().rollback(); // what was read and not written
        handle.getConnection().setAutoCommit(true);
    }
}

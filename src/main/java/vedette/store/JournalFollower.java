package vedette.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vedette.journal.JournalCursor;
import vedette.journal.JournalException;
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
    private final Consumer<String> notices;
    private JournalPosition position;

    /// @param notices hears what of the journal can't be read
    /// @throws ForeignIndexException when the index is another journal's
    JournalFollower(Handle handle, JournalReader journal, int recorder, boolean shared, Consumer<String> notices)
            throws IOException, SQLException {
        this.handle = handle;
        this.notices = notices;
        idBase = RecorderIds.base(recorder);
        handle.getConnection().setAutoCommit(false);
        writer = new EventIndexWriter(handle, recorder);
        keptBytes = new KeptBytes(handle.getConnection(), recorder);
        holds = new HoldTable(handle.getConnection(), idBase);
        contents = shared ? new SharedContents(handle.getConnection(), idBase) : null;
        position = new JournalPosition(writer.nextId(), writer.link());
        try {
            cursor = journal.from(position);
        } catch (JournalException e) {
            throw new ForeignIndexException(e);
        }
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
        JournalRecord record = next();
        while (record != null) {
            KeptRecord kept = parse(record);
            if (kept != null) {
                add(record, kept, entries);
            }
            record = entries.size() < MOST_ENTRIES ? next() : null;
        }
        if (entries.isEmpty() && cursor.position().equals(position)) {
            return false;
        }
        commit(entries);
        return true;
    }

    /// The next record that can be read. What is damaged is told of and passed over: the rest is still there.
    private @Nullable JournalRecord next() throws IOException {
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

    private void add(JournalRecord record, KeptRecord kept, List<LogEntry> entries) throws IOException, SQLException {
        for (LogEntry entry : kept.entries()) {
            entries.add(idBase == 0 ? entry : entry.withId(idBase | entry.id()));
        }
        keptBytes.add(kept);
        holds.apply(kept.change());
        if (contents != null) {
            contents.add(record, kept, cursor);
        }
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

package vedette.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import vedette.journal.JournalPosition;
import vedette.journal.JournalReader;

/// Brings what is in the journal into the index, a transaction at a time: rows and the place up to which they go are
/// committed together, so that nothing is indexed twice or left out, whenever it is interrupted.
final class JournalFollower implements AutoCloseable {
    private final Handle handle;
    private final RecordFeed feed;
    private final EventIndexWriter writer;
    private final KeptBytes keptBytes;
    private final HoldTable holds;
    private JournalPosition position;

    /// @param notices hears what of the journal can't be read
    /// @throws ForeignIndexException when the index is another journal's
    JournalFollower(Handle handle, JournalReader journal, int recorder, boolean shared, Consumer<String> notices)
            throws IOException, SQLException {
        this.handle = handle;
        long idBase = RecorderIds.base(recorder);
        handle.getConnection().setAutoCommit(false);
        writer = new EventIndexWriter(handle, recorder);
        keptBytes = new KeptBytes(handle.getConnection(), recorder);
        holds = new HoldTable(handle.getConnection(), idBase);
        SharedContents contents = shared ? new SharedContents(handle.getConnection(), idBase) : null;
        position = new JournalPosition(writer.nextId(), writer.link());
        feed = new RecordFeed(journal, position, idBase, contents, notices);
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
    boolean step() throws IOException, SQLException, InterruptedException {
        RecordFeed.Batch batch = feed.next();
        if (batch.entries().isEmpty() && batch.reached().equals(position)) {
            return false;
        }
        Connection connection = handle.getConnection();
        writer.add(batch.entries());
        for (KeptRecord kept : batch.records()) {
            keptBytes.add(kept);
            holds.apply(kept.change());
        }
        keptBytes.flush();
        writer.advance(batch.reached().nextId(), batch.reached().link());
        writer.flush();
        connection.commit();
        position = batch.reached();
        return true;
    }

    @Override
    public void close() throws SQLException {
        feed.close();
        writer.close();
        handle.getConnection().rollback(); // what was read and not written
        handle.getConnection().setAutoCommit(true);
    }
}

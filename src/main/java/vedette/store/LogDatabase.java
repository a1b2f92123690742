package vedette.store;

import java.io.IOException;
import java.sql.SQLException;
import org.jdbi.v3.core.ConnectionFactory;
import org.jspecify.annotations.Nullable;

/// The database that the index is in.
interface LogDatabase extends AutoCloseable {
    /// For the thread that writes the index and for those that ask.
    ConnectionFactory connections();

    /// Opens it and brings its tables up to date.
    void prepare() throws SQLException;

    /// The number under which this log's journal stands in the database: 0 where it has it for itself.
    ///
    /// @param fingerprint of the journal's key
    int recorder(String fingerprint) throws SQLException;

    /// Whether other computers read it, who have no journal: messages and pictures are then put into it too.
    boolean isShared();

    /// Takes away an index that is damaged, or another log's, so that a fresh one can be prepared.
    ///
    /// @param fresh whether it was only just begun and has nothing that anybody could want
    /// @return what was done, as a sentence for the operator, or null where it can't be
    @Nullable
    String discard(boolean fresh) throws IOException;

    /// Keeps other recorders and stations from placing and releasing holds until it is closed; null where there are
    /// none.
    default @Nullable HoldLock lockHolds() throws SQLException {
        return null;
    }

    /// Ends the lock.
    interface HoldLock extends AutoCloseable {
        @Override
        void close() throws SQLException;
    }

    /// Lets other processes of this user ask, where that needs something done.
    void letOthersRead() throws SQLException;

    @Override
    void close();
}

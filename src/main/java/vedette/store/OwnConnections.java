package vedette.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.h2.api.ErrorCode;
import org.jdbi.v3.core.ConnectionFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The connections of a process that has locked the log for itself.
///
/// When a write fails, the database closes itself, and the next connection opens it anew. A connection of
/// before that is used after that makes H2 2.4.240 forget the new one, which stays open: further connections
/// are then told that the file is in use. As no other process can have it, all connections are closed then,
/// which closes the database, and their owners connect anew.
final class OwnConnections implements ConnectionFactory {
    private static final Logger LOG = LoggerFactory.getLogger(OwnConnections.class);

    private final ConnectionFactory connections;
    private final Set<Connection> open = Collections.newSetFromMap(new IdentityHashMap<>());

    OwnConnections(ConnectionFactory connections) {
        this.connections = connections;
    }

    @Override
    public synchronized Connection openConnection() throws SQLException {
        Connection connection;
        try {
            connection = connections.openConnection();
        } catch (SQLException e) {
            if (e.getErrorCode() != ErrorCode.DATABASE_ALREADY_OPEN_1 || open.isEmpty()) {
                throw e;
            }
            LOG.info("the event log's database is opened anew");
            closeAll();
            connection = connections.openConnection();
        }
        open.add(connection);
        return connection;
    }

    /// Closes all, which closes the database.
    synchronized void closeAll() {
        open.forEach(OwnConnections::close);
        open.clear();
    }

    @Override
    public void closeConnection(Connection connection) throws SQLException {
        synchronized (this) {
            open.remove(connection);
        }
        connection.close();
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.debug("a broken connection", e);
        }
    }
}

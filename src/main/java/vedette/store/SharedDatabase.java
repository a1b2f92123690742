package vedette.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Properties;
import org.jdbi.v3.core.ConnectionFactory;
import org.jspecify.annotations.Nullable;

/// PostgreSQL, for several recorders and several stations.
final class SharedDatabase implements LogDatabase {
    private final ConnectionFactory connections;

    /// @param address `jdbc:postgresql://host/database` or `postgresql://host/database`
    SharedDatabase(String address, @Nullable String user, @Nullable String password) {
        String url = address.startsWith("jdbc:") ? address : "jdbc:" + address;
        Properties properties = new Properties();
        if (user != null) {
            properties.setProperty("user", user);
        }
        if (password != null) {
            properties.setProperty("password", password);
        }
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("socketTimeout", "60");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("ApplicationName", "Vedette");
        connections = () -> DriverManager.getConnection(url, properties);
    }

    @Override
    public ConnectionFactory connections() {
        return connections;
    }

    @Override
    public void prepare() throws SQLException {
        IndexTables.migrate(connections);
    }

    /// Gives each journal a number of its own, the first time it comes.
    @Override
    public int recorder(String fingerprint) throws SQLException {
        try (Connection open = connections.openConnection()) {
            try (PreparedStatement insert = open.prepareStatement(
                    "INSERT INTO recorder (number, fingerprint) SELECT COALESCE(MAX(number), 0) + 1, ? FROM recorder"
                            + " HAVING NOT EXISTS (SELECT 1 FROM recorder WHERE fingerprint = ?)")) {
                insert.setString(1, fingerprint);
                insert.setString(2, fingerprint);
                insert.executeUpdate();
            }
            try (PreparedStatement select =
                    open.prepareStatement("SELECT number FROM recorder WHERE fingerprint = ?")) {
                select.setString(1, fingerprint);
                try (ResultSet row = select.executeQuery()) {
                    if (row.next()) {
                        return row.getInt(1);
                    }
                }
            }
        }
        throw new SQLException("the recorder's number was not given");
    }

    @Override
    public boolean isShared() {
        return true;
    }

    @Override
    public HoldLock lockHolds() throws SQLException {
        Connection open = connections.openConnection();
        try {
            open.setAutoCommit(false);
            open.createStatement().execute("LOCK TABLE hold IN SHARE MODE");
            return open::close;
        } catch (SQLException e) {
            open.close();
            throw e;
        }
    }

    /// What others wrote there is not ours to take away.
    @Override
    public @Nullable String discard(boolean fresh) {
        return null;
    }

    @Override
    public void letOthersRead() {}

    @Override
    public void close() {}
}

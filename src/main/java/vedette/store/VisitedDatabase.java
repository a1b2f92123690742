package vedette.store;

import java.sql.SQLException;
import org.jdbi.v3.core.ConnectionFactory;
import org.jspecify.annotations.Nullable;

/// The index of a station that runs in another process, for asking only.
record VisitedDatabase(ConnectionFactory connections) implements LogDatabase {
    @Override
    public void prepare() throws SQLException {
        throw new SQLException("the index of another process is only read");
    }

    @Override
    public int recorder(String fingerprint) {
        return 0;
    }

    @Override
    public boolean isShared() {
        return false;
    }

    @Override
    public @Nullable String discard(boolean fresh) {
        return null;
    }

    @Override
    public void letOthersRead() {}

    @Override
    public void close() {}
}

package vedette.store;

import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.TemplateEngine;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The index's tables, the same in every database.
final class IndexTables {
    private static final Logger LOG = LoggerFactory.getLogger(IndexTables.class);

    private IndexTables() {}

    /// Makes the tables, or brings them up to date, and reads a little of each.
    static void migrate(ConnectionFactory connections) throws SQLException {
        try (Connection open = connections.openConnection()) {
            Flyway.configure(IndexTables.class.getClassLoader())
                    .dataSource(new FactoryDataSource(connections))
                    .locations("classpath:vedette/store/schema")
                    .load()
                    .migrate();
            open.createStatement()
                    .executeQuery("SELECT COUNT(*), MAX(id) FROM event")
                    .close();
        }
    }

    static Jdbi jdbi(ConnectionFactory connections) {
        Jdbi jdbi = Jdbi.create(connections);
        jdbi.getConfig(SqlStatements.class).setTemplateEngine(TemplateEngine.NOP);
        return jdbi;
    }

    static void closeQuietly(@Nullable Handle handle) {
        try {
            if (handle != null) {
                handle.close();
            }
        } catch (JdbiException e) {
            LOG.debug("a broken connection", e);
        }
    }
}

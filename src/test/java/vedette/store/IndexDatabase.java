package vedette.store;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import vedette.model.LogEntry;

/// An index on disk, without a journal.
final class IndexDatabase implements AutoCloseable {
    static {
        // Before the database's classes are loaded, as a log does: other tests in this process open logs.
        System.setProperty("h2.bindAddress", ReaderDoor.LOOPBACK);
        EmbeddedDatabase.prepareDriver();
    }

    final Jdbi jdbi;
    final Handle handle;

    IndexDatabase(Path folder) {
        String url = "jdbc:h2:file:" + folder.resolve("index") + ";WRITE_DELAY=100;LAZY_QUERY_EXECUTION=1";
        Flyway.configure(IndexDatabase.class.getClassLoader())
                .dataSource(url, "SA", "")
                .locations("classpath:vedette/store/schema")
                .load()
                .migrate();
        jdbi = IndexTables.jdbi(() -> DriverManager.getConnection(url, "SA", ""));
        handle = jdbi.open();
    }

    void add(EventIndexWriter writer, List<LogEntry> entries) throws SQLException {
        writer.add(entries);
        writer.advance(entries.getLast().id() + 1, "ab".repeat(32));
        writer.flush();
    }

    @Override
    public void close() {
        handle.close();
    }
}

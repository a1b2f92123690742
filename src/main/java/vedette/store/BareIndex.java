package vedette.store;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vedette.model.LogEntry;
import vedette.search.EventFilter;

/// The index of a log without its journal, to be measured. Confined to one thread.
public final class BareIndex implements AutoCloseable {
    private static final int WALKED_AT_ONCE = 4_096;

    private final Handle handle;
    private final EventIndexWriter writer;
    private final EventIndexReader reader = new EventIndexReader(() -> false);

    private BareIndex(Handle handle) throws SQLException {
        this.handle = handle;
        handle.getConnection().setAutoCommit(false);
        writer = new EventIndexWriter(handle, 0);
    }

    /// Opens or makes an index in a folder, in H2.
    public static BareIndex open(Path directory) throws SQLException {
        EmbeddedDatabase.prepareDriver();
        String url = "jdbc:h2:file:" + directory.toAbsolutePath().resolve("events") + ";LAZY_QUERY_EXECUTION=1";
        Flyway.configure(BareIndex.class.getClassLoader())
                .dataSource(url, EmbeddedDatabase.OWNER, "")
                .locations("classpath:vedette/store/schema")
                .load()
                .migrate();
        ConnectionFactory connections = () -> DriverManager.getConnection(url, EmbeddedDatabase.OWNER, "");
        return new BareIndex(IndexTables.jdbi(connections).open());
    }

    /// Adds entries in one transaction.
    ///
    /// @param entries in the order of their ids, which are above those of all that were added before
    public void add(List<LogEntry> entries) throws SQLException {
        writer.add(entries);
        writer.advance(entries.getLast().id() + 1, writer.link());
        writer.flush();
        handle.getConnection().commit();
    }

    /// As [LogReader#page].
    public Page page(EventFilter filter, @Nullable PageKey before, int limit) throws SQLException {
        return reader.page(handle, filter, before, limit);
    }

    /// As [LogReader#count].
    public long count(EventFilter filter) throws SQLException {
        return reader.count(handle, filter);
    }

    /// As [LogReader#facets].
    public Facets facets(EventFilter filter) throws SQLException {
        return reader.facets(handle, filter);
    }

    /// As [LogReader#histogram].
    public List<TimeBucket> histogram(EventFilter filter, Instant from, Instant to, int buckets) throws SQLException {
        return reader.histogram(handle, filter, from, to, buckets);
    }

    /// Goes through the entries that a filter shows, oldest first.
    public void forEach(EventFilter filter, Consumer<LogEntry> taker) throws SQLException {
        Walk walk = reader.walk(handle, filter);
        List<LogEntry> entries = reader.next(handle, walk, WALKED_AT_ONCE);
        while (!entries.isEmpty()) {
            entries.forEach(taker);
            entries = reader.next(handle, walk, WALKED_AT_ONCE);
        }
    }

    /// The id that the next entry has at least.
    public long nextId() {
        return writer.nextId();
    }

    @Override
    public void close() throws SQLException {
        writer.close();
        handle.getConnection().rollback();
        handle.getConnection().setAutoCommit(true);
        handle.close();
    }
}

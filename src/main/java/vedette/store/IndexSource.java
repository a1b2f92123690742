package vedette.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import vedette.model.LogEntry;

/// Reads parts of the index and rows from the database, for one question.
final class IndexSource implements AutoCloseable {
    /// Ids that are this close are read as one span: reading on is quicker than finding the next.
    private static final int NEAR = 8;

    private static final int IDS_AT_ONCE = 1_000;

    private final Connection connection;
    private final BlockCache cache;
    private final BooleanSupplier stopped;
    private final Map<String, PreparedStatement> statements = new HashMap<>();
    private long lastPlace = -1;
    private byte[] lastKeys = {};

    IndexSource(Connection connection, BlockCache cache, BooleanSupplier stopped) {
        this.connection = connection;
        this.cache = cache;
        this.stopped = stopped;
    }

    Connection connection() {
        return connection;
    }

    /// @throws CancellationException when the question is no longer asked
    void checkStopped() {
        if (stopped.getAsBoolean()) {
            throw new CancellationException();
        }
    }

    /// @throws StaleIndexException where the run is gone
    byte[] block(long run, int block) throws SQLException {
        long place = IndexPlaces.place(run, block);
        byte[] known = cache.get(place);
        if (known == null) {
            known = row("SELECT entries FROM term_block WHERE place = ?", place);
            cache.put(place, known);
        }
        return known;
    }

    /// Reads some blocks ahead that are likely to be asked for: one after the other they are found far quicker than
    /// each by itself.
    ///
    /// @param first the first of them
    /// @param last the last of them, inclusive
    void readAhead(long run, int first, int last) throws SQLException {
        checkStopped();
        PreparedStatement query =
                statement("SELECT place, entries FROM term_block WHERE place >= ? AND place <= ? ORDER BY place");
        query.setLong(1, IndexPlaces.place(run, first));
        query.setLong(2, IndexPlaces.place(run, last));
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                cache.put(rows.getLong(1), rows.getBytes(2));
            }
        }
    }

    boolean hasBlock(long run, int block) {
        return cache.get(IndexPlaces.place(run, block)) != null;
    }

    /// The same for what is read once from end to end.
    byte[] passingBlock(long run, int block) throws SQLException {
        long place = IndexPlaces.place(run, block);
        byte[] known = cache.get(place);
        return known != null ? known : row("SELECT entries FROM term_block WHERE place = ?", place);
    }

    /// A page of the times and ids of a chunk.
    byte[] keys(long chunk, int page) throws SQLException {
        long place = IndexPlaces.place(chunk, page);
        if (place == lastPlace) {
            return lastKeys;
        }
        byte[] known = cache.get(~place);
        if (known == null) {
            known = row("SELECT position_keys FROM chunk_order WHERE place = ?", place);
            cache.put(~place, known);
        }
        lastPlace = place;
        lastKeys = known;
        return known;
    }

    private byte[] row(String sql, long place) throws SQLException {
        checkStopped();
        PreparedStatement query = statement(sql);
        query.setLong(1, place);
        try (ResultSet row = query.executeQuery()) {
            if (!row.next()) {
                throw new StaleIndexException("part " + place);
            }
            return row.getBytes(1);
        }
    }

    private PreparedStatement statement(String sql) throws SQLException {
        PreparedStatement known = statements.get(sql);
        if (known == null) {
            known = connection.prepareStatement(sql);
            statements.put(sql, known);
        }
        return known;
    }

    /// Reads entries.
    ///
    /// @return in the order of the ids; null for those that are no longer there
    @Nullable
    LogEntry[] entries(long[] ids) throws SQLException {
        long[] sorted = ids.clone();
        Arrays.sort(sorted);
        @Nullable LogEntry[] found = new LogEntry[ids.length];
        int from = 0;
        while (from < sorted.length) {
            int to = from + 1;
            while (to < sorted.length && sorted[to] - sorted[to - 1] <= NEAR) {
                to++;
            }
            if (to - from > 1) {
                read(span(sorted[from], sorted[to - 1]), sorted, found);
            } else {
                while (to < sorted.length
                        && to - from < IDS_AT_ONCE
                        && (to + 1 == sorted.length || sorted[to + 1] - sorted[to] > NEAR)) {
                    to++;
                }
                read(single(Arrays.copyOfRange(sorted, from, to)), sorted, found);
            }
            from = to;
        }
        return inOrder(ids, sorted, found);
    }

    private PreparedStatement span(long first, long last) throws SQLException {
        PreparedStatement query =
                statement("SELECT " + EventRow.COLUMNS + " FROM event WHERE id >= ? AND id <= ? ORDER BY id");
        query.setLong(1, first);
        query.setLong(2, last);
        return query;
    }

    private PreparedStatement single(long[] ids) throws SQLException {
        PreparedStatement query = statement("SELECT " + EventRow.COLUMNS + " FROM event WHERE id = ANY(?)");
        query.setArray(1, EventRemoval.idArray(connection, ids));
        return query;
    }

    private void read(PreparedStatement query, long[] sorted, @Nullable LogEntry[] found) throws SQLException {
        checkStopped();
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                int at = Arrays.binarySearch(sorted, rows.getLong(1));
                if (at >= 0) {
                    found[at] = EventRow.read(rows);
                }
            }
        }
    }

    private static @Nullable LogEntry[] inOrder(long[] ids, long[] sorted, @Nullable LogEntry[] found) {
        if (Arrays.equals(ids, sorted)) {
            return found;
        }
        @Nullable LogEntry[] ordered = new LogEntry[ids.length];
        for (int i = 0; i < ids.length; i++) {
            ordered[i] = found[Arrays.binarySearch(sorted, ids[i])];
        }
        return ordered;
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : statements.values()) {
            statement.close();
        }
    }
}

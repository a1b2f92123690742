package vedette.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Takes entries out of the index: their rows are deleted and the gaps that they tell of, their positions marked, and
/// chunks that have none left are dropped.
final class EventRemoval {
    private static final int IDS_AT_ONCE = 1_000;

    private final Connection connection;
    private final long recorder;
    private final long revision;

    EventRemoval(Connection connection, long recorder, long revision) {
        this.connection = connection;
        this.recorder = recorder;
        this.revision = revision;
    }

    private record Chunk(long number, long firstId, long lastId, int docs, long run, long[] removed) {}

    /// The highest id that is part of a chunk; below all ids of the recorder where there is none.
    static long lastSealedId(Connection connection, long recorder) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT MAX(last_id) FROM chunk WHERE recorder = ?")) {
            query.setLong(1, recorder);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                long id = row.getLong(1);
                return row.wasNull() ? IndexPlaces.beforeIds(recorder) : id;
            }
        }
    }

    /// @return whether some were not yet part of a chunk
    boolean remove(long[] ids) throws SQLException {
        long[] sorted = Arrays.stream(ids)
                .filter(id -> id > IndexPlaces.beforeIds(recorder) && id < IndexPlaces.afterIds(recorder))
                .sorted()
                .distinct()
                .toArray();
        // While the rows still tell what kind they are.
        deleteAll(
                "DELETE FROM gap WHERE id = ANY(?)"
                        + " AND EXISTS (SELECT 1 FROM event WHERE event.id = gap.id AND event.kind = 'gap')",
                sorted);
        for (Chunk chunk : chunks()) {
            long[] inChunk = between(sorted, chunk.firstId, chunk.lastId);
            if (inChunk.length > 0) {
                remove(chunk, inChunk);
            }
        }
        long[] inTail = between(sorted, lastSealedId(connection, recorder) + 1, Long.MAX_VALUE);
        deleteRows(inTail);
        return inTail.length > 0;
    }

    private static long[] between(long[] sorted, long first, long last) {
        int from = Arrays.binarySearch(sorted, first);
        int to = Arrays.binarySearch(sorted, last);
        return Arrays.copyOfRange(sorted, from < 0 ? -from - 1 : from, to < 0 ? -to - 1 : to + 1);
    }

    private List<Chunk> chunks() throws SQLException {
        List<Chunk> chunks = new ArrayList<>();
        try (PreparedStatement query =
                connection.prepareStatement("SELECT number, first_id, last_id, docs, run, removed"
                        + " FROM chunk WHERE recorder = ? ORDER BY number")) {
            query.setLong(1, recorder);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    int docs = rows.getInt(4);
                    byte[] removed = rows.getBytes(6);
                    chunks.add(new Chunk(
                            rows.getLong(1),
                            rows.getLong(2),
                            rows.getLong(3),
                            docs,
                            rows.getLong(5),
                            removed == null ? new long[PositionSet.words(docs)] : PositionSet.longs(removed)));
                }
            }
        }
        return chunks;
    }

    private void remove(Chunk chunk, long[] ids) throws SQLException {
        for (int from = 0; from < chunk.docs; from += PositionKeys.PAGE) {
            byte[] page = page(chunk.number, from / PositionKeys.PAGE);
            for (int i = 0; i < PositionKeys.PAGE && from + i < chunk.docs; i++) {
                if (Arrays.binarySearch(ids, PositionKeys.id(page, i)) >= 0) {
                    chunk.removed[(from + i) >>> 6] |= 1L << (from + i);
                }
            }
        }
        if (PositionSet.count(chunk.removed) == chunk.docs) {
            drop(chunk);
            return;
        }
        deleteRows(ids);
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE chunk SET removed = ?, revision = ? WHERE number = ?")) {
            update.setBytes(1, PositionSet.bytes(chunk.removed));
            update.setLong(2, revision);
            update.setLong(3, chunk.number);
            update.executeUpdate();
        }
    }

    private byte[] page(long chunk, int page) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT position_keys FROM chunk_order WHERE place = ?")) {
            query.setLong(1, IndexPlaces.place(chunk, page));
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getBytes(1);
            }
        }
    }

    private void drop(Chunk chunk) throws SQLException {
        update("DELETE FROM event WHERE id >= ? AND id <= ?", chunk.firstId, chunk.lastId);
        update(
                "DELETE FROM chunk_order WHERE place >= ? AND place < ?",
                IndexPlaces.place(chunk.number, 0),
                IndexPlaces.place(chunk.number + 1, 0));
        update("DELETE FROM chunk WHERE number = ?", chunk.number);
        try (PreparedStatement query = connection.prepareStatement("SELECT COUNT(*) FROM chunk WHERE run = ?")) {
            query.setLong(1, chunk.run);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                if (row.getLong(1) > 0) {
                    return;
                }
            }
        }
        new RunMerger(connection).delete(chunk.run);
    }

    private void update(String sql, long... values) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                update.setLong(i + 1, values[i]);
            }
            update.executeUpdate();
        }
    }

    private void deleteRows(long[] ids) throws SQLException {
        deleteAll("DELETE FROM event WHERE id = ANY(?)", ids);
    }

    private void deleteAll(String sql, long[] ids) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(sql)) {
            for (int from = 0; from < ids.length; from += IDS_AT_ONCE) {
                delete.setArray(
                        1,
                        idArray(connection, Arrays.copyOfRange(ids, from, Math.min(ids.length, from + IDS_AT_ONCE))));
                delete.executeUpdate();
            }
        }
    }

    /// An array of the database.
    static java.sql.Array idArray(Connection connection, long[] ids) throws SQLException {
        return connection.createArrayOf("BIGINT", Arrays.stream(ids).boxed().toArray());
    }
}

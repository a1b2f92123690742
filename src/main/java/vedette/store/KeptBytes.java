package vedette.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import vedette.model.EventKind;
import vedette.model.LogEntry;

/// Counts what the journal needs for each kind and day, so that a kind can be kept within a size.
final class KeptBytes {
    /// What a record takes besides its header and contents, about.
    private static final int FRAME = 96;

    private record Key(EventKind kind, int day) {}

    private final Connection connection;
    private final int recorder;
    private final Map<Key, Long> added = new HashMap<>();

    KeptBytes(Connection connection, int recorder) {
        this.connection = connection;
        this.recorder = recorder;
    }

    void add(KeptRecord record) {
        count(record, record.bytes() + FRAME);
    }

    /// Takes off what a record took that is removed.
    void subtract(KeptRecord record) {
        count(record, -record.bytes() - FRAME);
    }

    private void count(KeptRecord record, long bytes) {
        LogEntry first = record.entries().getFirst();
        added.merge(new Key(first.kind(), day(first.happened())), bytes, Long::sum);
    }

    /// Days since 1970.
    static int day(Instant time) {
        return (int) Math.floorDiv(time.getEpochSecond(), Duration.ofDays(1).toSeconds());
    }

    static Instant begin(int day) {
        return Instant.ofEpochSecond(day * Duration.ofDays(1).toSeconds());
    }

    /// Within the caller's transaction.
    void flush() throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                        "UPDATE kept_bytes SET bytes = bytes + ? WHERE recorder = ? AND kind = ? AND happened_on = ?");
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO kept_bytes (bytes, recorder, kind, happened_on) VALUES (?, ?, ?, ?)")) {
            for (Map.Entry<Key, Long> each : added.entrySet()) {
                if (set(update, each).executeUpdate() == 0) {
                    set(insert, each).executeUpdate();
                }
            }
        }
        if (added.values().stream().anyMatch(bytes -> bytes < 0)) {
            forgetEmpty();
        }
        added.clear();
    }

    private void forgetEmpty() throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM kept_bytes WHERE recorder = ? AND bytes <= 0")) {
            delete.setInt(1, recorder);
            delete.executeUpdate();
        }
    }

    private PreparedStatement set(PreparedStatement statement, Map.Entry<Key, Long> each) throws SQLException {
        statement.setLong(1, each.getValue());
        statement.setInt(2, recorder);
        statement.setString(3, each.getKey().kind().word());
        statement.setInt(4, each.getKey().day());
        return statement;
    }

    /// The bytes of each day, by kind.
    static Map<EventKind, NavigableMap<Integer, Long>> read(Connection connection, int recorder) throws SQLException {
        Map<EventKind, NavigableMap<Integer, Long>> kinds = new HashMap<>();
        try (PreparedStatement select =
                connection.prepareStatement("SELECT kind, happened_on, bytes FROM kept_bytes WHERE recorder = ?")) {
            select.setInt(1, recorder);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    kinds.computeIfAbsent(EventKind.parse(row.getString(1)), kind -> new TreeMap<>())
                            .put(row.getInt(2), row.getLong(3));
                }
            }
        }
        return kinds;
    }
}

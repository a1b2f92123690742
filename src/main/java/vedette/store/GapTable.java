package vedette.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vedette.model.GapSpan;
import vedette.model.LogEntry;

/// The gaps of the log, and which broker a camera is heard by.
final class GapTable implements AutoCloseable {
    /// A station has some thousands of cameras at most; what comes after these is a flood of made-up names.
    private static final int MOST_CAMERAS = 50_000;

    private static final String SAME_AND_OPEN = "broker = ? AND camera = ? AND ended IS NULL AND id >= ? AND id < ?";
    private static final String COLUMNS = "id, broker, camera, begun, ended, reason";

    private final Connection connection;
    private final PreparedStatement insertCamera;
    private final Set<CameraBroker> known = new HashSet<>();
    private @Nullable LogEntry last;
    private boolean waiting;

    /// @param camera the camera's name
    /// @param broker the broker's name
    record CameraBroker(String camera, String broker) {}

    GapTable(Connection connection) throws SQLException {
        this.connection = connection;
        known.addAll(cameras(connection));
        insertCamera = connection.prepareStatement("INSERT INTO camera_broker (camera, broker) VALUES (?, ?)");
    }

    static List<CameraBroker> cameras(Connection connection) throws SQLException {
        List<CameraBroker> all = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement("SELECT camera, broker FROM camera_broker");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                all.add(new CameraBroker(rows.getString(1), rows.getString(2)));
            }
        }
        return all;
    }

    /// Takes what an entry tells of gaps and cameras.
    void note(LogEntry entry) throws SQLException {
        noteCamera(entry);
        GapSpan span = entry.gap();
        if (span == null) {
            return;
        }
        if (span.until() != null) {
            close(entry, span);
            insert(entry, span);
        } else if (!isOpen(entry)) {
            insert(entry, span);
        }
    }

    private void noteCamera(LogEntry entry) throws SQLException {
        LogEntry before = last;
        last = entry;
        if (entry.camera().isEmpty()
                || (before != null
                        && before.camera().equals(entry.camera())
                        && before.broker().equals(entry.broker()))) {
            return;
        }
        if (known.size() < MOST_CAMERAS && known.add(new CameraBroker(entry.camera(), entry.broker()))) {
            insertCamera.setString(1, entry.camera());
            insertCamera.setString(2, entry.broker());
            insertCamera.addBatch();
            waiting = true;
        }
    }

    void flush() throws SQLException {
        if (waiting) {
            insertCamera.executeBatch();
            waiting = false;
        }
    }

    private boolean isOpen(LogEntry entry) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT id FROM gap WHERE " + SAME_AND_OPEN)) {
            name(query, 1, entry);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }

    /// The gap that an entry closes is in the table as one that lasts, and goes. One that began earlier was never
    /// closed: it lasted at most until this one began.
    private void close(LogEntry entry, GapSpan span) throws SQLException {
        long since = StoredTime.floor(span.since());
        try (PreparedStatement delete =
                        connection.prepareStatement("DELETE FROM gap WHERE begun >= ? AND " + SAME_AND_OPEN);
                PreparedStatement end =
                        connection.prepareStatement("UPDATE gap SET ended = ? WHERE " + SAME_AND_OPEN)) {
            delete.setLong(1, since);
            name(delete, 2, entry);
            delete.executeUpdate();
            end.setLong(1, since);
            name(end, 2, entry);
            end.executeUpdate();
        }
    }

    /// What one recorder does not hear is closed when that one hears again.
    private static void name(PreparedStatement statement, int first, LogEntry entry) throws SQLException {
        int recorder = RecorderIds.recorder(entry.id());
        statement.setString(first, entry.broker());
        statement.setString(first + 1, entry.camera());
        statement.setLong(first + 2, RecorderIds.base(recorder));
        statement.setLong(first + 3, RecorderIds.base(recorder + 1));
    }

    private void insert(LogEntry entry, GapSpan span) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO gap (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?)")) {
            insert.setLong(1, entry.id());
            insert.setString(2, entry.broker());
            insert.setString(3, entry.camera());
            insert.setLong(4, StoredTime.floor(span.since()));
            insert.setObject(5, span.until() == null ? null : StoredTime.floor(span.until()), java.sql.Types.BIGINT);
            insert.setString(6, entry.summary());
            insert.executeUpdate();
        }
    }

    /// The gaps that touch a time, newest first.
    static List<Gap> touching(Connection connection, long from, long to) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT " + COLUMNS
                + " FROM gap WHERE begun < ? AND (ended IS NULL OR ended > ?) ORDER BY begun DESC, id DESC")) {
            query.setLong(1, to);
            query.setLong(2, from);
            return read(query);
        }
    }

    /// The gaps that last, in the order in which they began.
    static List<Gap> open(Connection connection) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT " + COLUMNS + " FROM gap WHERE ended IS NULL ORDER BY begun, id")) {
            return read(query);
        }
    }

    private static List<Gap> read(PreparedStatement query) throws SQLException {
        List<Gap> gaps = new ArrayList<>();
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                Long ended = (Long) rows.getObject(5);
                gaps.add(new Gap(
                        rows.getLong(1),
                        Objects.requireNonNull(rows.getString(2)),
                        Objects.requireNonNull(rows.getString(3)),
                        StoredTime.of(rows.getLong(4)),
                        ended == null ? null : StoredTime.of(ended),
                        Objects.requireNonNull(rows.getString(6))));
            }
        }
        return gaps;
    }

    @Override
    public void close() throws SQLException {
        insertCamera.close();
    }
}

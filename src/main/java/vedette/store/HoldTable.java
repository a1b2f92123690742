package vedette.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is held, as the journal's records place and release it.
final class HoldTable {
    private final Connection connection;
    private final long idBase;

    /// @param idBase what is added to the journal's ids
    HoldTable(Connection connection, long idBase) {
        this.connection = connection;
        this.idBase = idBase;
    }

    /// Within the caller's transaction.
    void apply(@Nullable HoldChange change) throws SQLException {
        switch (change) {
            case null -> {}
            case HoldChange.Placed(Hold hold) -> place(hold);
            case HoldChange.Released(long id) -> release(id);
        }
    }

    private void place(Hold hold) throws SQLException {
        long id = idBase | hold.id();
        try (PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO hold (id, reason, held_from, held_to) VALUES (?, ?, ?, ?)");
                PreparedStatement event =
                        connection.prepareStatement("INSERT INTO hold_event (hold, event) VALUES (?, ?)")) {
            insert.setLong(1, id);
            insert.setString(2, hold.reason());
            setTime(insert, 3, hold.from());
            setTime(insert, 4, hold.to());
            insert.executeUpdate();
            for (long each : hold.events()) {
                event.setLong(1, id);
                event.setLong(2, each);
                event.executeUpdate();
            }
        }
    }

    private static void setTime(PreparedStatement insert, int at, @Nullable Instant time) throws SQLException {
        if (time == null) {
            insert.setNull(at, Types.BIGINT);
        } else {
            insert.setLong(at, StoredTime.floor(time));
        }
    }

    private void release(long id) throws SQLException {
        for (String sql : List.of("DELETE FROM hold_event WHERE hold = ?", "DELETE FROM hold WHERE id = ?")) {
            try (PreparedStatement delete = connection.prepareStatement(sql)) {
                delete.setLong(1, id);
                delete.executeUpdate();
            }
        }
    }

    /// Whether what the journal says up to an id is in the tables.
    ///
    /// @param end exclusive
    static boolean reaches(Connection connection, int recorder, long end) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT next_id FROM progress WHERE recorder = ?")) {
            select.setInt(1, recorder);
            try (ResultSet row = select.executeQuery()) {
                return row.next() && row.getLong(1) >= end;
            }
        }
    }

    /// Those of some ids of which the index has no event.
    static Set<Long> missing(Connection connection, Set<Long> events) throws SQLException {
        Set<Long> missing = new HashSet<>(events);
        try (PreparedStatement select = connection.prepareStatement("SELECT id FROM event WHERE id = ?")) {
            for (long each : events) {
                select.setLong(1, each);
                try (ResultSet row = select.executeQuery()) {
                    if (row.next()) {
                        missing.remove(each);
                    }
                }
            }
        }
        return missing;
    }

    /// All that is held now, in the order in which it was placed.
    static List<Hold> read(Connection connection) throws SQLException {
        List<Hold> holds = new ArrayList<>();
        try (PreparedStatement select =
                        connection.prepareStatement("SELECT id, reason, held_from, held_to FROM hold ORDER BY id");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                holds.add(new Hold(
                        row.getLong(1),
                        row.getString(2),
                        events(connection, row.getLong(1)),
                        time(row, 3),
                        time(row, 4)));
            }
        }
        return holds;
    }

    private static Set<Long> events(Connection connection, long hold) throws SQLException {
        Set<Long> events = new HashSet<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT event FROM hold_event WHERE hold = ?")) {
            select.setLong(1, hold);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    events.add(row.getLong(1));
                }
            }
        }
        return events;
    }

    private static @Nullable Instant time(ResultSet row, int at) throws SQLException {
        long millis = row.getLong(at);
        return row.wasNull() ? null : StoredTime.of(millis);
    }
}

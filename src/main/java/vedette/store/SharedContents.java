package vedette.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vedette.journal.JournalCursor;
import vedette.journal.JournalPosition;
import vedette.journal.JournalRecord;

/// Headers, messages and pictures in the database, for computers that have no journal.
final class SharedContents {
    private final Connection connection;
    private final long idBase;

    SharedContents(Connection connection, long idBase) {
        this.connection = connection;
        this.idBase = idBase;
    }

    /// Within the caller's transaction.
    ///
    /// @param cursor stands behind the record
    void add(JournalRecord record, KeptRecord kept, JournalCursor cursor) throws IOException, SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO kept_record (id, entries, header) VALUES (?, ?, ?)")) {
            insert.setLong(1, idBase | record.id());
            insert.setInt(2, record.lines());
            insert.setBytes(3, record.header());
            insert.executeUpdate();
        }
        if (kept.message() != null && kept.message().bytes() > 0) {
            add(kept.message().sha256(), cursor);
        }
        if (kept.pictureHash() != null) {
            add(kept.pictureHash(), cursor);
        }
    }

    private void add(String sha256, JournalCursor cursor) throws IOException, SQLException {
        byte[] bytes = cursor.content(sha256);
        if (bytes == null) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO content (sha256, bytes) VALUES (?, ?) ON CONFLICT DO NOTHING")) {
            insert.setString(1, sha256);
            insert.setBytes(2, bytes);
            insert.executeUpdate();
        }
    }

    /// The record that has this id as one of its entries.
    static Optional<JournalRecord> record(Connection connection, long id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT id, entries, header FROM kept_record WHERE id <= ? ORDER BY id DESC LIMIT 1")) {
            select.setLong(1, id);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next() || row.getLong(1) + row.getInt(2) <= id) {
                    return Optional.empty();
                }
                return Optional.of(new JournalRecord(
                        row.getLong(1), row.getInt(2), row.getBytes(3), "", "", "", JournalPosition.START));
            }
        }
    }

    static byte @Nullable [] content(Connection connection, String sha256) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT bytes FROM content WHERE sha256 = ?")) {
            select.setString(1, sha256);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getBytes(1) : null;
            }
        }
    }
}

package vedette.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vedette.model.EventKind;
import vedette.model.LogEntry;
import vedette.model.Severity;

/// An entry as a row of the table. What is stored is made to fit before it is queued, so that no entry can be
/// refused by the database and hold up all others for good.
final class EventRow {
    static final String COLUMNS = "id, received, claimed, broker, system, camera, kind, severity, summary, confidence,"
            + " search_key, topic, payload";
    static final String INSERT = "INSERT INTO event (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    /// The database takes 1,048,576 characters; a topic has at most 65,535 bytes.
    private static final int LONGEST_TEXT = 65_536;
    /// The most that the database takes in a column, and more than any camera's news.
    private static final int LONGEST_PAYLOAD = 1_048_576;
    private static final int CUT_PAYLOAD = 65_536;

    private EventRow() {}

    /// The entry as it will be read back, but for its id.
    static LogEntry fitting(LogEntry entry) {
        byte[] payload = entry.payload();
        String note = "";
        if (payload.length > LONGEST_PAYLOAD) {
            note = String.format(
                    Locale.ROOT,
                    " (Of the message's %d bytes the first %d are kept; SHA-256 %s.)",
                    payload.length,
                    CUT_PAYLOAD,
                    sha256(payload));
            payload = Arrays.copyOf(payload, CUT_PAYLOAD);
        }
        @Nullable Double confidence = entry.confidence();
        return new LogEntry(
                entry.id(),
                stored(entry.received()),
                entry.claimed() == null ? null : stored(entry.claimed()),
                cut(entry.broker(), LONGEST_TEXT),
                cut(entry.system(), LONGEST_TEXT),
                cut(entry.camera(), LONGEST_TEXT),
                entry.kind(),
                entry.severity(),
                cut(entry.summary(), LONGEST_TEXT - note.length()) + note,
                confidence != null && Double.isFinite(confidence) ? confidence : null,
                entry.key() == null ? null : cut(entry.key(), LONGEST_TEXT),
                cut(entry.topic(), LONGEST_TEXT),
                payload);
    }

    private static Instant stored(Instant time) {
        return StoredTime.of(StoredTime.floor(time));
    }

    /// Through UTF-8, because half a surrogate pair would come back as something else.
    private static String cut(String text, int longest) {
        String head = text.length() > longest ? text.substring(0, longest - 1) + "…" : text;
        return new String(head.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static String sha256(byte[] payload) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(payload));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static void write(PreparedStatement insert, LogEntry entry) throws SQLException {
        insert.setLong(1, entry.id());
        insert.setLong(2, StoredTime.floor(entry.received()));
        if (entry.claimed() == null) {
            insert.setNull(3, Types.BIGINT);
        } else {
            insert.setLong(3, StoredTime.floor(entry.claimed()));
        }
        insert.setString(4, entry.broker());
        insert.setString(5, entry.system());
        insert.setString(6, entry.camera());
        insert.setString(7, entry.kind().word());
        insert.setInt(8, rank(entry.severity()));
        insert.setString(9, entry.summary());
        if (entry.confidence() == null) {
            insert.setNull(10, Types.DOUBLE);
        } else {
            insert.setDouble(10, entry.confidence());
        }
        insert.setString(11, entry.key());
        insert.setString(12, entry.topic());
        insert.setBytes(13, entry.payload());
    }

    static LogEntry read(ResultSet row) throws SQLException {
        long claimed = row.getLong(3);
        boolean unclaimed = row.wasNull();
        double confidence = row.getDouble(10);
        boolean unsure = row.wasNull();
        return new LogEntry(
                row.getLong(1),
                StoredTime.of(row.getLong(2)),
                unclaimed ? null : StoredTime.of(claimed),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                EventKind.parse(row.getString(7)),
                severity(row.getInt(8)),
                row.getString(9),
                unsure ? null : confidence,
                row.getString(11),
                row.getString(12),
                row.getBytes(13));
    }

    /// The number by which the table orders severities. Written down here, so that a severity put between two
    /// others does not change what old rows mean.
    static int rank(Severity severity) {
        return switch (severity) {
            case INFO -> 10;
            case WARNING -> 20;
            case CRITICAL -> 30;
        };
    }

    static Severity severity(int rank) {
        return rank >= 30 ? Severity.CRITICAL : rank >= 20 ? Severity.WARNING : Severity.INFO;
    }
}

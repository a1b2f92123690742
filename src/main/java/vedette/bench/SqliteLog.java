package vedette.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import vedette.message.OriginalMessage;
import vedette.model.LogEntry;
import vedette.model.Severity;
import vedette.store.LogRecord;

/// The same promise made by SQLite alone: each batch is committed to the disk (WAL, synchronous=FULL), chained by its
/// hash, and found afterwards by time, camera, kind, severity, plate and words.
final class SqliteLog {
    private static final List<String> SCHEMA = List.of(
            "CREATE TABLE event (id INTEGER PRIMARY KEY, happened INTEGER, received INTEGER, claimed INTEGER, broker TEXT,"
                    + " system TEXT, camera TEXT, kind TEXT, severity INTEGER, summary TEXT, confidence REAL, plate TEXT,"
                    + " topic TEXT, message_id TEXT UNIQUE, payload BLOB, link TEXT)",
            "CREATE INDEX by_time ON event (happened, id)",
            "CREATE INDEX by_camera ON event (camera, happened, id)",
            "CREATE INDEX by_kind ON event (kind, happened, id)",
            "CREATE INDEX by_camera_kind ON event (camera, kind, happened, id)",
            "CREATE INDEX by_severity ON event (severity, happened, id)",
            "CREATE INDEX by_plate ON event (plate, happened, id)",
            "CREATE VIRTUAL TABLE words USING fts5(summary, camera, topic, plate, content='')");
    private static final String INSERT = "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String WORDS =
            "INSERT INTO words (rowid, summary, camera, topic, plate) VALUES (?, ?, ?, ?, ?)";

    private SqliteLog() {}

    /// @return durable events a second
    static double ingest(Path file, int events, int batch) throws SQLException, IOException {
        delete(file);
        SampleRecords samples = new SampleRecords(Instant.parse("2026-01-01T00:00:00Z"));
        List<LogRecord> records = Stream.generate(samples::next).limit(events).toList();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA journal_mode=WAL");
                statement.execute("PRAGMA synchronous=FULL");
                for (String each : SCHEMA) {
                    statement.execute(each);
                }
            }
            connection.setAutoCommit(false);
            long begin = System.nanoTime();
            write(connection, records, batch);
            return events / ((System.nanoTime() - begin) / 1e9);
        } finally {
            delete(file);
        }
    }

    private static void write(Connection connection, List<LogRecord> records, int batch) throws SQLException {
        String link = "0".repeat(64);
        int id = 0;
        try (PreparedStatement insert = connection.prepareStatement(INSERT);
                PreparedStatement words = connection.prepareStatement(WORDS)) {
            for (LogRecord record : records) {
                LogEntry entry = record.entries().getFirst();
                OriginalMessage message = Objects.requireNonNull(record.original());
                link = link(link, message.payload());
                set(insert, ++id, record, link);
                insert.addBatch();
                words.setInt(1, id);
                words.setString(2, entry.summary());
                words.setString(3, entry.camera());
                words.setString(4, entry.topic());
                words.setString(5, entry.key());
                words.addBatch();
                if (id % batch == 0) {
                    insert.executeBatch();
                    words.executeBatch();
                    connection.commit();
                }
            }
            insert.executeBatch();
            words.executeBatch();
            connection.commit();
        }
    }

    private static void set(PreparedStatement insert, int id, LogRecord record, String link) throws SQLException {
        LogEntry entry = record.entries().getFirst();
        insert.setInt(1, id);
        insert.setLong(2, entry.happened().toEpochMilli());
        insert.setLong(3, entry.received().toEpochMilli());
        insert.setLong(4, Objects.requireNonNull(entry.claimed()).toEpochMilli());
        insert.setString(5, entry.broker());
        insert.setString(6, entry.system());
        insert.setString(7, entry.camera());
        insert.setString(8, entry.kind().word());
        insert.setInt(9, entry.severity().compareTo(Severity.INFO));
        insert.setString(10, entry.summary());
        insert.setDouble(11, Objects.requireNonNull(entry.confidence()));
        insert.setString(12, entry.key());
        insert.setString(13, entry.topic());
        insert.setString(14, record.repeatIds().getFirst());
        insert.setBytes(15, Objects.requireNonNull(record.original()).payload());
        insert.setString(16, link);
    }

    private static String link(String before, byte[] payload) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(HexFormat.of().parseHex(before));
            return HexFormat.of().formatHex(digest.digest(payload));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void delete(Path file) throws IOException {
        for (String ending : List.of("", "-wal", "-shm")) {
            Files.deleteIfExists(file.resolveSibling(file.getFileName() + ending));
        }
    }
}

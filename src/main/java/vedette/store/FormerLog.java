package vedette.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vedette.journal.Journal;
import vedette.message.OriginalMessage;
import vedette.model.EventKind;
import vedette.model.LogEntry;

/// The log of the first version, a database without a journal: its events are taken into the journal, once.
final class FormerLog {
    private static final Logger LOG = LoggerFactory.getLogger(FormerLog.class);
    private static final String NAME = "events";
    private static final String MARK = "former log ";
    private static final int BATCH = 1_000;

    /// @param events how many are in the journal now
    /// @param notice what was done, as a sentence for the operator
    record Taken(long events, String notice) {}

    private final Path file;
    private final Path directory;

    FormerLog(Path directory) {
        this.directory = directory;
        file = directory.resolve(NAME + ".mv.db");
    }

    /// Takes in what an earlier version kept. Interrupted, it goes on where it was.
    ///
    /// @param recent what the journal ends with
    /// @return null where there is nothing to do
    @Nullable
    Taken takeInto(Journal journal, List<RecentRecord> recent) throws IOException {
        if (!Files.exists(file)) {
            return null;
        }
        try {
            long events = copy(journal, lastTaken(recent));
            Files.move(file, directory.resolve(NAME + "-taken-over.mv.db"));
            return new Taken(
                    events,
                    events + " events of the former log were taken over. The file " + NAME
                            + "-taken-over.mv.db is not needed any more.");
        } catch (SQLException e) {
            LOG.warn("the former log can't be read", e);
            return new Taken(
                    0,
                    "The former log " + file.getFileName() + " can't be read (" + LogFailure.reason(e)
                            + "). It is left as it is.");
        }
    }

    private static long lastTaken(List<RecentRecord> recent) {
        return recent.reversed().stream()
                .flatMap(record -> record.repeatIds().stream())
                .filter(id -> id.startsWith(MARK))
                .map(id -> Long.parseLong(id.substring(MARK.length())))
                .findFirst()
                .orElse(0L);
    }

    private long copy(Journal journal, long after) throws SQLException, IOException {
        String url = "jdbc:h2:file:" + directory.toAbsolutePath().normalize().resolve(NAME)
                + ";ACCESS_MODE_DATA=r;IFEXISTS=TRUE;LAZY_QUERY_EXECUTION=1";
        long events = 0;
        try (Connection connection = DriverManager.getConnection(url, EmbeddedDatabase.OWNER, "");
                PreparedStatement select = connection.prepareStatement(
                        "SELECT id, received, claimed, broker, system, camera, kind, severity, summary, confidence,"
                                + " search_key, topic, payload FROM event WHERE id > ? ORDER BY id")) {
            select.setLong(1, after);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    journal.append(RecordCodec.encode(FittingRecord.of(record(row)), null));
                    events++;
                    if (events % BATCH == 0) {
                        journal.force();
                    }
                }
            }
        }
        journal.force();
        return events;
    }

    private static LogRecord record(ResultSet row) throws SQLException {
        long claimed = row.getLong(3);
        boolean unclaimed = row.wasNull();
        double confidence = row.getDouble(10);
        boolean unsure = row.wasNull();
        byte[] payload = row.getBytes(13);
        LogEntry entry = LogEntry.of(EventKind.parse(row.getString(7)), StoredTime.of(row.getLong(2)), row.getString(9))
                .claimed(unclaimed ? null : StoredTime.of(claimed))
                .broker(row.getString(4))
                .system(row.getString(5))
                .camera(row.getString(6))
                .severity(EventRow.severity(row.getInt(8)))
                .confidence(unsure ? null : confidence)
                .key(row.getString(11))
                .topic(row.getString(12))
                .build();
        // The former log did not keep how a message was sent.
        OriginalMessage message =
                payload.length == 0 ? null : new OriginalMessage(entry.topic(), 0, false, List.of(), payload);
        return new LogRecord(List.of(entry), message, null, List.of(MARK + row.getLong(1)));
    }
}

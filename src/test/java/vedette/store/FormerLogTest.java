package vedette.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vedette.model.LogEntry;
import vedette.search.EventFilter;

@Timeout(60)
class FormerLogTest {
    static {
        // As IndexDatabase does it.
        System.setProperty("h2.bindAddress", ReaderDoor.LOOPBACK);
    }

    @TempDir
    private Path folder = Path.of("");

    private void former(int events) throws Exception {
        String url = "jdbc:h2:file:" + folder.toAbsolutePath().resolve("events");
        try (Connection connection = DriverManager.getConnection(url, "SA", "");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE event (id BIGINT PRIMARY KEY, received BIGINT NOT NULL, claimed BIGINT,"
                    + " broker VARCHAR NOT NULL, system VARCHAR NOT NULL, camera VARCHAR NOT NULL, kind VARCHAR(16) NOT"
                    + " NULL, severity SMALLINT NOT NULL, summary VARCHAR NOT NULL, confidence DOUBLE PRECISION,"
                    + " search_key VARCHAR, topic VARCHAR NOT NULL, payload VARBINARY NOT NULL)");
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT INTO event VALUES (?, ?, NULL, 'home', 'lightnvr', 'door', 'detection', 20, ?, 0.5, NULL,"
                            + " 't', ?)")) {
                for (int id = 1; id <= events; id++) {
                    insert.setLong(1, id);
                    insert.setLong(2, Logs.START.plusSeconds(id).toEpochMilli());
                    insert.setString(3, "person " + id);
                    insert.setBytes(4, ("{\"n\":" + id + "}").getBytes(StandardCharsets.UTF_8));
                    insert.executeUpdate();
                }
            }
        }
    }

    @Test
    void theEventsOfTheFormerLogAreTakenOverOnce() throws Exception {
        former(2_500);
        try (JournalEventLog log = Logs.open(folder)) {
            assertThat(log.status().notices()).anyMatch(notice -> notice.startsWith("2500 events"));
            Logs.awaitIndexed(log);
            assertThat(Logs.answer(log.count(EventFilter.ALL))).isEqualTo(2_500);
            LogEntry newest =
                    Logs.answer(log.page(EventFilter.ALL, null, 1)).entries().getFirst();
            assertThat(newest.summary()).isEqualTo("person 2500");
            Original original = Logs.answer(log.original(newest.id())).orElseThrow();
            assertThat(original.message())
                    .isNotNull()
                    .satisfies(
                            message -> assertThat(message.payload()).asString().isEqualTo("{\"n\":2500}"));
            assertThat(log.size()).isEqualTo(2_500);
        }
        try (JournalEventLog log = Logs.open(folder)) {
            assertThat(log.size()).isEqualTo(2_500);
            assertThat(log.status().notices()).isEmpty();
        }
    }

    @Test
    void aFormerLogThatCanNotBeReadStays() throws Exception {
        Path file = folder.resolve("events.mv.db");
        Files.writeString(file, "rubbish");
        try (JournalEventLog log = Logs.open(folder)) {
            assertThat(log.status().notices()).anyMatch(notice -> notice.contains("can't be read"));
        }
        assertThat(file).exists();
    }
}

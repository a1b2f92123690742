package vedette.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// H2 in a single file beside the journal. It need not survive anything: what it loses is read from the journal again.
final class EmbeddedDatabase implements LogDatabase {
    static final String NAME = "index";
    static final String OWNER = "SA";

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final String SUFFIX = ".mv.db";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

    static {
        // Read once, when the database's classes are loaded: its server for other processes is for this computer only.
        System.setProperty("h2.bindAddress", ReaderDoor.LOOPBACK);
        prepareDriver();
    }

    private final Path directory;
    private final Clock clock;
    private final OwnConnections connections;
    private @Nullable ReaderDoor door;

    private EmbeddedDatabase(Path directory, Clock clock, ConnectionFactory connections) {
        this.directory = directory;
        this.clock = clock;
        this.connections = new OwnConnections(connections);
    }

    /// @throws EventLogException when the folder's name can't be part of a database's address
    static EmbeddedDatabase in(Path directory, Clock clock) throws EventLogException {
        String url = url(directory, ";DB_CLOSE_ON_EXIT=FALSE;COMPRESS=FALSE");
        return new EmbeddedDatabase(directory, clock, () -> DriverManager.getConnection(url, OWNER, ""));
    }

    /// To be called before the database's classes are loaded: it looks for each value that it reads among the last
    /// ones otherwise, which takes a quarter of the time of a question.
    static void prepareDriver() {
        System.setProperty("h2.objectCache", "false");
    }

    static Path file(Path directory) {
        return directory.resolve(NAME + SUFFIX);
    }

    private static String url(Path directory, String settings) throws EventLogException {
        String place = directory.toAbsolutePath().normalize().resolve(NAME).toString();
        if (place.contains(";")) {
            throw new EventLogException(
                    "The event log can't be in " + directory + ": choose a folder without a semicolon in its name.",
                    null);
        }
        return "jdbc:h2:file:" + place + ";TRACE_LEVEL_FILE=0" + settings;
    }

    @Override
    public ConnectionFactory connections() {
        return connections;
    }

    @Override
    public void prepare() throws SQLException {
        IndexTables.migrate(connections);
    }

    @Override
    public int recorder(String fingerprint) {
        return 0;
    }

    @Override
    public boolean isShared() {
        return false;
    }

    @Override
    public String discard(boolean fresh) throws IOException {
        close();
        connections.closeAll();
        Path file = file(directory);
        if (fresh) {
            Files.deleteIfExists(file);
        }
        if (!Files.exists(file)) {
            return "The event log's index was missing and is made anew from the journal.";
        }
        Path aside = directory.resolve(NAME + "-damaged-" + STAMP.format(clock.instant()) + SUFFIX);
        Files.move(file, aside);
        LOG.error("the event log's index was set aside as {}", aside);
        return "The event log's index could not be used. It is made anew from the journal, which has everything; the"
                + " old file is " + aside.getFileName() + " and may be deleted.";
    }

    @Override
    public void letOthersRead() {
        if (door == null) {
            try (Handle handle = IndexTables.jdbi(connections).open()) {
                door = ReaderDoor.open(directory, handle);
            }
        }
    }

    @Override
    public void close() {
        if (door != null) {
            door.close();
            door = null;
        }
    }
}

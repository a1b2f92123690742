package vedette.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.h2.api.ErrorCode;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.TemplateEngine;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The database's file: where it is, how it is opened, and what its errors mean to an operator.
final class LogDatabase {
    static final String NAME = "events";
    static final String OWNER = "SA";

    private static final Logger LOG = LoggerFactory.getLogger(LogDatabase.class);
    private static final String SUFFIX = ".mv.db";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

    static {
        // Read once, when the database's classes are loaded: its server for other processes is for this computer only.
        System.setProperty("h2.bindAddress", ReaderDoor.LOOPBACK);
    }

    private LogDatabase() {}

    static Path file(Path directory) {
        return directory.resolve(NAME + SUFFIX);
    }

    /// @throws EventLogException when the folder's name can't be part of a database's address
    static String url(Path directory, String settings) throws EventLogException {
        String place = directory.toAbsolutePath().normalize().resolve(NAME).toString();
        if (place.contains(";")) {
            throw new EventLogException(
                    "The event log can't be in " + directory + ": choose a folder without a semicolon in its name.",
                    null);
        }
        return "jdbc:h2:file:" + place + ";TRACE_LEVEL_FILE=0" + settings;
    }

    /// Connections for the station. `WRITE_DELAY=0`: a commit is on its way to the disk before it returns.
    static ConnectionFactory station(Path directory) throws EventLogException {
        String url = url(directory, ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE");
        return () -> DriverManager.getConnection(url, OWNER, "");
    }

    /// Opens the file and brings its tables up to date. A damaged file is set aside for a fresh one.
    ///
    /// @return where the damaged file is now, or null
    static @Nullable Path prepare(Path directory, ConnectionFactory connections, Clock clock) throws EventLogException {
        try {
            migrate(connections);
            return null;
        } catch (SQLException | FlywayException e) {
            if (!isDamage(e)) {
                throw unopened(directory, e);
            }
            LOG.error("the event log's file is damaged", e);
        }
        try {
            Path aside = setAside(directory, clock);
            migrate(connections);
            return aside;
        } catch (SQLException | FlywayException | IOException e) {
            throw unopened(directory, e);
        }
    }

    private static void migrate(ConnectionFactory connections) throws SQLException {
        try (Connection open = connections.openConnection()) {
            Flyway.configure(LogDatabase.class.getClassLoader())
                    .dataSource(new FactoryDataSource(connections))
                    .locations("classpath:vedette/store/migration")
                    .load()
                    .migrate();
            open.createStatement()
                    .executeQuery("SELECT COUNT(*), MAX(id), MAX(received) FROM event")
                    .close();
        }
    }

    private static Path setAside(Path directory, Clock clock) throws IOException {
        String stamp = STAMP.format(clock.instant());
        Path aside = directory.resolve(NAME + "-damaged-" + stamp + SUFFIX);
        Files.move(file(directory), aside);
        return aside;
    }

    static Jdbi jdbi(ConnectionFactory connections) {
        Jdbi jdbi = Jdbi.create(connections);
        jdbi.getConfig(SqlStatements.class).setTemplateEngine(TemplateEngine.NOP);
        return jdbi;
    }

    /// The highest id in the log, 0 when it is empty.
    static long newestId(Handle handle) {
        return handle.createQuery("SELECT MAX(id) FROM event")
                .mapTo(Long.class)
                .findOne()
                .orElse(0L);
    }

    static long size(Handle handle) {
        return handle.createQuery("SELECT COUNT(*) FROM event")
                .mapTo(Long.class)
                .one();
    }

    static void closeQuietly(@Nullable Handle handle) {
        try {
            if (handle != null) {
                handle.close();
            }
        } catch (JdbiException e) {
            LOG.debug("a broken connection", e);
        }
    }

    private static boolean isDamage(Throwable error) {
        return switch (code(error)) {
            case ErrorCode.FILE_CORRUPTED_1, ErrorCode.FILE_VERSION_ERROR_1, ErrorCode.GENERAL_ERROR_1 -> true;
            default -> false;
        };
    }

    private static int code(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql.getErrorCode();
            }
        }
        return 0;
    }

    static EventLogException unopened(Path directory, Exception cause) {
        if (code(cause) == ErrorCode.DATABASE_ALREADY_OPEN_1) {
            return inUse(directory, cause);
        }
        if (cause instanceof FlywayException) {
            return new EventLogException(
                    "The event log in " + directory + " was made by another version of Vedette: " + reason(cause)
                            + ". Start that version, or this one with another --profile.",
                    cause);
        }
        return new EventLogException(
                "The event log in " + directory + " can't be opened: " + reason(cause)
                        + ". Check the disk and the folder's permissions, or start with another --profile.",
                cause);
    }

    static EventLogException inUse(Path directory, @Nullable Throwable cause) {
        return new EventLogException(
                "The event log in " + directory
                        + " is in use by another Vedette. Close that one, or start this one with another --profile.",
                cause);
    }

    /// What failed on the reading thread, for whoever asked.
    static EventLogException explained(Exception cause) {
        return switch (cause) {
            case EventLogException known -> known;
            case IOException io ->
                new EventLogException("The file can't be written: " + reason(io) + ". Choose another place.", io);
            default ->
                new EventLogException(
                        "The event log can't be read: " + reason(cause) + ". If this stays, restart the station.",
                        cause);
        };
    }

    static String writeFailure(Exception cause) {
        return "Events are not being kept: " + reason(cause)
                + ". They wait until the disk takes them: free space on it, or check it.";
    }

    /// The innermost message is the disk's own, such as `No space left on device`.
    private static String reason(Throwable error) {
        String reason = error.getClass().getSimpleName();
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause.getMessage() != null) {
                reason = cause.getMessage();
            }
        }
        String firstLine = reason.lines().findFirst().orElse("").strip();
        return firstLine.endsWith(".") ? firstLine.substring(0, firstLine.length() - 1) : firstLine;
    }
}

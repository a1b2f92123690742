package vedette.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import org.h2.engine.SysProperties;
import org.h2.tools.Server;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets other processes of the same user read the log while the station has its file open, for `vedette
/// export`. It listens on the loopback address only, at a free port, and knows the log under a random name
/// that serves as a key; the name and the password of a user who may only read are in a file that only the
/// owner can read.
///
/// The database's own automatic server is not used: it listens on all addresses, and lets a second station
/// connect to the first, unnoticed, where it must be refused.
final class ReaderDoor implements AutoCloseable {
    static final String LOOPBACK = "127.0.0.1";

    private static final Logger LOG = LoggerFactory.getLogger(ReaderDoor.class);
    private static final String READER = "READER";

    private final Server server;
    private final Path note;

    private ReaderDoor(Server server, Path note) {
        this.server = server;
        this.note = note;
    }

    /// @return null when the door can't be opened, which only `vedette export` misses
    static @Nullable ReaderDoor open(Path directory, Handle owner) {
        if (!LOOPBACK.equals(SysProperties.BIND_ADDRESS)) {
            LOG.warn("the event log can't be exported from outside while the station runs: no loopback address");
            return null;
        }
        try {
            String name = random();
            String password = random();
            owner.execute("CREATE USER IF NOT EXISTS " + READER + " PASSWORD '" + password + "'");
            owner.execute("ALTER USER " + READER + " SET PASSWORD '" + password + "'");
            owner.execute("GRANT SELECT ON SCHEMA PUBLIC TO " + READER);
            String place = directory
                    .toAbsolutePath()
                    .normalize()
                    .resolve(EmbeddedDatabase.NAME)
                    .toString();
            Server server = Server.createTcpServer("-tcpPort", "0", "-tcpDaemon", "-key", name, place);
            server.start();
            Path note = note(directory);
            ReaderDoor door = new ReaderDoor(server, note);
            try {
                write(note, server.getPort() + "\n" + name + "\n" + password + "\n");
            } catch (IOException e) {
                door.close();
                throw e;
            }
            return door;
        } catch (SQLException | IOException e) {
            LOG.warn("the event log can't be exported from outside while the station runs", e);
            return null;
        }
    }

    /// Connections through the door of the station that has the log open.
    ///
    /// @throws NoSuchFileException when no station has opened one
    static ConnectionFactory through(Path directory) throws IOException {
        List<String> lines = Files.readAllLines(note(directory), StandardCharsets.US_ASCII);
        if (lines.size() != 3) {
            throw new NoSuchFileException(note(directory).toString());
        }
        String url = "jdbc:h2:tcp://" + LOOPBACK + ":" + lines.get(0) + "/" + lines.get(1);
        return () -> DriverManager.getConnection(url, READER, lines.get(2));
    }

    private static Path note(Path directory) {
        return directory.resolve(EmbeddedDatabase.NAME + ".door");
    }

    private static void write(Path note, String text) throws IOException {
        Path fresh = note.resolveSibling(note.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        boolean posix = fresh.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] ownersOnly = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        Files.createFile(fresh, ownersOnly);
        Files.writeString(fresh, text, StandardCharsets.US_ASCII, StandardOpenOption.WRITE);
        Files.move(fresh, note, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String random() {
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /// Ends the connections of other processes too.
    @Override
    public void close() {
        server.stop();
        try {
            Files.deleteIfExists(note);
        } catch (IOException e) {
            LOG.warn("{} stays behind", note, e);
        }
    }
}

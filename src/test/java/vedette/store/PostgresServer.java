package vedette.store;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// Debian's PostgreSQL, where it is installed, as a cluster of the test's own.
public final class PostgresServer implements AutoCloseable {
    private static final Path PLACES = Path.of("/usr/lib/postgresql");

    private final Path folder;
    private final Path programs;
    private final int port;

    private PostgresServer(Path folder, Path programs, int port) {
        this.folder = folder;
        this.programs = programs;
        this.port = port;
    }

    /// Skips the test where there is no PostgreSQL, and says so.
    public static void assumeInstalled() throws IOException {
        Optional<Path> found = programs();
        System.out.println(
                found.isPresent()
                        ? "PostgreSQL: tests ran against " + found.get()
                        : "PostgreSQL is not installed: its tests were skipped");
        Assumptions.assumeTrue(found.isPresent(), "PostgreSQL is not installed");
    }

    private static Optional<Path> programs() throws IOException {
        if (!Files.isDirectory(PLACES)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(PLACES)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Comparator.naturalOrder());
        }
    }

    public static PostgresServer start() throws IOException, InterruptedException {
        // It refuses to be run by root, and then needs a folder that its own user may enter.
        Path folder = Files.createTempDirectory("vedette-postgres");
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        PostgresServer server = new PostgresServer(folder, programs().orElseThrow(), port);
        if (isRoot()) {
            run(List.of("chown", "postgres", folder.toString()));
        }
        String data = folder.resolve("data").toString();
        server.postgres("initdb", "-D", data, "-U", "vedette", "-A", "trust", "-E", "UTF8", "--locale=C", "-N");
        server.postgres(
                "pg_ctl",
                "-D",
                data,
                "-w",
                "-l",
                folder.resolve("log").toString(),
                "-o",
                "-p " + port + " -h 127.0.0.1 -k " + folder,
                "start");
        return server;
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    /// For the settings: `postgresql://127.0.0.1:…/postgres`.
    public String address() {
        return "postgresql://127.0.0.1:" + port + "/postgres";
    }

    public String user() {
        return "vedette";
    }

    private void postgres(String program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of("runuser", "-u", "postgres", "--"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        run(command);
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("vedette-postgres", ".out");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(Path.of("/").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException(command + ": " + Files.readString(output, StandardCharsets.UTF_8));
            }
        } finally {
            Files.deleteIfExists(output);
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        postgres("pg_ctl", "-D", folder.resolve("data").toString(), "-m", "immediate", "-w", "stop");
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = walk.toList();
        }
        for (Path each : all.reversed()) {
            Files.deleteIfExists(each);
        }
    }
}

package vedette.mqtt;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/// Mosquitto, where it is installed, as a process of the test's own.
public final class MosquittoBroker implements TestBroker {
    private static final List<Path> PLACES = List.of(
            Path.of("/usr/sbin/mosquitto"), Path.of("/usr/local/sbin/mosquitto"), Path.of("/usr/bin/mosquitto"));
    private static final AtomicBoolean SAID = new AtomicBoolean();

    private final Path folder;
    private final int port;
    private @Nullable Process process;

    private MosquittoBroker(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /// @param folder an empty one for its files
    /// @param settings further lines of its configuration; without any, everybody may log in
    public static MosquittoBroker in(Path folder, String... settings) throws IOException {
        return with(folder, List.of("persistence false"), settings);
    }

    /// One that saves sessions and messages after each change, so that a stop loses nothing and a kill hardly anything.
    ///
    /// @param folder an empty one for its files
    public static MosquittoBroker keeping(Path folder) throws IOException {
        return keeping(folder, 200);
    }

    /// @param changes how many changes it lets come together before it saves them: with 1 a kill loses only what was
    ///     just under way
    public static MosquittoBroker keeping(Path folder, int changes) throws IOException {
        return with(
                folder,
                List.of(
                        "persistence true",
                        "persistence_location " + folder.toAbsolutePath() + "/",
                        "autosave_on_changes true",
                        "autosave_interval " + changes));
    }

    private static MosquittoBroker with(Path folder, List<String> persistence, String... settings) throws IOException {
        int port = TestBroker.freePort();
        String rules = settings.length == 0 ? "allow_anonymous true" : String.join("\n", settings);
        String configuration = Stream.of(
                        "listener " + port + " 127.0.0.1",
                        // So that it reads the test's files where the tests are run by root.
                        "user " + System.getProperty("user.name"),
                        String.join("\n", persistence),
                        // Without a limit it gives the same packet number twice once 65,535 wait, and loses what had
                        // it.
                        "max_inflight_messages 2000",
                        "max_queued_messages 0",
                        rules)
                .reduce("", (all, line) -> all + line + "\n");
        Files.writeString(folder.resolve("mosquitto.conf"), configuration);
        return new MosquittoBroker(folder, port);
    }

    /// Skips the test where there is no Mosquitto, and says once which one there is.
    public static void assumeInstalled() throws IOException {
        boolean installed = isInstalled();
        if (SAID.compareAndSet(false, true)) {
            System.out.println(
                    installed
                            ? "Mosquitto: tests ran against " + version()
                            : "Mosquitto is not installed: its tests were skipped");
        }
        Assumptions.assumeTrue(installed, "Mosquitto is not installed");
    }

    public static boolean isInstalled() {
        return PLACES.stream().anyMatch(Files::isExecutable);
    }

    private static Path program() {
        return PLACES.stream().filter(Files::isExecutable).findFirst().orElseThrow();
    }

    private static String version() throws IOException {
        Process help = new ProcessBuilder(program().toString(), "-h")
                .redirectErrorStream(true)
                .start();
        String text = new String(help.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher version = Pattern.compile("version (\\S+)").matcher(text);
        return version.find() ? version.group(1) : "an unknown version";
    }

    /// Adds a user to a password file in its folder.
    static Path password(Path folder, String user, String password) throws IOException, InterruptedException {
        Path file = folder.resolve("passwords");
        Process run = new ProcessBuilder("mosquitto_passwd", "-b", "-c", file.toString(), user, password)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (run.waitFor() != 0) {
            throw new IOException("mosquitto_passwd failed");
        }
        return file;
    }

    @Override
    public void start() throws IOException {
        process = new ProcessBuilder(
                        program().toString(),
                        "-c",
                        folder.resolve("mosquitto.conf").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("mosquitto.log").toFile())
                .start();
        Awaitility.await().until(this::answers);
    }

    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false; // not yet
        }
    }

    @Override
    public void kill() throws InterruptedException {
        Process running = process;
        if (running != null) {
            running.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
    }

    /// Ends in order: it saves what it keeps.
    public void stop() throws InterruptedException {
        Process running = process;
        if (running != null) {
            running.destroy();
            running.waitFor(10, TimeUnit.SECONDS);
        }
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public String protocol() {
        return "MQTT 5";
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}

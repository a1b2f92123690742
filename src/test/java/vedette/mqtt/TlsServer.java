package vedette.mqtt;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/// A server that shows a certificate and notes what is said to it through the encryption: `openssl s_server`.
final class TlsServer implements AutoCloseable {
    private final Process process;
    private final Path output;
    private final int port;

    private TlsServer(LabCertificates.Pair shown, List<String> options) throws IOException {
        port = TestBroker.freePort();
        output = Files.createTempFile("s_server", ".txt");
        List<String> command = new java.util.ArrayList<>(List.of(
                "openssl",
                "s_server",
                "-quiet",
                "-accept",
                "127.0.0.1:" + port,
                "-cert",
                shown.certificate().toString(),
                "-key",
                shown.key().toString()));
        command.addAll(options);
        process = new ProcessBuilder(command)
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Awaitility.await().until(this::listens);
    }

    static TlsServer showing(LabCertificates.Pair shown) throws IOException {
        return new TlsServer(shown, List.of());
    }

    /// One that knows only TLS 1.1.
    static TlsServer old(LabCertificates.Pair shown) throws IOException {
        return new TlsServer(shown, List.of("-tls1_1", "-cipher", "DEFAULT@SECLEVEL=0"));
    }

    /// Looks into the system's list: a connection would be taken for a client by the server.
    private boolean listens() throws IOException {
        String hex = String.format(":%04X ", port);
        return Files.readAllLines(Path.of("/proc/net/tcp")).stream()
                .anyMatch(line -> line.contains(hex) && line.contains(" 0A "));
    }

    int port() {
        return port;
    }

    /// What clients have said.
    String heard() throws IOException {
        return Files.readString(output, StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException, InterruptedException {
        process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        Files.delete(output);
    }
}

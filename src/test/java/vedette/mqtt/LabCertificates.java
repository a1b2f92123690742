package vedette.mqtt;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/// Authorities and certificates of the tests' own, made by the `openssl` command.
public final class LabCertificates {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final List<String> EC = List.of("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1");

    private final Path folder;
    private int number;

    /// A certificate and its key, in PEM files.
    public record Pair(Path certificate, Path key) {}

    /// @param folder where the files go
    public LabCertificates(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    /// Skips the test where there is no `openssl`.
    public static void assumeInstalled() {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/openssl")), "openssl is not installed");
    }

    public Pair authority(String name) throws Exception {
        Pair pair = next();
        openssl(
                EC,
                List.of(
                        "req",
                        "-x509",
                        "-nodes",
                        "-days",
                        "30",
                        "-subj",
                        "/CN=" + name,
                        "-addext",
                        "basicConstraints=critical,CA:TRUE",
                        "-addext",
                        "keyUsage=critical,keyCertSign"),
                pair);
        return pair;
    }

    /// One that vouches for itself, for `localhost`.
    public Pair selfSigned(String name) throws Exception {
        Pair pair = next();
        openssl(
                EC,
                List.of(
                        "req",
                        "-x509",
                        "-nodes",
                        "-days",
                        "30",
                        "-subj",
                        "/CN=" + name,
                        "-addext",
                        "subjectAltName=DNS:localhost"),
                pair);
        return pair;
    }

    /// A good one for `localhost` and `127.0.0.1`.
    public Pair server(Pair authority) throws Exception {
        return signed(authority, "broker", "DNS:localhost,IP:127.0.0.1", "serverAuth", Duration.ZERO, EC);
    }

    public Pair client(Pair authority) throws Exception {
        return signed(authority, "this station", "DNS:station", "clientAuth", Duration.ZERO, EC);
    }

    public Pair client(Pair authority, List<String> newKey) throws Exception {
        return signed(authority, "this station", "DNS:station", "clientAuth", Duration.ZERO, newKey);
    }

    /// @param alternatives such as `DNS:localhost`
    /// @param use `serverAuth` or `clientAuth`
    /// @param shifted how far its ten days, which began an hour ago, lie away from now
    public Pair signed(Pair authority, String name, String alternatives, String use, Duration shifted)
            throws Exception {
        return signed(authority, name, alternatives, use, shifted, EC);
    }

    private Pair signed(
            Pair authority, String name, String alternatives, String use, Duration shifted, List<String> newKey)
            throws Exception {
        Pair pair = next();
        Path request = folder.resolve(number + ".csr");
        openssl(newKey, List.of("req", "-nodes", "-subj", "/CN=" + name), new Pair(request, pair.key()));
        Path rules = folder.resolve("ca.cnf");
        Files.writeString(folder.resolve("index.txt"), "");
        Files.writeString(rules, """
                [ca]
                default_ca = lab
                [lab]
                database = %s
                serial = %s
                new_certs_dir = %s
                default_md = sha256
                policy = any
                [any]
                commonName = supplied
                """.formatted(folder.resolve("index.txt"), folder.resolve("serial"), folder));
        Path extensions = folder.resolve(number + ".ext");
        Files.writeString(extensions, "subjectAltName=" + alternatives + "\nextendedKeyUsage=" + use + "\n");
        Instant from = Instant.now().plus(shifted).minusSeconds(3600);
        run(
                "openssl",
                "ca",
                "-batch",
                "-config",
                rules.toString(),
                "-create_serial",
                "-notext",
                "-cert",
                authority.certificate().toString(),
                "-keyfile",
                authority.key().toString(),
                "-in",
                request.toString(),
                "-out",
                pair.certificate().toString(),
                "-extfile",
                extensions.toString(),
                "-startdate",
                TIME.format(from),
                "-enddate",
                TIME.format(from.plus(Duration.ofDays(10))));
        return pair;
    }

    /// A PKCS#12 file of a pair.
    public Path pkcs12(Pair pair, String passphrase) throws Exception {
        Path file = folder.resolve(++number + ".p12");
        run(
                "openssl",
                "pkcs12",
                "-export",
                "-in",
                pair.certificate().toString(),
                "-inkey",
                pair.key().toString(),
                "-out",
                file.toString(),
                "-passout",
                "pass:" + passphrase);
        return file;
    }

    /// The pair's key in another form, made by an `openssl` command that takes `-in` and `-out`.
    public Path key(Pair pair, String... command) throws Exception {
        Path file = folder.resolve(++number + "-other.key");
        List<String> all = new ArrayList<>(List.of("openssl"));
        all.addAll(List.of(command));
        all.addAll(List.of("-in", pair.key().toString(), "-out", file.toString()));
        run(all.toArray(String[]::new));
        return file;
    }

    private Pair next() {
        number++;
        return new Pair(folder.resolve(number + ".pem"), folder.resolve(number + ".key"));
    }

    private static void openssl(List<String> newKey, List<String> command, Pair out) throws Exception {
        List<String> all = new ArrayList<>(List.of("openssl"));
        all.addAll(command);
        all.addAll(newKey);
        all.addAll(List.of(
                "-keyout", out.key().toString(), "-out", out.certificate().toString()));
        run(all.toArray(String[]::new));
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": " + said);
        }
    }
}

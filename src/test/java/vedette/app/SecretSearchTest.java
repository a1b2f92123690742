package vedette.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import vedette.dialect.DialectCatalog;
import vedette.message.LinkState;
import vedette.mqtt.LabCertificates;
import vedette.mqtt.MosquittoBroker;
import vedette.settings.BrokerSettings;
import vedette.settings.Profile;
import vedette.settings.SecretName;
import vedette.settings.Secrets;
import vedette.settings.SettingsException;
import vedette.settings.StationSettings;
import vedette.settings.TlsSettings;

/// After a station has worked with all kinds of secrets, none of them can be read anywhere: not in its profile, not in
/// what it logged or printed, not in an export.
@Timeout(90)
class SecretSearchTest {
    private static final String PASSWORD = "pa55-of-the-broker";
    private static final String WRONG = "pa55-that-is-wrong";
    private static final String KEY_PASSPHRASE = "phrase-of-the-key";
    private static final String API_KEY = "api-key-4711";
    private static final String VAULT_PASSPHRASE = "phrase-of-the-vault";
    private static final List<String> SECRETS = List.of(PASSWORD, WRONG, KEY_PASSPHRASE, API_KEY, VAULT_PASSPHRASE);

    @TempDir
    private Path folder = Path.of("");

    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

    @Test
    void noSecretCanBeReadAnywhere() throws Exception {
        MosquittoBroker.assumeInstalled();
        LabCertificates.assumeInstalled();
        Profile profile = new Profile(folder.resolve("profile"));
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Level level = root.getLevel();
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        logged.start();
        root.addAppender(logged);
        root.setLevel(Level.DEBUG);
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            work(profile);
        } finally {
            System.setOut(out);
            System.setErr(err);
            root.setLevel(level);
            root.detachAppender(logged);
        }
        assertThat(profile.directory().resolve("secrets.vault")).exists();
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder.resolve("profile"))) {
            files = all.filter(Files::isRegularFile).toList();
        }
        assertThat(files).hasSizeGreaterThan(3);
        for (Path file : files) {
            holdsNone(file.toString(), new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
        }
        bundleHoldsNone();
        holdsNone("what was printed", printed.toString(StandardCharsets.UTF_8));
        assertThat(logged.list).isNotEmpty();
        holdsNone(
                "what was logged",
                List.copyOf(logged.list).stream()
                        .map(event -> event.getLoggerName() + " " + event.getFormattedMessage() + " "
                                + (event.getThrowableProxy() == null
                                        ? ""
                                        : event.getThrowableProxy().getMessage()))
                        .collect(Collectors.joining("\n")));
    }

    private void bundleHoldsNone() throws Exception {
        List<String> names = new ArrayList<>();
        try (ZipFile zip = new ZipFile(folder.resolve("bundle.zip").toFile())) {
            for (ZipEntry each : zip.stream().toList()) {
                String text = new String(zip.getInputStream(each).readAllBytes(), StandardCharsets.UTF_8);
                holdsNone("the bundle's " + each.getName(), text);
                if (!text.isBlank()) {
                    names.add(each.getName());
                }
            }
        }
        assertThat(names)
                .as("the parts that say something")
                .contains("about.txt", "settings.toml", "brokers.txt", "program.txt", "threads.txt");
    }

    private static void holdsNone(String where, String text) {
        for (String secret : SECRETS) {
            assertThat(text).as(where).doesNotContain(secret);
            String base64 = Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8));
            assertThat(text).as(where).doesNotContain(base64.substring(0, base64.length() - 4));
        }
    }

    private void work(Profile profile) throws Exception {
        LabCertificates lab = new LabCertificates(folder.resolve("certificates"));
        LabCertificates.Pair authority = lab.authority("Lab CA");
        Path own = lab.pkcs12(lab.client(authority), KEY_PASSPHRASE);
        Path brokerFolder = Files.createDirectories(folder.resolve("broker"));
        List<String> settings = new ArrayList<>(MosquittoBroker.encrypted(authority, lab.server(authority)));
        settings.addAll(List.of(
                "require_certificate true",
                "allow_anonymous false",
                "password_file " + MosquittoBroker.password(brokerFolder, "guard", PASSWORD)));
        try (MosquittoBroker broker = MosquittoBroker.in(brokerFolder, settings.toArray(String[]::new))) {
            broker.start();
            TlsSettings tls = new TlsSettings(authority.certificate().toString(), own.toString(), null, List.of());
            String address = "mqtts://localhost:" + broker.port();
            profile.settings()
                    .save(StationSettings.of("vedette-test", StationSettings.Theme.DARK)
                            .withBrokers(List.of(
                                    new BrokerSettings("home", address, "guard", null, tls, false),
                                    new BrokerSettings("refused", address, "guard", null, tls, false))));
            Secrets first = secrets(profile);
            first.keep(SecretName.password("home"), PASSWORD);
            first.keep(SecretName.passphrase("home"), KEY_PASSPHRASE);
            first.keep(SecretName.password("refused"), WRONG);
            first.keep(SecretName.passphrase("refused"), WRONG);
            first.keep(SecretName.apiKey("yard"), API_KEY);
            // The next start has only what is on disk.
            Session.Plan plan = new Session.Plan(profile, List.of(), false, DialectCatalog.load(), secrets(profile));
            System.out.println(plan);
            try (Session session = Session.open(plan)) {
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> session.station().status().links().stream()
                                .allMatch(link -> link.broker().equals("home")
                                        ? link.state().isOnline() && link.certificate() != null
                                        : link.state() instanceof LinkState.Refused));
                System.out.println(session.station().status());
                new DiagnosticsBundle(session, plan, plan.secrets()).write(folder.resolve("bundle.zip"));
            }
        }
        VedetteCommand.run(
                "export",
                "--profile",
                profile.directory().toString(),
                "--out",
                profile.directory().resolve("export.ndjson").toString());
    }

    private static Secrets secrets(Profile profile) throws SettingsException {
        return Vaults.opened(Secrets.inFile(profile.directory().resolve("secrets.vault")), VAULT_PASSPHRASE);
    }
}

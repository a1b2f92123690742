package vedette.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vedette.dialect.DialectCatalog;
import vedette.model.EventKind;
import vedette.model.LogEntry;
import vedette.mqtt.BrokerAddress;
import vedette.mqtt.Login;
import vedette.settings.Profile;
import vedette.settings.Secrets;

/// What becomes of an export from the command line in the log.
@Timeout(120)
class ExportNoteTest {
    @TempDir
    private Path folder = Path.of("");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void aLogIsThere() throws Exception {
        open().close();
    }

    private Session open() throws Exception {
        BrokerArguments.Given nobody =
                new BrokerArguments.Given("lab", BrokerAddress.parse("mqtt://127.0.0.1:1"), Login.ANONYMOUS);
        return Session.open(new Session.Plan(
                new Profile(folder), List.of(nobody), false, DialectCatalog.load(), Secrets.sessionOnly()));
    }

    private int export(String name) {
        return export("evidence", name);
    }

    private int export(String format, String name) {
        PrintStream usualOut = System.out;
        PrintStream usualErr = System.err;
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            return VedetteCommand.run(
                    "export",
                    "--profile",
                    folder.toString(),
                    "--format",
                    format,
                    "--out",
                    folder.resolve(name).toString());
        } finally {
            System.setOut(usualOut);
            System.setErr(usualErr);
        }
    }

    @Test
    void aStationThatRunsWritesItDown() throws Exception {
        try (Session session = open()) {
            assertThat(export("bag.zip")).isZero();
            String said = out.toString(StandardCharsets.UTF_8);
            String digest = said.substring(said.lastIndexOf(' ') + 1).strip();
            assertThat(digest).matches("[0-9a-f]{64}");
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> session.station().latest().stream()
                            .filter(entry -> entry.kind() == EventKind.AUDIT)
                            .map(LogEntry::summary)
                            .anyMatch(summary -> summary.contains(" on the command line as evidence to bag.zip (")
                                    && summary.endsWith("SHA-256 of the manifest " + digest)));
            assertThat(err.toString(StandardCharsets.UTF_8)).doesNotContain("no entry");
        }
    }

    @Test
    void whereNoneRunsThatIsSaid() {
        assertThat(export("bag.zip")).isZero();
        assertThat(err.toString(StandardCharsets.UTF_8)).contains(ExportNote.NOT_LEFT);
    }

    @Test
    void whatLacksIsSaidAndIsTheExitStatus() throws Exception {
        assertThat(export("ndjson", "whole.ndjson")).isZero();
        damage("the station was started");
        assertThat(export("ndjson", "rest.ndjson")).isEqualTo(3);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("1 event stands in it without");
        assertThat(Files.readString(folder.resolve("rest.ndjson"))).contains("the station was started");
    }

    /// Changes a letter of a text in the journal.
    private void damage(String text) throws Exception {
        try (Stream<Path> files = Files.walk(new Profile(folder).log())) {
            for (Path file : files.filter(each -> each.toString().contains("journal") && Files.isRegularFile(each))
                    .toList()) {
                String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
                int at = bytes.indexOf(text);
                if (at >= 0) {
                    Files.writeString(
                            file, bytes.substring(0, at) + "T" + bytes.substring(at + 1), StandardCharsets.ISO_8859_1);
                    return;
                }
            }
        }
        throw new AssertionError("not in the journal: " + text);
    }
}

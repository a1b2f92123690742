package vedette.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the command line says when it can't do what it is asked for: one line, exit status 2.
class CommandLineTest {
    @TempDir
    Path folder = Path.of("");

    private record Result(int status, String err) {}

    private static Result run(String... arguments) {
        PrintStream before = System.err;
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            return new Result(VedetteCommand.run(arguments), err.toString(StandardCharsets.UTF_8));
        } finally {
            System.setErr(before);
        }
    }

    private static void isUsageError(Result result, String hint) {
        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err().lines())
                .singleElement()
                .asString()
                .startsWith("vedette: ")
                .contains(hint);
    }

    @Test
    void unknownCommandsAndOptions() {
        isUsageError(run("watch"), "watch");
        isUsageError(run("station", "--colour", "red"), "--colour");
        isUsageError(run("station", "--colour", "red"), "see vedette station --help");
        // The command itself may be left out.
        isUsageError(run("--size", "big"), "1440x900");
    }

    @Test
    void recordingWithoutABroker() {
        isUsageError(run("record", "--profile", folder.toString()), "--broker");
    }

    @Test
    void wordsThatMeanNothing() {
        isUsageError(run("simulate", "--broker", "mqtt://x", "--system", "toasters"), "toasters");
        isUsageError(run("simulate", "--broker", "mqtt://x", "--size", "large"), "640x480");
        isUsageError(run("simulate", "--broker", "mqtt://x", "--for", "soon"), "30s");
        isUsageError(run("simulate", "--broker", "mqtt://x", "--fault", "explode"), "freeze");
        isUsageError(run("station", "--size", "big"), "1440x900");
        isUsageError(run("bench", "coffee"), "decode");
    }

    @Test
    void exportsThatCannotBe() {
        String out = folder.resolve("events.csv").toString();
        isUsageError(run("export", "--out", out, "--kind", "party"), "party");
        isUsageError(run("export", "--out", out, "--from", "yesteryear"), "yesteryear");
        isUsageError(run("export", "--out", out, "--format", "docx"), "csv");
        isUsageError(run("export", "--out", folder.resolve("no/events.csv").toString()), "does not exist");
    }

    @Test
    void aProfileWithoutALogIsNoUsageError() {
        Result result = run(
                "export",
                "--profile",
                folder.toString(),
                "--out",
                folder.resolve("e.csv").toString());
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.err()).contains("There is no event log");
    }
}

package vedette.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import vedette.settings.SecretName;
import vedette.settings.Secrets;

class SecretCommandTest {
    @TempDir
    private Path folder = Path.of("");

    private Secrets secrets() throws Exception {
        Secrets secrets = Secrets.inFile(folder.resolve("secrets.vault"));
        secrets.openVault("a passphrase");
        return secrets;
    }

    private int run(Secrets secrets, String typed, String... arguments) {
        SecretCommand command =
                new SecretCommand(new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)), secrets);
        CommandLine line = new CommandLine(command);
        line.setExecutionExceptionHandler((failure, failed, parsed) -> 1);
        String[] all = new String[arguments.length + 2];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "--profile";
        all[arguments.length + 1] = folder.toString();
        return line.execute(all);
    }

    @Test
    void whatIsTypedIsThereAtTheNextStart() throws Exception {
        assertThat(run(secrets(), "kéy-123\n", "--api-key-of", "nvr")).isZero();
        assertThat(run(secrets(), "pass word\nsecond line", "--password-of", "home"))
                .isZero();
        assertThat(run(secrets(), "of the log\n", "--password-of-log")).isZero();
        assertThat(secrets().find(LogChoice.SECRET)).isEqualTo("of the log");
        assertThat(secrets().find(SecretName.apiKey("nvr"))).isEqualTo("kéy-123");
        assertThat(secrets().find(SecretName.password("home"))).isEqualTo("pass word");
        assertThat(run(secrets(), "", "--api-key-of", "nvr", "--forget")).isZero();
        assertThat(secrets().find(SecretName.apiKey("nvr"))).isNull();
        assertThat(secrets().find(SecretName.password("home"))).isEqualTo("pass word");
    }

    @Test
    void nothingIsKeptWhereItWouldBeForgottenOrIsEmpty() throws Exception {
        assertThat(run(Secrets.sessionOnly(), "key\n", "--api-key-of", "nvr")).isEqualTo(1);
        assertThat(run(secrets(), "", "--api-key-of", "nvr")).isEqualTo(1);
        assertThat(run(secrets(), "x\n", "--api-key-of", "nvr", "--password-of", "home"))
                .isEqualTo(2);
        assertThat(secrets().find(SecretName.apiKey("nvr"))).isNull();
    }
}

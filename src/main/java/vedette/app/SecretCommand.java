package vedette.app;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vedette.settings.Profile;
import vedette.settings.SecretName;
import vedette.settings.Secrets;
import vedette.settings.SettingsException;

/// `vedette secret`: keeps a password, passphrase or key, which is asked for and never an argument.
@Command(
        name = "secret",
        mixinStandardHelpOptions = true,
        description = "Keeps a password, passphrase or API key, in the system's keyring or in the file that the"
                + " passphrase in VEDETTE_PASSPHRASE encrypts. It is asked for, or read as one line of the input.")
final class SecretCommand implements Callable<Integer> {
    @Mixin
    private ProfileOption profile = new ProfileOption();

    @ArgGroup(multiplicity = "1")
    private Which which = new Which();

    @Option(names = "--forget", description = "Forgets it instead.")
    private boolean forget;

    private final InputStream input;
    private final @Nullable Secrets given;

    SecretCommand() {
        this(System.in, null);
    }

    /// @param given secrets to use in place of the profile's
    SecretCommand(InputStream input, @Nullable Secrets given) {
        this.input = input;
        this.given = given;
    }

    static final class Which {
        @Option(names = "--password-of", paramLabel = "BROKER", description = "The password of the broker's user.")
        private @Nullable String password;

        @Option(
                names = "--passphrase-of",
                paramLabel = "BROKER",
                description = "The passphrase of the key that the station shows to the broker.")
        private @Nullable String passphrase;

        @Option(
                names = "--api-key-of",
                paramLabel = "INSTALLATION",
                description = "The key of an installation's HTTP interface, such as LightNVR's.")
        private @Nullable String apiKey;

        @Option(names = "--password-of-log", description = "The password of the database that the log is written to.")
        private boolean log;

        String name() {
            return log ? LogChoice.SECRET : nameOfOther();
        }

        private String nameOfOther() {
            return password != null
                    ? SecretName.password(password)
                    : passphrase != null
                            ? SecretName.passphrase(passphrase)
                            : SecretName.apiKey(String.valueOf(apiKey));
        }
    }

    @Override
    public Integer call() throws Exception {
        Profile chosen = profile.profile();
        Secrets secrets = given == null ? Vaults.open(chosen) : given;
        if (secrets.keeping() == Secrets.Keeping.SESSION) {
            throw new SettingsException("This computer has no keyring that the program could use: give a passphrase in "
                    + Vaults.VARIABLE + ", with which a file in " + chosen.directory() + " is encrypted.");
        }
        if (forget) {
            secrets.forget(which.name());
            System.out.println("Forgotten.");
            return 0;
        }
        Secrets.Keeping kept = secrets.keep(which.name(), asked());
        if (kept == Secrets.Keeping.SESSION) {
            throw new SettingsException("It could not be kept: the keyring or the file did not take it.");
        }
        System.out.println(kept == Secrets.Keeping.KEYRING ? "Kept in the system's keyring." : "Kept in the file.");
        return 0;
    }

    private String asked() throws IOException, UsageException {
        Console console = input == System.in ? System.console() : null;
        String secret;
        if (console != null && console.isTerminal()) {
            char[] typed = console.readPassword("Secret: ");
            secret = typed == null ? "" : new String(typed);
            if (typed != null) {
                Arrays.fill(typed, ' ');
            }
        } else {
            String line = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8)).readLine();
            secret = line == null ? "" : line;
        }
        if (secret.isEmpty()) {
            throw new UsageException("no secret was given; --forget takes one away");
        }
        return secret;
    }
}

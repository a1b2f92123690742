package vedette.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultTest {
    private static final String PASSPHRASE = "four words or só";

    @TempDir
    private Path folder = Path.of("");

    private Path file() {
        return folder.resolve("profile").resolve("secrets.vault");
    }

    private Secrets secrets() {
        return Secrets.inFile(file());
    }

    private Secrets opened() throws VaultException {
        Secrets secrets = secrets();
        secrets.openVault(PASSPHRASE);
        return secrets;
    }

    private static void failsBy(VaultException.Reason reason, ThrowingCallable opening) {
        assertThatThrownBy(opening)
                .isInstanceOfSatisfying(
                        VaultException.class,
                        failure -> assertThat(failure.reason()).isEqualTo(reason));
    }

    @Test
    void secretsAreThereAtTheNextStartAndNotReadable() throws Exception {
        Secrets first = secrets();
        assertThat(first.keeping()).isEqualTo(Secrets.Keeping.SESSION);
        assertThat(first.keep("broker/early/password", "typed before")).isEqualTo(Secrets.Keeping.SESSION);
        assertThat(file()).doesNotExist();
        first.openVault(PASSPHRASE);
        assertThat(first.keep("broker/home/password", "pässword")).isEqualTo(Secrets.Keeping.VAULT);
        first.keep("gone", "x");
        first.forget("gone");

        Secrets second = secrets();
        assertThat(second.isLocked()).isTrue();
        assertThat(second.find("broker/home/password")).isNull();
        second.openVault(PASSPHRASE);
        assertThat(second.isLocked()).isFalse();
        assertThat(second.keeping()).isEqualTo(Secrets.Keeping.VAULT);
        assertThat(second.find("broker/home/password")).isEqualTo("pässword");
        assertThat(second.find("broker/early/password")).isEqualTo("typed before");
        assertThat(second.find("gone")).isNull();

        String content = new String(Files.readAllBytes(file()), StandardCharsets.ISO_8859_1);
        assertThat(content).doesNotContain("home").doesNotContain("ssword").doesNotContain("words");
        assertThat(Files.getPosixFilePermissions(file()))
                .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        try (Stream<Path> files = Files.list(folder.resolve("profile"))) {
            assertThat(files).containsExactly(file());
        }
    }

    @Test
    void aWrongPassphraseAndDamageAreToldApart() throws Exception {
        opened().keep("a", "b");
        byte[] good = Files.readAllBytes(file());
        failsBy(VaultException.Reason.WRONG_PASSPHRASE, () -> secrets().openVault("another"));
        for (int place : new int[] {0, 9, 14, 30, 41, good.length - 40, good.length - 1}) {
            byte[] bad = good.clone();
            bad[place] ^= 1;
            Files.write(file(), bad);
            failsBy(VaultException.Reason.DAMAGED, () -> secrets().openVault(PASSPHRASE));
        }
        for (int length : new int[] {0, 5, 60, good.length - 1}) {
            Files.write(file(), Arrays.copyOf(good, length));
            failsBy(VaultException.Reason.DAMAGED, () -> secrets().openVault(PASSPHRASE));
        }
        Files.write(file(), good);
        assertThat(opened().find("a")).isEqualTo("b");
    }

    @Test
    void theSameContentIsNeverEncryptedTheSameWay() throws Exception {
        Secrets secrets = opened();
        secrets.keep("a", "1");
        byte[] first = Files.readAllBytes(file());
        secrets.keep("a", "2");
        secrets.keep("a", "1");
        byte[] again = Files.readAllBytes(file());
        assertThat(again).hasSameSizeAs(first);
        int head = 8 + 4 + 16;
        assertThat(Arrays.copyOf(again, head)).as("magic, iterations, salt").isEqualTo(Arrays.copyOf(first, head));
        assertThat(Arrays.copyOfRange(first, 8, 12))
                .as("600,000 iterations")
                .isEqualTo(new byte[] {0, 9, 0x27, (byte) 0xC0});
        assertThat(Arrays.copyOfRange(again, head, head + 12)).isNotEqualTo(Arrays.copyOfRange(first, head, head + 12));
    }

    @Test
    void aBrokersSecretsGoWithItsNameAndGoWithIt() {
        Secrets secrets = Secrets.sessionOnly();
        secrets.keep("home", "of an earlier version");
        secrets.keep(SecretName.passphrase("home"), "of its key");
        assertThat(secrets.brokerPassword("home")).isEqualTo("of an earlier version");
        secrets.rename("home", "house");
        assertThat(secrets.brokerPassword("home")).isNull();
        assertThat(secrets.find(SecretName.passphrase("home"))).isNull();
        assertThat(secrets.brokerPassword("house")).isEqualTo("of an earlier version");
        assertThat(secrets.find(SecretName.passphrase("house"))).isEqualTo("of its key");
        secrets.forgetBroker("house");
        assertThat(secrets.brokerPassword("house")).isNull();
        assertThat(secrets.find(SecretName.passphrase("house"))).isNull();
        assertThat(secrets.toString()).doesNotContain("version");
    }
}

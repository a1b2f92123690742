package vedette.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vedette.settings.SettingsException;

/// Certificates and keys as `openssl` writes them, and files that are none.
class TlsFilesTest {
    private static final List<String> RSA = List.of("-newkey", "rsa:2048");

    @TempDir
    private Path folder = Path.of("");

    private LabCertificates lab = new LabCertificates(Path.of("target"));
    private LabCertificates.Pair authority = new LabCertificates.Pair(Path.of(""), Path.of(""));

    TlsFilesTest() throws IOException {}

    @BeforeEach
    void makeAuthority() throws Exception {
        LabCertificates.assumeInstalled();
        lab = new LabCertificates(folder);
        authority = lab.authority("Lab CA");
    }

    private static void reads(LabCertificates.Pair pair, Path key, @Nullable String passphrase) throws Exception {
        StationKey read = TlsFiles.station(pair.certificate().toString(), key.toString(), passphrase);
        assertThat(read.certificate())
                .hasValueSatisfying(own -> assertThat(own.subject()).isEqualTo("this station"));
        assertThat(read.getPrivateKey("station")).isNotNull();
    }

    private static void fails(Path certificate, @Nullable Path key, @Nullable String passphrase, String words) {
        assertThatThrownBy(
                        () -> TlsFiles.station(certificate.toString(), key == null ? null : key.toString(), passphrase))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(words)
                .hasMessageNotContaining("open sesame");
    }

    @Test
    void keysOfAllForms() throws Exception {
        LabCertificates.Pair rsa = lab.client(authority, RSA);
        reads(rsa, rsa.key(), null);
        reads(rsa, lab.key(rsa, "rsa", "-traditional"), null);
        reads(rsa, lab.key(rsa, "pkcs8", "-topk8", "-passout", "pass:open sesame"), "open sesame");
        LabCertificates.Pair ec = lab.client(authority);
        reads(ec, ec.key(), null);
        Path sec1 = lab.key(ec, "ec");
        assertThat(sec1).content().contains("BEGIN EC PRIVATE KEY");
        reads(ec, sec1, null);
        reads(ec, lab.key(ec, "pkcs8", "-topk8", "-v2", "aes128", "-passout", "pass:open sesame"), "open sesame");
        LabCertificates.Pair edwards = lab.client(authority, List.of("-newkey", "ed25519"));
        reads(edwards, edwards.key(), null);
        Path both = folder.resolve("both.pem");
        Files.writeString(both, Files.readString(ec.certificate()) + Files.readString(ec.key()));
        assertThat(TlsFiles.station(both.toString(), null, null).certificate()).isPresent();
        Path store = lab.pkcs12(rsa, "open sesame");
        assertThat(TlsFiles.station(store.toString(), null, "open sesame").certificate())
                .isPresent();
    }

    @Test
    void whatCanNotBeUsedIsASentence() throws Exception {
        LabCertificates.Pair ec = lab.client(authority);
        LabCertificates.Pair other = lab.client(authority);
        Path locked = lab.key(ec, "pkcs8", "-topk8", "-passout", "pass:open sesame");
        fails(ec.certificate(), locked, null, "is locked. Give its passphrase");
        fails(ec.certificate(), locked, "wrong", "passphrase of the private key in " + locked + " is wrong");
        fails(ec.certificate(), lab.key(ec, "ec", "-aes128", "-passout", "pass:open sesame"), "x", "openssl pkcs8");
        fails(ec.certificate(), other.key(), null, "does not belong to the certificate");
        fails(ec.certificate(), null, null, "There is no private key in");
        fails(ec.certificate(), folder.resolve("none.key"), null, "private key is not there");
        fails(folder.resolve("none.pem"), null, null, "client certificate is not there");
        Path store = lab.pkcs12(ec, "open sesame");
        fails(store, null, "wrong", "passphrase of " + store + " is wrong");
        fails(store, null, null, "is locked");
        Path garbage = Files.write(folder.resolve("garbage"), new byte[] {1, 2, 3, 4, 5, 6, 7, 8});
        fails(garbage, null, "x", "neither a PEM nor a PKCS#12 file");
        fails(folder, null, null, "can't be read");
        Path cut = Files.writeString(
                folder.resolve("cut.pem"), Files.readString(ec.certificate()).replaceFirst("MII[\\s\\S]{100}", "MII"));
        fails(cut, ec.key(), null, "damaged");
        assertThatThrownBy(() -> TlsFiles.authorities(garbage.toString()))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("certificate authority in " + garbage);
        assertThatThrownBy(() -> TlsFiles.authorities(ec.key().toString()))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("There is no certificate in");
    }
}

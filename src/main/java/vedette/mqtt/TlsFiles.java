package vedette.mqtt;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;
import vedette.settings.SettingsException;

/// Reads the files that the operator names for encrypted connections. What can't be used is a fault with a sentence,
/// never a reason to trust more or to show less.
final class TlsFiles {
    private static final long LONGEST = 1_000_000;

    private TlsFiles() {}

    /// Who vouches for brokers.
    ///
    /// @param file the operator's own authorities, or null for the platform's
    static X509ExtendedTrustManager authorities(@Nullable String file) throws SettingsException {
        try {
            KeyStore store = null;
            if (file != null) {
                store = KeyStore.getInstance(KeyStore.getDefaultType());
                store.load(null, null);
                int number = 0;
                for (X509Certificate each : certificates(file, "certificate authority")) {
                    store.setCertificateEntry("authority" + number++, each);
                }
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(store);
            for (TrustManager each : factory.getTrustManagers()) {
                if (each instanceof X509ExtendedTrustManager usable) {
                    return usable;
                }
            }
            throw new SettingsException("This Java can't check certificates.");
        } catch (IOException | GeneralSecurityException e) {
            throw new SettingsException("The certificate authorities can't be used: " + e.getMessage(), e);
        }
    }

    /// The station's certificate with its key, or one without where none is named.
    static StationKey station(@Nullable String certificate, @Nullable String key, @Nullable String passphrase)
            throws SettingsException {
        if (certificate == null) {
            return StationKey.none();
        }
        byte[] content = read(certificate, "client certificate");
        String text = new String(content, StandardCharsets.ISO_8859_1);
        if (!PemText.isPem(text)) {
            return fromPkcs12(content, certificate, passphrase);
        }
        List<X509Certificate> chain = certificates(certificate, "client certificate");
        String keyFile = key == null ? certificate : key;
        String keyText = new String(read(keyFile, "private key"), StandardCharsets.ISO_8859_1);
        PrivateKey found = PrivateKeys.find(blocks(keyText, keyFile), passphrase, keyFile);
        if (found == null) {
            throw new SettingsException("There is no private key in " + keyFile + ".");
        }
        return StationKey.of(found, chain, certificate);
    }

    private static StationKey fromPkcs12(byte[] content, String file, @Nullable String passphrase)
            throws SettingsException {
        char[] given = passphrase == null ? new char[0] : passphrase.toCharArray();
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(content), given);
            for (String alias : Collections.list(store.aliases())) {
                Certificate[] chain = store.getCertificateChain(alias);
                if (store.getKey(alias, given) instanceof PrivateKey key && chain != null) {
                    List<X509Certificate> certificates = new ArrayList<>();
                    for (Certificate each : chain) {
                        certificates.add((X509Certificate) each);
                    }
                    return StationKey.of(key, certificates, file);
                }
            }
            throw new SettingsException("There is no certificate with its private key in " + file + ".");
        } catch (IOException e) {
            if (e.getCause() instanceof GeneralSecurityException) {
                throw new SettingsException(
                        passphrase == null
                                ? "The file " + file + " is locked. Give its passphrase under Connection."
                                : "The passphrase of " + file + " is wrong.",
                        e);
            }
            throw new SettingsException(file + " is neither a PEM nor a PKCS#12 file, or it is damaged.", e);
        } catch (GeneralSecurityException e) {
            throw new SettingsException("The certificate in " + file + " can't be used: " + e.getMessage(), e);
        }
    }

    private static List<X509Certificate> certificates(String file, String what) throws SettingsException {
        byte[] content = read(file, what);
        String text = new String(content, StandardCharsets.ISO_8859_1);
        List<X509Certificate> found = new ArrayList<>();
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            if (PemText.isPem(text)) {
                for (PemText.Block block : blocks(text, file).blocks()) {
                    if (block.label().endsWith("CERTIFICATE")) {
                        found.add(
                                (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(block.bytes())));
                    }
                }
            } else {
                found.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(content)));
            }
        } catch (CertificateException e) {
            throw new SettingsException("The " + what + " in " + file + " is no certificate, or it is damaged.", e);
        }
        if (found.isEmpty()) {
            throw new SettingsException("There is no certificate in " + file + ", which is given as the " + what + ".");
        }
        return found;
    }

    private static PemText blocks(String text, String file) throws SettingsException {
        try {
            return PemText.parse(text);
        } catch (IllegalArgumentException e) {
            throw new SettingsException("The file " + file + " is damaged.", e);
        }
    }

    private static byte[] read(String file, String what) throws SettingsException {
        try {
            Path path = Path.of(file);
            if (Files.isRegularFile(path) && Files.size(path) > LONGEST) {
                throw new SettingsException("The file " + file + " is too large for a " + what + ".");
            }
            return Files.readAllBytes(path);
        } catch (NoSuchFileException | InvalidPathException e) {
            throw new SettingsException("The file of the " + what + " is not there: " + file, e);
        } catch (IOException e) {
            throw new SettingsException("The file of the " + what + " can't be read: " + file, e);
        }
    }
}

package vedette.mqtt;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;
import vedette.settings.SettingsException;

/// Private keys out of PEM files: PKCS#8, locked or not, PKCS#1 (RSA) and SEC 1 (elliptic curves).
final class PrivateKeys {
    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA", "RSASSA-PSS");
    private static final byte[] VERSION_0 = {2, 1, 0};
    private static final byte[] RSA_ENCRYPTION = HexFormat.of().parseHex("300d06092a864886f70d0101010500");
    private static final byte[] EC_PUBLIC_KEY = HexFormat.of().parseHex("06072a8648ce3d0201");
    private static final int SEQUENCE = 0x30;
    private static final int OCTETS = 0x04;
    private static final int PARAMETERS = 0xA0;

    private PrivateKeys() {}

    /// The first private key of the text, or null where it has none.
    ///
    /// @param file as the operator knows it
    static @Nullable PrivateKey find(PemText text, @Nullable String passphrase, String file) throws SettingsException {
        for (PemText.Block block : text.blocks()) {
            if (!block.label().endsWith("PRIVATE KEY")) {
                continue;
            }
            if (block.lockedOldWay()) {
                throw new SettingsException("The private key in " + file + " is locked in an old way that is not read"
                        + " here. Write it anew with: openssl pkcs8 -topk8 -in old.pem -out new.pem");
            }
            try {
                return switch (block.label()) {
                    case "PRIVATE KEY" -> key(block.bytes());
                    case "RSA PRIVATE KEY" -> key(wrapped(RSA_ENCRYPTION, block.bytes()));
                    case "EC PRIVATE KEY" -> key(wrapped(curve(block.bytes()), block.bytes()));
                    case "ENCRYPTED PRIVATE KEY" -> key(unlocked(block.bytes(), passphrase, file));
                    default -> throw unreadable(file, null);
                };
            } catch (GeneralSecurityException | IndexOutOfBoundsException e) {
                throw unreadable(file, e);
            }
        }
        return null;
    }

    private static SettingsException unreadable(String file, @Nullable Throwable cause) {
        return new SettingsException(
                "The private key in " + file + " can't be read: it is damaged, or of a kind that"
                        + " is not known here.",
                cause == null ? new IllegalArgumentException() : cause);
    }

    private static PrivateKey key(byte[] pkcs8) throws GeneralSecurityException {
        GeneralSecurityException failure = new InvalidKeySpecException("no key");
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            } catch (InvalidKeySpecException e) {
                failure = e; // of another algorithm
            }
        }
        throw failure;
    }

    private static byte[] unlocked(byte[] locked, @Nullable String passphrase, String file)
            throws SettingsException, GeneralSecurityException {
        if (passphrase == null || passphrase.isEmpty()) {
            throw new SettingsException(
                    "The private key in " + file + " is locked. Give its passphrase under Connection.");
        }
        PBEKeySpec given = new PBEKeySpec(passphrase.toCharArray());
        try {
            EncryptedPrivateKeyInfo info = new EncryptedPrivateKeyInfo(locked);
            // Of the scheme PBES2 the JDK tells only by its parameters which one it is.
            String name =
                    info.getAlgName().startsWith("PBES2") || info.getAlgName().startsWith("1.2.840.113549.1.5.13")
                            ? info.getAlgParameters().toString()
                            : info.getAlgName();
            Cipher cipher = Cipher.getInstance(name);
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    SecretKeyFactory.getInstance(name).generateSecret(given),
                    info.getAlgParameters());
            return info.getKeySpec(cipher).getEncoded();
        } catch (IOException e) {
            throw unreadable(file, e);
        } catch (InvalidKeySpecException e) {
            throw new SettingsException("The passphrase of the private key in " + file + " is wrong.", e);
        } finally {
            given.clearPassword();
        }
    }

    /// A key of an older form within PKCS#8.
    private static byte[] wrapped(byte[] algorithm, byte[] key) {
        return element(SEQUENCE, VERSION_0, algorithm, element(OCTETS, key));
    }

    /// The algorithm of a SEC 1 key: the curve stands in its optional parameters.
    private static byte[] curve(byte[] sec1) throws GeneralSecurityException {
        int at = contentAt(sec1, 0);
        while (at < sec1.length) {
            int content = contentAt(sec1, at);
            int end = content + length(sec1, at);
            if ((sec1[at] & 0xFF) == PARAMETERS) {
                return element(SEQUENCE, EC_PUBLIC_KEY, Arrays.copyOfRange(sec1, content, end));
            }
            at = end;
        }
        throw new InvalidKeySpecException("the key names no curve");
    }

    private static int contentAt(byte[] der, int at) {
        int first = der[at + 1] & 0xFF;
        return at + 2 + (first < 0x80 ? 0 : first & 0x7F);
    }

    private static int length(byte[] der, int at) throws GeneralSecurityException {
        int length = der[at + 1] & 0xFF;
        if (length >= 0x80) {
            int bytes = length & 0x7F;
            length = 0;
            for (int i = 0; i < bytes; i++) {
                length = (length << 8) | (der[at + 2 + i] & 0xFF);
            }
        }
        if (length < 0 || length > der.length) {
            throw new InvalidKeySpecException("a damaged key");
        }
        return length;
    }

    private static byte[] element(int tag, byte[]... contents) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] each : contents) {
            content.writeBytes(each);
        }
        int length = content.size();
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(tag);
        if (length < 0x80) {
            whole.write(length);
        } else if (length < 0x100) {
            whole.write(0x81);
            whole.write(length);
        } else {
            whole.write(0x82);
            whole.write(length >> 8);
            whole.write(length);
        }
        whole.writeBytes(content.toByteArray());
        return whole.toByteArray();
    }
}

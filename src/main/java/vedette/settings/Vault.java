package vedette.settings;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import vedette.settings.VaultException.Reason;

/// A file with secrets, encrypted with a passphrase. Its format stands in the decision record on trust: a head (magic,
/// iterations, salt, nonce), which is authenticated too, the secrets by AES-256-GCM, and a SHA-256 of all that, by
/// which damage is told from a wrong passphrase. The key is derived by PBKDF2. Not thread-safe.
final class Vault {
    static final int ITERATIONS = 600_000;

    private static final byte[] MAGIC = "VEDVLT01".getBytes(StandardCharsets.US_ASCII);
    private static final int SALT = 16;
    private static final int NONCE = 12;
    private static final int HEAD = MAGIC.length + Integer.BYTES + SALT + NONCE;
    private static final int CHECK = 32;
    private static final int MOST_ITERATIONS = 100_000_000;
    private static final long LONGEST = 10_000_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path file;
    private final byte[] salt;
    private final int iterations;
    private final SecretKey key;
    private final Map<String, String> secrets;

    private Vault(Path file, byte[] salt, int iterations, SecretKey key, Map<String, String> secrets) {
        this.file = file;
        this.salt = salt;
        this.iterations = iterations;
        this.key = key;
        this.secrets = new TreeMap<>(secrets);
    }

    /// Opens the file, or makes a new one where there is none. Takes about half a second.
    static Vault open(Path file, String passphrase) throws VaultException {
        try {
            if (Files.exists(file) && Files.size(file) > LONGEST) {
                throw damaged(file, null);
            }
            return opened(file, Files.readAllBytes(file), passphrase);
        } catch (NoSuchFileException e) {
            byte[] salt = new byte[SALT];
            RANDOM.nextBytes(salt);
            Vault made = new Vault(file, salt, ITERATIONS, key(passphrase, salt, ITERATIONS), Map.of());
            made.write(made.secrets);
            return made;
        } catch (IOException e) {
            throw new VaultException(Reason.DISK, "The file with the secrets can't be read: " + file, e);
        }
    }

    private static Vault opened(Path file, byte[] content, String passphrase) throws VaultException {
        int end = content.length - CHECK;
        if (end < HEAD
                || !Arrays.equals(content, 0, MAGIC.length, MAGIC, 0, MAGIC.length)
                || !MessageDigest.isEqual(sha256(content, end), Arrays.copyOfRange(content, end, content.length))) {
            throw damaged(file, null);
        }
        ByteBuffer head = ByteBuffer.wrap(content, MAGIC.length, HEAD - MAGIC.length);
        int iterations = head.getInt();
        if (iterations < 1 || iterations > MOST_ITERATIONS) {
            throw damaged(file, null);
        }
        byte[] salt = new byte[SALT];
        byte[] nonce = new byte[NONCE];
        head.get(salt).get(nonce);
        SecretKey key = key(passphrase, salt, iterations);
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, nonce);
            cipher.updateAAD(content, 0, HEAD);
            return new Vault(file, salt, iterations, key, secrets(cipher.doFinal(content, HEAD, end - HEAD)));
        } catch (AEADBadTagException e) {
            throw new VaultException(
                    Reason.WRONG_PASSPHRASE, "This is not the passphrase of the file with the secrets.", e);
        } catch (GeneralSecurityException | IOException e) {
            throw damaged(file, e);
        }
    }

    private static VaultException damaged(Path file, @Nullable Throwable cause) {
        return new VaultException(
                Reason.DAMAGED,
                "The file with the secrets is damaged: " + file
                        + ". Put back a copy of it, or remove it and give the passwords anew.",
                cause == null ? new IOException("damaged") : cause);
    }

    @Nullable
    String find(String name) {
        return secrets.get(name);
    }

    Set<String> names() {
        return Set.copyOf(secrets.keySet());
    }

    /// Keeps a secret, on disk when this returns; null forgets it.
    void put(String name, @Nullable String secret) throws VaultException {
        Map<String, String> changed = new TreeMap<>(secrets);
        if (secret == null) {
            changed.remove(name);
        } else {
            changed.put(name, secret);
        }
        if (!changed.equals(secrets)) {
            write(changed);
            secrets.clear();
            secrets.putAll(changed);
        }
    }

    private void write(Map<String, String> changed) throws VaultException {
        try {
            byte[] nonce = new byte[NONCE]; // a new one each time: with the same key it must never come twice
            RANDOM.nextBytes(nonce);
            byte[] head = ByteBuffer.allocate(HEAD)
                    .put(MAGIC)
                    .putInt(iterations)
                    .put(salt)
                    .put(nonce)
                    .array();
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce);
            cipher.updateAAD(head);
            byte[] locked = cipher.doFinal(bytes(changed));
            byte[] whole = Arrays.copyOf(head, HEAD + locked.length + CHECK);
            System.arraycopy(locked, 0, whole, HEAD, locked.length);
            System.arraycopy(sha256(whole, HEAD + locked.length), 0, whole, HEAD + locked.length, CHECK);
            WholeFile.writePrivately(file, whole);
        } catch (GeneralSecurityException | IOException e) {
            throw new VaultException(Reason.DISK, "The file with the secrets can't be written: " + file, e);
        }
    }

    private static SecretKey key(String passphrase, byte[] salt, int iterations) {
        PBEKeySpec given = new PBEKeySpec(passphrase.toCharArray(), salt, iterations, 256);
        try {
            byte[] derived = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(given)
                    .getEncoded();
            return new SecretKeySpec(derived, "AES");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has PBKDF2", e);
        } finally {
            given.clearPassword();
        }
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(128, nonce));
        return cipher;
    }

    private static byte[] sha256(byte[] content, int length) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(content, 0, length);
            return digest.digest();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static byte[] bytes(Map<String, String> secrets) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(secrets.size());
        for (Map.Entry<String, String> each : secrets.entrySet()) {
            for (String text : new String[] {each.getKey(), each.getValue()}) {
                byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
                out.writeInt(utf8.length);
                out.write(utf8);
            }
        }
        return bytes.toByteArray();
    }

    private static Map<String, String> secrets(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        Map<String, String> secrets = new TreeMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            String name = new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
            secrets.put(name, new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8));
        }
        return secrets;
    }
}

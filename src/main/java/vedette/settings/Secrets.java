package vedette.settings;

import com.github.javakeyring.BackendNotSupportedException;
import com.github.javakeyring.Keyring;
import com.github.javakeyring.PasswordAccessException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Passwords and the like: in the platform's keyring where there is one, else in a file of the profile that is
/// encrypted with a passphrase, else for this session only. Never readable in a file. [SecretName] has their names.
/// Thread-safe.
public final class Secrets {
    private static final Logger LOG = LoggerFactory.getLogger(Secrets.class);
    private static final String SERVICE = "vedette";

    private final Map<String, String> session = new HashMap<>();
    private final @Nullable Keyring keyring;
    private final @Nullable Path vaultFile;
    private @Nullable Vault vault;

    private Secrets(@Nullable Keyring keyring, @Nullable Path vaultFile) {
        this.keyring = keyring;
        this.vaultFile = vaultFile;
    }

    /// Where a secret went.
    public enum Keeping {
        /// It is there at the next start.
        KEYRING,
        /// It is there at the next start, when the passphrase is given.
        VAULT,
        /// It is forgotten when the program ends: this computer has no keyring that the program could use, and the
        /// operator has given no passphrase for a file.
        SESSION
    }

    /// Looks for the platform's keyring, and for a file where there is none.
    public static Secrets open(Profile profile) {
        Path file = profile.directory().resolve("secrets.vault");
        try {
            return new Secrets(Keyring.create(), file);
        } catch (BackendNotSupportedException | LinkageError e) {
            // Common on servers and minimal desktops; keep() tells the operator.
            return new Secrets(null, file);
        }
    }

    /// Keeps nothing beyond this session.
    public static Secrets sessionOnly() {
        return new Secrets(null, null);
    }

    /// Secrets of a computer without a keyring.
    ///
    /// @param file where they are kept once [#openVault] was called
    public static Secrets inFile(Path file) {
        return new Secrets(null, file);
    }

    /// Where a secret would go, as far as is known before it is tried.
    public synchronized Keeping keeping() {
        return keyring != null ? Keeping.KEYRING : vault != null ? Keeping.VAULT : Keeping.SESSION;
    }

    /// Whether there is a file of secrets that waits for its passphrase.
    public synchronized boolean isLocked() {
        return canHaveVault() && vaultFile != null && Files.exists(vaultFile);
    }

    /// Whether an encrypted file can be made or opened: not beside a keyring, and not twice.
    public synchronized boolean canHaveVault() {
        return keyring == null && vaultFile != null && vault == null;
    }

    /// Opens the encrypted file, or makes it; what was kept for this session only goes into it. Takes about half a
    /// second.
    ///
    /// @throws VaultException with a sentence, when the passphrase is wrong or the file can't be used
    public void openVault(String passphrase) throws VaultException {
        Path file = vaultFile;
        if (file != null && canHaveVault()) {
            take(Vault.open(file, passphrase)); // not under the lock: others ask for secrets meanwhile
        }
    }

    private synchronized void take(Vault opened) throws VaultException {
        for (Map.Entry<String, String> each : session.entrySet()) {
            opened.put(each.getKey(), each.getValue());
        }
        vault = opened;
    }

    /// The secret of this name, or null where none is known.
    public synchronized @Nullable String find(String name) {
        String known = session.get(name);
        if (known == null && keyring != null) {
            known = inKeyring(keyring, name);
        }
        return known == null && vault != null ? vault.find(name) : known;
    }

    private static @Nullable String inKeyring(Keyring keyring, String name) {
        try {
            return keyring.getPassword(SERVICE, name);
        } catch (PasswordAccessException e) {
            return null; // the keyring has none of this name, or the user has not unlocked it
        }
    }

    /// Keeps a secret as well as this computer can.
    public synchronized Keeping keep(String name, String secret) {
        session.put(name, secret);
        try {
            if (keyring != null) {
                keyring.setPassword(SERVICE, name, secret);
                return Keeping.KEYRING;
            }
        } catch (PasswordAccessException e) {
            LOG.info("The keyring keeps no secrets: {}", e.getMessage());
        }
        try {
            if (vault != null) {
                vault.put(name, secret);
                return Keeping.VAULT;
            }
        } catch (VaultException e) {
            LOG.warn("{}", e.getMessage());
        }
        return Keeping.SESSION;
    }

    /// Forgets a secret, wherever it is kept. Without effect where there is none.
    public synchronized void forget(String name) {
        session.remove(name);
        if (keyring != null && inKeyring(keyring, name) != null) {
            try {
                keyring.deletePassword(SERVICE, name);
            } catch (PasswordAccessException e) {
                LOG.warn("The keyring could not forget a secret: {}", e.getMessage());
            }
        }
        try {
            if (vault != null) {
                vault.put(name, null);
            }
        } catch (VaultException e) {
            LOG.warn("{}", e.getMessage());
        }
    }

    /// The password of a broker's user, or null where none is known.
    public @Nullable String brokerPassword(String broker) {
        String known = find(SecretName.password(broker));
        return known == null ? find(broker) : known; // earlier versions kept it under the broker's bare name
    }

    /// A broker is called otherwise now: its secrets go along.
    public synchronized void rename(String broker, String now) {
        String password = brokerPassword(broker);
        if (password != null) {
            keep(SecretName.password(now), password);
        }
        String passphrase = find(SecretName.passphrase(broker));
        if (passphrase != null) {
            keep(SecretName.passphrase(now), passphrase);
        }
        forgetBroker(broker);
    }

    /// A broker is known no longer, and its secrets neither.
    public synchronized void forgetBroker(String broker) {
        forget(SecretName.password(broker));
        forget(SecretName.passphrase(broker));
        forget(broker);
    }

    /// Never shows a secret.
    @Override
    public String toString() {
        return "secrets kept in " + keeping();
    }
}

package vedette.settings;

import com.github.javakeyring.BackendNotSupportedException;
import com.github.javakeyring.Keyring;
import com.github.javakeyring.PasswordAccessException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Passwords: in the platform's keyring where there is one, else for this session only. Never in a file. Thread-safe.
public final class Secrets {
    private static final String SERVICE = "vedette";

    private final Map<String, String> session = new ConcurrentHashMap<>();
    private final @Nullable Keyring keyring;

    private Secrets(@Nullable Keyring keyring) {
        this.keyring = keyring;
    }

    /// Where a secret went.
    public enum Keeping {
        /// It is there at the next start.
        KEYRING,
        /// It is forgotten when the program ends: this computer has no keyring that the program could use.
        SESSION
    }

    /// Looks for the platform's keyring.
    public static Secrets open() {
        try {
            return new Secrets(Keyring.create());
        } catch (BackendNotSupportedException | LinkageError e) {
            // Common on servers and minimal desktops; keep() tells the operator.
            return new Secrets(null);
        }
    }

    /// Keeps nothing beyond this session.
    public static Secrets sessionOnly() {
        return new Secrets(null);
    }

    /// Where a secret would go, as far as is known before it is tried.
    public Keeping keeping() {
        return keyring == null ? Keeping.SESSION : Keeping.KEYRING;
    }

    /// The secret of this name, or null where none is known.
    public @Nullable String find(String name) {
        String known = session.get(name);
        if (known != null || keyring == null) {
            return known;
        }
        try {
            return keyring.getPassword(SERVICE, name);
        } catch (PasswordAccessException e) {
            return null; // the keyring has none of this name, or the user has not unlocked it
        }
    }

    /// Keeps a secret as well as this computer can.
    public Keeping keep(String name, String secret) {
        session.put(name, secret);
        if (keyring == null) {
            return Keeping.SESSION;
        }
        try {
            keyring.setPassword(SERVICE, name, secret);
            return Keeping.KEYRING;
        } catch (PasswordAccessException e) {
            return Keeping.SESSION;
        }
    }
}

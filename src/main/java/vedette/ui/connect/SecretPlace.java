package vedette.ui.connect;

import java.util.function.Consumer;
import vedette.settings.Secrets;

/// Where the passwords go that are typed here. On the FX thread.
public interface SecretPlace {
    Secrets.Keeping keeping();

    /// Whether there is an encrypted file that waits for its passphrase.
    boolean isLocked();

    /// Whether an encrypted file can be opened or made: not where there is a keyring, or where it is open.
    boolean canHaveVault();

    /// Opens the encrypted file, or makes it. Returns at once.
    ///
    /// @param ended told on the FX thread when it is done: an empty text, or a sentence that says why not
    void open(String passphrase, Consumer<String> ended);
}

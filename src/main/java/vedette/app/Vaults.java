package vedette.app;

import org.jspecify.annotations.Nullable;
import vedette.settings.Profile;
import vedette.settings.Secrets;
import vedette.settings.SettingsException;
import vedette.settings.VaultException;

/// The secrets of a profile, opened with the passphrase from the environment where one is given there.
final class Vaults {
    /// The environment variable with the passphrase of the encrypted file.
    static final String VARIABLE = "VEDETTE_PASSPHRASE";

    private Vaults() {}

    static Secrets open(Profile profile) throws SettingsException {
        return opened(Secrets.open(profile), System.getenv(VARIABLE));
    }

    /// @throws SettingsException when the passphrase is wrong, or the file can't be used
    static Secrets opened(Secrets secrets, @Nullable String passphrase) throws SettingsException {
        if (passphrase != null && !passphrase.isEmpty() && secrets.canHaveVault()) {
            try {
                secrets.openVault(passphrase);
            } catch (VaultException e) {
                throw new SettingsException(VARIABLE + ": " + e.getMessage(), e);
            }
        }
        return secrets;
    }
}

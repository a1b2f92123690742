package vedette.app;

import java.util.function.Consumer;
import javafx.application.Platform;
import vedette.settings.Secrets;
import vedette.settings.VaultException;
import vedette.ui.connect.SecretPlace;

/// The secrets of the profile, as the Connection screen needs them.
final class ProfileSecrets implements SecretPlace {
    private final Secrets secrets;
    private final StationDesktop desktop;
    private final Runnable opened;

    /// @param opened run on the FX thread when the encrypted file was opened
    ProfileSecrets(Secrets secrets, StationDesktop desktop, Runnable opened) {
        this.secrets = secrets;
        this.desktop = desktop;
        this.opened = opened;
    }

    @Override
    public Secrets.Keeping keeping() {
        return secrets.keeping();
    }

    @Override
    public boolean isLocked() {
        return secrets.isLocked();
    }

    @Override
    public boolean canHaveVault() {
        return secrets.canHaveVault();
    }

    @Override
    public void open(String passphrase, Consumer<String> ended) {
        desktop.background().execute(() -> {
            String fault;
            try {
                secrets.openVault(passphrase);
                fault = "";
            } catch (VaultException e) {
                fault = String.valueOf(e.getMessage());
            }
            String sentence = fault;
            Platform.runLater(() -> {
                ended.accept(sentence);
                if (sentence.isEmpty()) {
                    opened.run();
                }
            });
        });
    }
}

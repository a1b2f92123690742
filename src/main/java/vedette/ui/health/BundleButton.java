package vedette.ui.health;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import javafx.application.Platform;
import javafx.scene.control.Button;
import vedette.ui.Desktop;
import vedette.ui.Navigator;

/// Asks where to, and has the diagnostics bundle written there. On the FX thread.
public final class BundleButton extends Button {
    /// Writes the bundle.
    @FunctionalInterface
    public interface Bundle {
        void write(Path file) throws IOException;
    }

    /// @param background where it is written
    public BundleButton(Bundle bundle, Desktop files, Navigator navigator, Executor background) {
        super("Diagnostics bundle…");
        setId("diagnostics");
        setOnAction(click -> files.askWhereToSave("Save the diagnostics bundle", "vedette-diagnostics.zip")
                .ifPresent(file -> {
                    setDisable(true);
                    background.execute(() -> {
                        String told = written(bundle, file);
                        Platform.runLater(() -> {
                            setDisable(false);
                            navigator.tell(told);
                        });
                    });
                }));
    }

    private static String written(Bundle bundle, Path file) {
        try {
            bundle.write(file);
            return "Saved as " + file + ": without passwords, keys, pictures or messages.";
        } catch (IOException e) {
            return "The diagnostics bundle could not be saved: " + e.getMessage();
        }
    }
}

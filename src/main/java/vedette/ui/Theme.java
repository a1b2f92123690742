package vedette.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.net.URL;
import java.util.Objects;
import javafx.application.Application;
import javafx.scene.Scene;
import vedette.settings.StationSettings;

/// How the window looks: AtlantaFX's Primer, dark or light, and this program's own style sheet over it.
public final class Theme {
    private Theme() {}

    /// Dresses the whole application.
    public static void use(StationSettings.Theme theme) {
        Application.setUserAgentStylesheet(
                theme == StationSettings.Theme.LIGHT
                        ? new PrimerLight().getUserAgentStylesheet()
                        : new PrimerDark().getUserAgentStylesheet());
    }

    static void dress(Scene scene) {
        URL sheet = Objects.requireNonNull(Theme.class.getResource("vedette.css"), "vedette.css");
        scene.getStylesheets().add(sheet.toExternalForm());
    }
}

package vedette.app;

import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import vedette.ui.Desktop;
import vedette.ui.StationWindow;
import vedette.ui.camera.CameraDetailScreen;
import vedette.ui.camera.SnapshotFile;
import vedette.ui.live.WallScreen;

/// Puts the screens into the window.
final class Screens {
    private Screens() {}

    static void add(StationWindow window, Session session, Session.Plan plan, StationDesktop desktop) {
        var station = session.station();
        window.add(new WallScreen(station, plan.catalog(), window, window.pulse()), "mdi2v-view-dashboard-outline");
        window.add(new CameraDetailScreen(
                station,
                plan.catalog(),
                window,
                window.pulse(),
                new SnapshotFile(session.profile().snapshots(), desktop.background())));
        window.badgeAttentionOn("wall");
    }

    /// Asks for files with the platform's own dialog; without a screen there is none to ask on.
    static Desktop desktop(Stage stage, boolean onScreen) {
        return (title, suggestion) -> {
            if (!onScreen) {
                return Optional.empty();
            }
            FileChooser chooser = new FileChooser();
            chooser.setTitle(title);
            chooser.setInitialFileName(suggestion);
            return Optional.ofNullable(chooser.showSaveDialog(stage)).map(file -> Path.of(file.toString()));
        };
    }
}

package vedette.ui.camera;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import vedette.station.LiveCamera;
import vedette.station.Outbound;
import vedette.ui.CommandSheet;
import vedette.ui.EmotionPanel;
import vedette.ui.Navigator;
import vedette.ui.Sheet;

/// What stands beside the picture: what the camera can be told, how it is configured, how it is, its mood. Scrolls when
/// there is too little room. On the FX thread.
final class CameraSide extends ScrollPane {
    private static final double WIDE = 368;
    private static final double NARROW = 320;

    private final CommandSheet asking = new CommandSheet();
    private final ReviewSheet review;
    private final List<Sheet> sheets;
    private final CommandsPane commands;
    private final ConfigPane configuration;
    private final HealthPanel health = new HealthPanel();
    private final EmotionPanel emotions = new EmotionPanel();

    CameraSide(Outbound outbound, Navigator navigator) {
        review = new ReviewSheet(outbound.configurations());
        VersionsSheet versions = new VersionsSheet(outbound.configurations(), navigator);
        sheets = List.of(asking, review, versions);
        commands = new CommandsPane(outbound.commands(), navigator, asking);
        configuration = new ConfigPane(outbound.configurations(), navigator, review, versions);
        setContent(new VBox(8, commands, configuration, health, emotions));
        setFitToWidth(true);
        setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        getStyleClass().addAll("camera-side", "edge-to-edge", "clear-scroll");
        narrow(false);
    }

    /// @param narrow whether the picture needs the room
    void narrow(boolean narrow) {
        double width = narrow ? NARROW : WIDE;
        setMinWidth(width);
        setMaxWidth(width);
    }

    /// What comes over the screen for a question.
    List<Sheet> sheets() {
        return sheets;
    }

    @Nullable
    Sheet openSheet() {
        return sheets.stream().filter(Node::isVisible).findFirst().orElse(null);
    }

    /// What moves.
    void animate(LiveCamera camera, long nowNanos) {
        emotions.update(camera, nowNanos);
    }

    /// What is read.
    void update(LiveCamera camera, long nowNanos) {
        health.update(camera, nowNanos);
        commands.update(camera);
        configuration.update(camera);
        if (review.isVisible()) {
            review.update();
        }
    }

    void focusCommands() {
        commands.focusFirst();
    }

    void focusConfiguration() {
        configuration.focusFirst();
    }
}

package vedette.ui;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import vedette.model.CameraId;
import vedette.station.Station;

/// The window: navigation at the left, a header, one screen, the status bar. On the FX thread.
public final class StationWindow implements Navigator {
    private final Stage stage;
    private final Station station;
    private final Pulse pulse = new Pulse();
    private final BorderPane root = new BorderPane();
    private final NavigationRail rail = new NavigationRail();
    private final StatusBar statusBar;
    private final HBox header = new HBox();
    private final Label title = new Label();
    private final StackPane stack = new StackPane();
    private final Label toast = new Label();
    private final PauseTransition toastEnd = new PauseTransition(Duration.seconds(6));
    private final Map<String, Screen> screens = new LinkedHashMap<>();
    private final Scene scene;
    private @Nullable CameraScreen cameraScreen;
    private @Nullable Screen current;
    private String home = "";
    private String beforeCamera = "";
    private final Map<String, IntSupplier> badges = new LinkedHashMap<>();
    private @Nullable String awaited;

    /// A screen that shows one camera.
    public interface CameraScreen extends Screen {
        void show(CameraId camera);
    }

    public StationWindow(Stage stage, Station station, double width, double height) {
        this.stage = stage;
        this.station = station;
        statusBar = new StatusBar(station, pulse);
        title.getStyleClass().add("screen-title");
        header.getStyleClass().add("header");
        header.setAlignment(Pos.CENTER_LEFT);
        toast.getStyleClass().add("toast");
        toast.setVisible(false);
        toast.setWrapText(true);
        StackPane.setAlignment(toast, Pos.BOTTOM_CENTER);
        toastEnd.setOnFinished(ended -> toast.setVisible(false));
        BorderPane body = new BorderPane(stack);
        body.setTop(header);
        root.setLeft(rail);
        root.setCenter(body);
        root.setBottom(statusBar);
        root.getStyleClass().add("station-window");
        scene = new Scene(root, width, height);
        Theme.dress(scene);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        stage.setScene(scene);
        stage.setTitle("Vedette");
        stage.setMinWidth(900);
        stage.setMinHeight(600);
        pulse.add(this::beat);
    }

    public Pulse pulse() {
        return pulse;
    }

    public Scene scene() {
        return scene;
    }

    /// Adds a screen to the navigation. The first one is where the window begins.
    ///
    /// @param icon an Ikonli code
    /// @param label a short word for the navigation
    public void add(Screen screen, String icon, String label) {
        screens.put(screen.id(), screen);
        rail.add(screen.id(), label, icon, this::open);
        if (home.isEmpty()) {
            home = screen.id();
        }
    }

    /// Adds the screen of a single camera, which navigation reaches by a click on its tile.
    public void add(CameraScreen screen) {
        cameraScreen = screen;
    }

    /// Marks the screen of this id in the navigation with how much needs attention.
    public void badgeAttentionOn(String screenId) {
        badge(screenId, () -> station.attention().items().size());
    }

    /// Marks the screen of this id in the navigation with a number, where it is not 0.
    public void badge(String screenId, IntSupplier count) {
        badges.put(screenId, count);
    }

    /// Shows the window and begins to draw.
    public void start() {
        open(home);
        stage.show();
        pulse.start();
    }

    /// Stops drawing and hides every window, which must be done before the platform is left: it crashes while a popup
    /// is open.
    public void stop() {
        pulse.stop();
        show(null);
        new ArrayList<>(Window.getWindows()).forEach(Window::hide);
    }

    /// Stops drawing because another window takes this one's place on the stage.
    public void leave() {
        pulse.stop();
        show(null);
    }

    /// Brings the window to the front.
    public void raise() {
        stage.setIconified(false);
        stage.show();
        stage.toFront();
        stage.requestFocus();
    }

    @Override
    public void open(String screenId) {
        Screen screen = screens.get(screenId);
        if (screen != null) {
            rail.select(screenId);
            show(screen);
        }
    }

    @Override
    public void openCamera(CameraId camera) {
        CameraScreen screen = cameraScreen;
        if (screen != null) {
            Screen from = current;
            if (from != null && from != screen) {
                beforeCamera = from.id();
            }
            screen.show(camera);
            show(screen);
        }
    }

    /// Opens the first camera whose name, or `system:name`, this is.
    ///
    /// @return whether there is one
    public boolean openCamera(String name) {
        Optional<CameraId> id = station.cameras().stream()
                .filter(camera -> camera.id().name().equals(name)
                        || camera.id().toString().equals(name)
                        || camera.displayName().equals(name))
                .map(vedette.station.LiveCamera::id)
                .findFirst();
        id.ifPresent(this::openCamera);
        return id.isPresent();
    }

    /// Opens the camera of this name as soon as it has spoken.
    public void openCameraWhenHeard(String name) {
        awaited = openCamera(name) ? null : name;
    }

    @Override
    public void back() {
        open(screens.containsKey(beforeCamera) ? beforeCamera : home);
    }

    @Override
    public void tell(String sentence) {
        toast.setText(sentence);
        toast.setVisible(true);
        toastEnd.playFromStart();
    }

    private void show(@Nullable Screen screen) {
        Screen before = current;
        if (before != null) {
            before.hidden();
        }
        current = screen;
        if (screen == null) {
            stack.getChildren().clear();
            return;
        }
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        title.setText(screen.title());
        List<javafx.scene.Node> parts = new ArrayList<>();
        parts.add(title);
        parts.addAll(screen.tools());
        parts.add(space);
        parts.addAll(screen.actions());
        header.getChildren().setAll(parts);
        stack.getChildren().setAll(screen.content(), toast);
        screen.shown();
    }

    private void beat(long nowNanos) {
        Screen shown = current;
        if (shown != null) {
            shown.pulse(nowNanos);
        }
        String name = awaited;
        if (name != null) {
            openCameraWhenHeard(name);
        }
        statusBar.pulse();
        badges.forEach((id, count) -> rail.badge(id, count.getAsInt()));
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && current == cameraScreen && cameraScreen != null) {
            if (!cameraScreen.escape()) {
                back();
            }
            event.consume();
        } else if (event.getCode() == KeyCode.F11) {
            stage.setFullScreen(!stage.isFullScreen());
            event.consume();
        } else {
            int number = 1;
            for (String id : screens.keySet()) {
                if (new KeyCodeCombination(digit(number), KeyCodeCombination.SHORTCUT_DOWN).match(event)) {
                    open(id);
                    event.consume();
                }
                number++;
            }
        }
    }

    private static KeyCode digit(int number) {
        return KeyCode.valueOf("DIGIT" + Math.min(number, 9));
    }
}

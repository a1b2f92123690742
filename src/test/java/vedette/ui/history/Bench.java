package vedette.ui.history;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import vedette.model.CameraId;
import vedette.model.CameraRole;
import vedette.model.LogEntry;
import vedette.settings.StationSettings;
import vedette.store.MemoryLog;
import vedette.ui.Desktop;
import vedette.ui.FxThread;
import vedette.ui.Navigator;
import vedette.ui.Theme;

/// The events screen in a window as it has it in the program, over a log in memory.
final class Bench implements Navigator, Desktop, StationSide {
    final MemoryLog log = new MemoryLog();
    final List<String> told = new ArrayList<>();
    final List<String> audited = new ArrayList<>();
    final List<CameraId> opened = new ArrayList<>();
    Optional<Path> saveTo = Optional.empty();
    private long nanos = 1;
    private final EventsScreen screen;
    private final Scene scene;
    private final Stage stage;

    private Bench(List<LogEntry> entries, Clock clock, double width, double height) {
        if (Application.getUserAgentStylesheet() == null) {
            Theme.use(StationSettings.Theme.DARK);
        }
        log.addAll(entries);
        screen = new EventsScreen(log, this, this, this, clock, Platform::runLater);
        HBox header = new HBox();
        header.getStyleClass().add("header");
        header.setAlignment(Pos.CENTER_LEFT);
        Label title = new Label(screen.title());
        title.getStyleClass().add("screen-title");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        List<Node> parts = new ArrayList<>(List.of(title));
        parts.addAll(screen.tools());
        parts.add(space);
        parts.addAll(screen.actions());
        header.getChildren().setAll(parts);
        Region rail = new Region();
        rail.getStyleClass().add("navigation-rail");
        Label foot = new Label("home broker · 9 cameras");
        HBox status = new HBox(foot);
        status.getStyleClass().add("status-bar");
        BorderPane body = new BorderPane(screen.content());
        body.setTop(header);
        BorderPane root = new BorderPane(body);
        root.setLeft(rail);
        root.setBottom(status);
        root.getStyleClass().add("station-window");
        scene = new Scene(root, width, height);
        scene.getStylesheets()
                .add(Objects.requireNonNull(Theme.class.getResource("vedette.css"))
                        .toExternalForm());
        stage = new Stage();
        stage.setScene(scene);
        stage.show();
        screen.shown();
    }

    static Bench open(List<LogEntry> entries, double width, double height) throws InterruptedException {
        return FxThread.call(() -> new Bench(entries, Samples.CLOCK, width, height));
    }

    static Bench open(List<LogEntry> entries) throws InterruptedException {
        return open(entries, 1440, 900);
    }

    /// Draws once: a pulse half a second after the one before, and its layout.
    void beat() throws InterruptedException {
        FxThread.call(() -> {
            nanos += 600_000_000L;
            screen.pulse(nanos);
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            return true;
        });
    }

    void close() throws InterruptedException {
        FxThread.call(() -> {
            screen.hidden();
            stage.close();
            return true;
        });
    }

    EventsScreen screen() {
        return screen;
    }

    Scene scene() {
        return scene;
    }

    @Override
    public void openCamera(CameraId camera) {
        opened.add(camera);
    }

    @Override
    public void back() {}

    @Override
    public void open(String screenId) {}

    @Override
    public void tell(String sentence) {
        told.add(sentence);
    }

    @Override
    public Optional<Path> askWhereToSave(String title, String suggestion) {
        return saveTo;
    }

    @Override
    public Object newest() {
        return log.size();
    }

    @Override
    public Optional<CameraId> cameraOf(LogEntry entry) {
        return entry.camera().isEmpty()
                ? Optional.empty()
                : Optional.of(new CameraId(entry.broker(), entry.system(), "lpr", CameraRole.CAMERA, entry.camera()));
    }

    @Override
    public void audit(String what) {
        audited.add(what);
    }
}

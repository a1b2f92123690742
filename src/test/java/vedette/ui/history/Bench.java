package vedette.ui.history;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
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
import org.jspecify.annotations.Nullable;
import vedette.export.ExportFormat;
import vedette.export.ExportProgress;
import vedette.export.ExportResult;
import vedette.model.CameraId;
import vedette.model.CameraRole;
import vedette.model.LogEntry;
import vedette.search.EventFilter;
import vedette.settings.MemorySearches;
import vedette.settings.StationSettings;
import vedette.store.Hold;
import vedette.store.LogReader;
import vedette.store.LogStatus;
import vedette.store.MemoryLog;
import vedette.ui.Desktop;
import vedette.ui.FxThread;
import vedette.ui.Navigator;
import vedette.ui.Theme;

/// The events screen in a window as it has it in the program, over a log in memory.
final class Bench implements Navigator, Desktop, StationSide, Exporter {
    final MemoryLog log = new MemoryLog();
    final List<String> told = new ArrayList<>();
    final List<String> audited = new ArrayList<>();
    final List<CameraId> opened = new ArrayList<>();
    final List<String> suggested = new ArrayList<>();
    final MemorySearches searches = new MemorySearches();
    final List<Export> exports = new ArrayList<>();
    Optional<Path> saveTo = Optional.empty();

    /// Whether exports wait to be ended.
    boolean holdingExports;

    /// Set to have exports fail.
    @Nullable
    Exception exportFailure;

    /// Set to have the log say something else of itself.
    @Nullable
    LogStatus status;

    /// An export that was begun.
    record Export(
            EventFilter filter,
            ExportFormat format,
            Path target,
            ExportProgress progress,
            CompletableFuture<ExportResult> result) {}

    private long nanos = 1;
    private Object newest = new Object();
    private long newestOf;
    private final EventsScreen screen;
    private final Scene scene;
    private final Stage stage;

    private Bench(List<LogEntry> entries, Clock clock, double width, double height) {
        if (Application.getUserAgentStylesheet() == null) {
            Theme.use(StationSettings.Theme.DARK);
        }
        log.addAll(entries);
        screen = new EventsScreen(
                new Surroundings(log, this, this, this, clock, searches, this, Platform::runLater, Runnable::run));
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
        suggested.add(suggestion);
        return saveTo;
    }

    @Override
    public Object newest() {
        if (newestOf != log.size()) {
            newestOf = log.size();
            newest = new Object();
        }
        return newest;
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

    @Override
    public LogStatus logStatus() {
        LogStatus set = status;
        return set == null ? log.status() : set;
    }

    @Override
    public CompletableFuture<Hold> hold(Hold wanted) {
        return log.hold(wanted);
    }

    @Override
    public CompletableFuture<Void> release(long hold) {
        return log.release(hold);
    }

    @Override
    public CompletableFuture<ExportResult> start(
            LogReader reader, EventFilter filter, ExportFormat format, Path target, ExportProgress progress) {
        CompletableFuture<ExportResult> result = new CompletableFuture<>();
        exports.add(new Export(filter, format, target, progress, result));
        Exception failure = exportFailure;
        if (failure != null) {
            result.completeExceptionally(failure);
        } else if (!holdingExports) {
            long events = log.entries().stream().filter(filter::matches).count();
            result.complete(new ExportResult(
                    target,
                    events,
                    100 * events,
                    log.coverage(filter).join(),
                    format == ExportFormat.EVIDENCE ? "ab".repeat(32) : null,
                    0,
                    0));
        }
        return result;
    }
}

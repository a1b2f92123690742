package vedette.ui.camera;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import vedette.dialect.CameraDialect;
import vedette.dialect.DialectCatalog;
import vedette.model.CameraId;
import vedette.model.LogEntry;
import vedette.search.EventFilter;
import vedette.station.LiveCamera;
import vedette.station.Outbound;
import vedette.station.Station;
import vedette.store.Page;
import vedette.ui.LatestEvents;
import vedette.ui.Navigator;
import vedette.ui.PictureView;
import vedette.ui.Pulse;
import vedette.ui.Sheet;
import vedette.ui.ShortcutKey;
import vedette.ui.StateBadge;
import vedette.ui.StationWindow;

/// One camera, large: its picture with what it saw, what it can be told, how it is configured, how it is, and what
/// happened. S saves the picture, C leads to the commands, G to the configuration, Esc back. On the FX thread.
public final class CameraDetailScreen implements StationWindow.CameraScreen {
    private static final int EVENTS = 60;
    private static final long STRIP_EVERY_NANOS = Duration.ofSeconds(5).toNanos();
    private static final long EVENTS_EVERY_NANOS = Duration.ofSeconds(2).toNanos();
    private static final double NARROW = 1180;
    private static final long TEXT_EVERY_NANOS = Duration.ofMillis(250).toNanos();

    private final Station station;
    private final DialectCatalog catalog;
    private final Navigator navigator;
    private final SnapshotFile snapshots;
    private final BorderPane page = new BorderPane();
    private final StackPane content = new StackPane(page);
    private final PictureView picture;
    private final Label caption = new Label();
    private final Label veil = new Label();
    private final Button back = new Button("← Back  Esc");
    private final Button snapshot = new Button("Snapshot  S");
    private final MenuButton layers = new MenuButton("Overlays");
    private final StateBadge badge = new StateBadge();
    private final CameraSide side;
    private final TimeStrip strip;
    private final LatestEvents events = new LatestEvents("EVENTS OF THIS CAMERA");
    private @Nullable LiveCamera camera;
    private @Nullable CompletableFuture<Page> query;
    private @Nullable List<LogEntry> eventsSeen;
    private long eventsNanos;
    private long textNanos;
    private long stripNanos;

    /// A screen over the station's own commands and configurations.
    public CameraDetailScreen(
            Station station, DialectCatalog catalog, Navigator navigator, Pulse pulse, SnapshotFile snapshots) {
        this(station, Outbound.of(station), catalog, navigator, pulse, snapshots);
    }

    /// @param outbound how cameras are told something
    public CameraDetailScreen(
            Station station,
            Outbound outbound,
            DialectCatalog catalog,
            Navigator navigator,
            Pulse pulse,
            SnapshotFile snapshots) {
        this.station = station;
        this.catalog = catalog;
        this.navigator = navigator;
        this.snapshots = snapshots;
        picture = new PictureView(pulse);
        side = new CameraSide(outbound, navigator);
        strip = new TimeStrip(station.log(), Clock.systemUTC());
        var sheet = Objects.requireNonNull(CameraDetailScreen.class.getResource("camera.css"));
        content.getStylesheets().add(sheet.toExternalForm());
        content.getStyleClass().add("camera-screen");
        page.getStyleClass().add("camera-page");
        layOut();
        makeTools();
        content.setFocusTraversable(true);
        content.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    private void key(KeyEvent event) {
        boolean typing = event.getTarget() instanceof TextInputControl || side.openSheet() != null;
        if (typing || event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        switch (event.getCode()) {
            case S -> takeSnapshot();
            case C -> side.focusCommands();
            case G -> side.focusConfiguration();
            default -> {
                return;
            }
        }
        ShortcutKey.done(event);
    }

    @Override
    public boolean escape() {
        Sheet open = side.openSheet();
        if (open != null) {
            open.putAway();
            content.requestFocus();
        }
        return open != null;
    }

    private void layOut() {
        veil.getStyleClass().add("picture-veil");
        veil.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        veil.setMouseTransparent(true);
        veil.setWrapText(true);
        StackPane stage = new StackPane(picture, veil);
        stage.getStyleClass().add("picture-stage");
        stage.setMinSize(0, 0);
        VBox.setVgrow(stage, Priority.ALWAYS);
        caption.getStyleClass().add("picture-caption");
        events.setPrefHeight(150);
        events.setMinHeight(84);
        VBox left = new VBox(8, stage, caption, strip, events);
        page.setCenter(left);
        page.setRight(side);
        content.widthProperty().addListener((property, before, now) -> side.narrow(now.doubleValue() < NARROW));
        content.getChildren().addAll(side.sheets());
    }

    private void makeTools() {
        back.setOnAction(click -> navigator.back());
        snapshot.setOnAction(click -> takeSnapshot());
        CheckMenuItem boxes = new CheckMenuItem("Boxes");
        CheckMenuItem plates = new CheckMenuItem("Plates");
        CheckMenuItem labels = new CheckMenuItem("Labels");
        for (CheckMenuItem item : List.of(boxes, plates, labels)) {
            item.setSelected(true);
            item.setOnAction(
                    chosen -> picture.overlay().layers(boxes.isSelected(), plates.isSelected(), labels.isSelected()));
            layers.getItems().add(item);
        }
    }

    @Override
    public void show(CameraId id) {
        camera = station.camera(id).orElse(null);
        eventsNanos = 0;
        textNanos = 0;
        stripNanos = 0;
        eventsSeen = null;
        events.show(List.of());
        strip.clear();
        side.sheets().forEach(Sheet::putAway);
    }

    @Override
    public String id() {
        return "camera";
    }

    @Override
    public String title() {
        LiveCamera now = camera;
        return now == null ? "Camera" : now.displayName();
    }

    @Override
    public Node content() {
        return content;
    }

    @Override
    public List<Node> tools() {
        return List.of(back, layers, snapshot);
    }

    @Override
    public List<Node> actions() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return List.of(space, badge);
    }

    @Override
    public void shown() {
        picture.show(camera);
        content.requestFocus();
    }

    @Override
    public void hidden() {
        picture.show(null);
        strip.clear();
        CompletableFuture<Page> asked = query;
        if (asked != null) {
            asked.cancel(true);
        }
    }

    @Override
    public void pulse(long nowNanos) {
        LiveCamera now = camera;
        if (now == null) {
            return;
        }
        picture.pulse(nowNanos);
        side.animate(now, nowNanos);
        if (nowNanos - textNanos >= TEXT_EVERY_NANOS) {
            textNanos = nowNanos;
            badge.update(now.freshness());
            side.update(now, nowNanos);
            drawPictureText(now);
        }
        if (nowNanos - stripNanos >= STRIP_EVERY_NANOS) {
            stripNanos = nowNanos;
            strip.ask(now.id());
        }
        if (station.latest() != eventsSeen && nowNanos - eventsNanos >= EVENTS_EVERY_NANOS) {
            eventsSeen = station.latest();
            eventsNanos = nowNanos;
            askForEvents(now);
        }
    }

    private void drawPictureText(LiveCamera now) {
        String system = catalog.find(now.id().system())
                .map(CameraDialect::displayName)
                .orElse(now.id().system());
        caption.setText(PictureWords.caption(now, system, picture.frame()));
        String reason = PictureWords.veil(now);
        veil.setVisible(reason != null);
        veil.setText(reason == null ? "" : reason);
    }

    private void askForEvents(LiveCamera now) {
        EventFilter filter = EventFilter.ALL.ofCameras(java.util.Set.of(now.id().name()));
        CompletableFuture<Page> asked = station.log().page(filter, null, EVENTS);
        query = asked;
        asked.whenComplete((page, failure) -> Platform.runLater(() -> {
            if (page != null && camera == now) {
                events.show(page.entries().stream()
                        .filter(entry -> isOf(entry, now.id()))
                        .toList());
            }
        }));
    }

    /// The log finds cameras by their names; two systems may have one of the same name. What the station itself noted
    /// carries no system.
    private static boolean isOf(LogEntry entry, CameraId id) {
        return (entry.broker().isEmpty() || entry.broker().equals(id.broker()))
                && (entry.system().equals("station") || entry.system().equals(id.system()));
    }

    private void takeSnapshot() {
        LiveCamera now = camera;
        var still = now == null ? null : now.pictures().still();
        if (now == null || still == null) {
            navigator.tell("There is no picture to save.");
            return;
        }
        snapshots
                .save(now, still)
                .whenComplete((file, failure) -> Platform.runLater(() -> {
                    if (file == null) {
                        navigator.tell("The picture could not be saved: " + SnapshotFile.reason(failure));
                    } else {
                        station.audit(now.id().name(), "saved a snapshot: " + file.getFileName());
                        navigator.tell("Saved as " + file);
                    }
                }));
    }
}

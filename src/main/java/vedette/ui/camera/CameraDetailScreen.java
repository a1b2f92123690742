package vedette.ui.camera;

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
import javafx.scene.input.KeyCode;
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
import vedette.model.Freshness;
import vedette.model.LogEntry;
import vedette.search.EventFilter;
import vedette.station.LiveCamera;
import vedette.station.Station;
import vedette.store.Page;
import vedette.ui.EmotionPanel;
import vedette.ui.LatestEvents;
import vedette.ui.Navigator;
import vedette.ui.PictureView;
import vedette.ui.Pulse;
import vedette.ui.StateBadge;
import vedette.ui.StationWindow;
import vedette.ui.Words;

/// One camera, large: its picture with what it saw, how it is, what happened. Esc leads back. On the FX thread.
public final class CameraDetailScreen implements StationWindow.CameraScreen {
    private static final int EVENTS = 60;
    private static final long EVENTS_EVERY_NANOS = Duration.ofSeconds(2).toNanos();
    private static final long TEXT_EVERY_NANOS = Duration.ofMillis(250).toNanos();

    private final Station station;
    private final DialectCatalog catalog;
    private final Navigator navigator;
    private final SnapshotFile snapshots;
    private final BorderPane content = new BorderPane();
    private final PictureView picture;
    private final Label caption = new Label();
    private final Label veil = new Label();
    private final Button back = new Button("← Back  Esc");
    private final Button snapshot = new Button("Snapshot  S");
    private final MenuButton layers = new MenuButton("Overlays");
    private final StateBadge badge = new StateBadge();
    private final HealthPanel health = new HealthPanel();
    private final EmotionPanel emotions = new EmotionPanel();
    private final LatestEvents events = new LatestEvents("EVENTS OF THIS CAMERA");
    private @Nullable LiveCamera camera;
    private @Nullable CompletableFuture<Page> query;
    private @Nullable List<LogEntry> eventsSeen;
    private long eventsNanos;
    private long textNanos;

    public CameraDetailScreen(
            Station station, DialectCatalog catalog, Navigator navigator, Pulse pulse, SnapshotFile snapshots) {
        this.station = station;
        this.catalog = catalog;
        this.navigator = navigator;
        this.snapshots = snapshots;
        picture = new PictureView(pulse);
        var sheet = Objects.requireNonNull(CameraDetailScreen.class.getResource("camera.css"));
        content.getStylesheets().add(sheet.toExternalForm());
        content.getStyleClass().add("camera-screen");
        layOut();
        makeTools();
        content.setFocusTraversable(true);
        content.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.S) {
                takeSnapshot();
            }
        });
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
        events.setPrefHeight(190);
        events.setMinHeight(120);
        VBox left = new VBox(8, stage, caption, events);
        VBox right = new VBox(8, health, emotions);
        right.getStyleClass().add("camera-side");
        content.setCenter(left);
        content.setRight(right);
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
        eventsSeen = null;
        events.show(List.of());
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
        emotions.update(now, nowNanos);
        if (nowNanos - textNanos >= TEXT_EVERY_NANOS) {
            textNanos = nowNanos;
            badge.update(now.freshness());
            health.update(now, nowNanos);
            drawPictureText(now);
        }
        if (station.latest() != eventsSeen && nowNanos - eventsNanos >= EVENTS_EVERY_NANOS) {
            eventsSeen = station.latest();
            eventsNanos = nowNanos;
            askForEvents(now);
        }
    }

    private void drawPictureText(LiveCamera now) {
        Freshness freshness = now.freshness();
        String system = catalog.find(now.id().system())
                .map(CameraDialect::displayName)
                .orElse(now.id().system());
        StringBuilder text = new StringBuilder(now.displayName()).append(" · ").append(system);
        var frame = picture.frame();
        if (frame != null) {
            text.append(" · ").append(frame.sourceWidth()).append('×').append(frame.sourceHeight());
            text.append(" · ").append(Words.rate(now.framesPerSecond()));
        }
        if (freshness.age() != null) {
            text.append(" · age ").append(Words.age(freshness.age()));
        }
        caption.setText(text.append(" · ").append(freshness.reason()).toString());
        String reason = veilText(now, freshness);
        veil.setVisible(reason != null);
        veil.setText(reason == null ? "" : reason);
    }

    private static @Nullable String veilText(LiveCamera now, Freshness freshness) {
        if (now.source() == null) {
            return "This one has sent no picture.";
        }
        return switch (freshness.state()) {
            case LIVE, SLOW, LAST_KNOWN -> null;
            case WAITING -> "No picture yet";
            case FROZEN -> "Picture is frozen: " + freshness.reason();
            case STALE -> "No frame for " + (freshness.age() == null ? "a while" : Words.age(freshness.age()));
            case OFFLINE -> "Camera is offline: " + freshness.reason();
            case DEAF -> "Not connected: " + freshness.reason();
        };
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

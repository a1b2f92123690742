package vedette.ui.live;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import vedette.dialect.Route.PictureSource;
import vedette.model.CameraEvent;
import vedette.model.CameraState;
import vedette.model.Freshness;
import vedette.model.Printable;
import vedette.station.LiveCamera;
import vedette.ui.PictureView;
import vedette.ui.Pulse;
import vedette.ui.StateBadge;
import vedette.ui.Words;

/// One camera on the wall: its picture or values, what it is called, and how far it can be believed. On the FX thread.
final class CameraTile extends StackPane {
    private static final long TEXT_EVERY_NANOS = Duration.ofMillis(250).toNanos();
    private static final Duration ALARM_LASTS = Duration.ofSeconds(20);

    private final LiveCamera camera;
    private final String systemName;
    private final PictureView picture;
    private final StateBoard board;
    private final Label name = new Label();
    private final Label system = new Label();
    private final StateBadge badge = new StateBadge();
    private final Label mark = new Label();
    private final Label way = new Label("over HTTP");
    private final Label clock = new Label();
    private final Label rate = new Label();
    private final Label age = new Label();
    private final VBox veil = new VBox();
    private final Label veilTitle = new Label();
    private final Label veilText = new Label();
    private long textNanos;
    private boolean showsPictures;
    private boolean looked;

    CameraTile(LiveCamera camera, String systemName, Pulse pulse, Consumer<LiveCamera> open) {
        this.camera = camera;
        this.systemName = systemName;
        picture = new PictureView(pulse);
        board = new StateBoard();
        getStyleClass().add("camera-tile");
        name.getStyleClass().add("tile-name");
        system.getStyleClass().add("tile-system");
        mark.getStyleClass().addAll("badge", "warning");
        way.getStyleClass().add("tile-chip");
        clock.getStyleClass().addAll("badge", "warning");
        rate.getStyleClass().add("tile-chip");
        age.getStyleClass().add("tile-chip");
        makeVeil();
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox caption = new HBox(name, system, space, way, rate, age);
        HBox corner = new HBox(clock, mark, badge);
        corner.getStyleClass().add("tile-corner");
        corner.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        corner.setMouseTransparent(true);
        StackPane.setAlignment(corner, Pos.TOP_RIGHT);
        caption.getStyleClass().add("tile-caption");
        caption.setAlignment(Pos.BOTTOM_LEFT);
        name.setMinWidth(USE_PREF_SIZE);
        system.setMinWidth(0);
        caption.setMaxHeight(Region.USE_PREF_SIZE);
        for (Label chip : new Label[] {clock, mark, way, rate, age}) {
            chip.setMinWidth(USE_PREF_SIZE);
        }
        StackPane.setAlignment(caption, Pos.BOTTOM_CENTER);
        getChildren().addAll(board, veil, caption, corner);
        setOnMouseClicked(click -> {
            if (click.getButton() == MouseButton.PRIMARY) {
                open.accept(camera);
            }
        });
        setMinSize(0, 0);
    }

    private void makeVeil() {
        veil.getStyleClass().add("tile-veil");
        veilTitle.getStyleClass().add("tile-veil-title");
        veilText.getStyleClass().add("tile-veil-text");
        veilText.setWrapText(true);
        veil.setAlignment(Pos.CENTER);
        veil.getChildren().addAll(veilTitle, veilText);
        veil.setMouseTransparent(true);
    }

    LiveCamera camera() {
        return camera;
    }

    /// Whether anybody can see the tile: hidden pictures are not decoded.
    void visible(boolean seen) {
        looked = seen;
        picture.show(looked && camera.source() != null ? camera : null);
    }

    void layers(boolean boxes, boolean plates, boolean labels) {
        picture.overlay().layers(boxes, plates, labels);
    }

    void select(boolean selected) {
        mark(this, "selected", selected);
    }

    void pulse(long nowNanos) {
        boolean now = camera.source() != null;
        if (now != showsPictures) {
            showsPictures = now;
            getChildren().remove(picture);
            if (now) {
                getChildren().addFirst(picture);
                picture.show(looked ? camera : null);
            }
            board.setVisible(!now);
        }
        if (now) {
            picture.pulse(nowNanos);
        }
        if (nowNanos - textNanos >= TEXT_EVERY_NANOS) {
            textNanos = nowNanos;
            drawText(nowNanos);
        }
    }

    private void drawText(long nowNanos) {
        CameraState state = camera.state();
        Freshness freshness = camera.freshness();
        set(name, Printable.text(camera.displayName(), (int) Math.clamp((getWidth() - 70) / 8, 8, 48)));
        set(system, getWidth() > 230 ? detail() : "");
        badge.update(freshness);
        boolean live = freshness.state() == Freshness.State.LIVE;
        show(badge, !live && freshness.state() != Freshness.State.WAITING);
        // On a narrow tile there is room for one of them, and the state matters more.
        show(mark, camera.rejected() > 0 && (getWidth() > 180 || !badge.isVisible()));
        if (camera.rejected() > 0) {
            set(mark, Words.count(camera.rejected()) + " bad");
        }
        show(way, camera.via() != null && freshness.state().isPresent() && getWidth() > 150);
        show(clock, camera.clockSkew().isWrong() && getWidth() > 260);
        if (clock.isVisible()) {
            set(clock, "clock " + Words.skew(camera.clockSkew().known()));
        }
        show(rate, camera.source() == PictureSource.STREAM && freshness.state().isPresent());
        set(rate, Words.rate(camera.framesPerSecond()));
        Duration old = freshness.age();
        boolean isAgeShown = freshness.state().isPresent() || freshness.state() == Freshness.State.LAST_KNOWN;
        show(age, old != null && isAgeShown && getWidth() > 200);
        set(age, old == null ? "" : Words.age(old));
        if (camera.source() == null) {
            board.update(camera, nowNanos);
        }
        drawVeil(freshness);
        mark(this, "alarm", isAlarming(state, nowNanos));
    }

    private String detail() {
        var shown = picture.frame();
        return shown == null || getWidth() < 320
                ? systemName
                : systemName + " · " + shown.sourceWidth() + "×" + shown.sourceHeight();
    }

    /// A veil over what must not be taken for the present, saying why.
    private void drawVeil(Freshness freshness) {
        String text = switch (freshness.state()) {
            case LIVE, SLOW -> null;
            case WAITING -> freshness.age() != null ? "Nothing yet" : camera.source() == null ? null : "No picture yet";
            case LAST_KNOWN -> null; // a picture on purpose; the badge says what it is
            case FROZEN -> "Picture is frozen";
            case STALE ->
                camera.sendsBadPictures()
                        ? "Pictures can't be used"
                        : (camera.sendsPictures() ? "No frame for " : "Nothing for ") + ageInWords(freshness.age());
            case OFFLINE -> kind() + " is offline";
            case DEAF -> "Not connected";
        };
        veil.setVisible(text != null);
        board.setOpacity(text == null ? 1 : 0.15); // its words must not mix with the veil's
        if (text != null) {
            set(veilTitle, text);
            set(veilText, getHeight() > 110 ? explanation(freshness) : "");
            mark(veil, "danger", freshness.state() == Freshness.State.DEAF);
        }
        picture.setOpacity(freshness.state() == Freshness.State.LAST_KNOWN ? 0.75 : 1);
    }

    private String kind() {
        return switch (camera.id().role()) {
            case CAMERA -> "Camera";
            case SENSOR -> "Sensor";
            case DEVICE -> "Device";
            case SERVER, BROKER -> "Server";
        };
    }

    private String explanation(Freshness freshness) {
        Duration age = freshness.age();
        String seen =
                age == null ? "" : "last seen " + Words.recently(Instant.now().minus(age));
        return switch (freshness.state()) {
            case STALE -> camera.sendsBadPictures() ? freshness.reason() : seen;
            case OFFLINE, FROZEN, WAITING, DEAF ->
                seen.isEmpty() ? freshness.reason() : seen + " · " + freshness.reason();
            default -> freshness.reason();
        };
    }

    private static String ageInWords(@Nullable Duration age) {
        return age == null ? "a while" : Words.age(age);
    }

    private static boolean isAlarming(CameraState state, long nowNanos) {
        CameraState.At<CameraEvent.CryHeard> cry = state.cry();
        CameraState.At<CameraEvent.AlertRaised> alert = state.alert();
        return (cry != null && isRecent(cry, nowNanos))
                || (alert != null
                        && alert.what().severity() != vedette.model.Severity.INFO
                        && isRecent(alert, nowNanos));
    }

    private static boolean isRecent(CameraState.At<?> what, long nowNanos) {
        return !what.arrival().retained() && nowNanos - what.arrival().nanos() < ALARM_LASTS.toNanos();
    }

    private static void set(Label label, String text) {
        if (!text.equals(label.getText())) {
            label.setText(text);
        }
    }

    private static void show(Label label, boolean visible) {
        if (label.isVisible() != visible) {
            label.setVisible(visible);
            label.setManaged(visible);
        }
    }

    private static void mark(javafx.scene.Node node, String styleClass, boolean on) {
        if (node.getStyleClass().contains(styleClass) != on) {
            if (on) {
                node.getStyleClass().add(styleClass);
            } else {
                node.getStyleClass().remove(styleClass);
            }
        }
    }
}

package vedette.ui.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import vedette.dialect.CameraDialect;
import vedette.dialect.DialectCatalog;
import vedette.dialect.Route.PictureSource;
import vedette.model.CameraId;
import vedette.model.CameraRole;
import vedette.model.CameraState;
import vedette.station.LiveCamera;
import vedette.station.Station;
import vedette.ui.Navigator;
import vedette.ui.Pulse;
import vedette.ui.Screen;

/// The wall: a tile for everything that speaks, and a rail with what needs attention. On the FX thread.
public final class WallScreen implements Screen {
    private static final long TAKE_IN_EVERY_NANOS = Duration.ofSeconds(1).toNanos();

    private final Station station;
    private final DialectCatalog catalog;
    private final Navigator navigator;
    private final Pulse pulse;
    private final BorderPane content = new BorderPane();
    private final WallGrid grid = new WallGrid();
    private final ScrollPane scroll = new ScrollPane(grid);
    private final Label empty = new Label();
    private final WallRail rail;
    private final MenuButton layers = new MenuButton("Overlays");
    private final GroupChips groups = new GroupChips(() -> takenInNanos = 0);
    private final Map<CameraId, CameraTile> tiles = new LinkedHashMap<>();
    private List<LiveCamera> drawn = List.of();
    private @Nullable CameraId selected;
    private List<LiveCamera> known = List.of();
    private long takenInNanos;
    private boolean chosen;
    private boolean shown;
    private int arrangementSeen;
    private boolean boxesShown = true;
    private boolean platesShown = true;
    private boolean labelsShown = true;

    public WallScreen(Station station, DialectCatalog catalog, Navigator navigator, Pulse pulse) {
        this.station = station;
        this.catalog = catalog;
        this.navigator = navigator;
        this.pulse = pulse;
        rail = new WallRail(station, navigator);
        var sheet = Objects.requireNonNull(WallScreen.class.getResource("wall.css"));
        content.getStylesheets().add(sheet.toExternalForm());
        content.getStyleClass().add("wall");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("wall-scroll");
        scroll.viewportBoundsProperty().addListener((changed, before, now) -> grid.fill(now.getHeight()));
        scroll.vvalueProperty().addListener(changed -> lookAtVisible());
        empty.getStyleClass().add("wall-empty");
        empty.setWrapText(true);
        content.setCenter(new StackPane(scroll, empty));
        content.setRight(rail);
        content.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        content.setFocusTraversable(true);
        makeLayers();
    }

    private void makeLayers() {
        CheckMenuItem boxes = new CheckMenuItem("Boxes");
        CheckMenuItem plates = new CheckMenuItem("Plates");
        CheckMenuItem labels = new CheckMenuItem("Labels");
        for (CheckMenuItem item : List.of(boxes, plates, labels)) {
            item.setSelected(true);
            item.setOnAction(chosen -> {
                boxesShown = boxes.isSelected();
                platesShown = plates.isSelected();
                labelsShown = labels.isSelected();
                tiles.values().forEach(this::dress);
            });
            layers.getItems().add(item);
        }
    }

    private void dress(CameraTile tile) {
        tile.layers(boxesShown, platesShown, labelsShown);
    }

    private CameraTile tile(LiveCamera camera) {
        CameraTile tile = new CameraTile(camera, systemName(camera.id()), pulse, this::open);
        dress(tile);
        return tile;
    }

    @Override
    public String id() {
        return "wall";
    }

    @Override
    public String title() {
        return "Wall";
    }

    @Override
    public Node content() {
        return content;
    }

    @Override
    public List<Node> tools() {
        return List.of(layers, groups);
    }

    @Override
    public void shown() {
        shown = true;
        lookAtVisible();
        content.requestFocus();
    }

    @Override
    public void hidden() {
        shown = false;
        tiles.values().forEach(tile -> tile.visible(false));
    }

    /// Makes this camera's tile the large one.
    public void select(CameraId camera) {
        chosen = true;
        selected = camera;
        arrange();
    }

    @Override
    public void pulse(long nowNanos) {
        List<LiveCamera> now = station.cameras();
        if (now != known || takenInNanos == 0 || nowNanos - takenInNanos >= TAKE_IN_EVERY_NANOS) {
            known = now;
            takenInNanos = nowNanos;
            groups.update(station.book().groups());
            takeIn(now.stream()
                    .filter(WallScreen::tellsSomething)
                    .filter(camera ->
                            groups.shows(station.book().of(camera.id().key()).group()))
                    .toList());
        }
        if (grid.arrangements() != arrangementSeen) {
            arrangementSeen = grid.arrangements();
            lookAtVisible();
        }
        for (CameraTile tile : tiles.values()) {
            tile.pulse(nowNanos);
        }
        CameraId large = selected;
        rail.pulse(large == null ? null : station.camera(large).orElse(null), nowNanos);
        drawEmpty();
    }

    private void drawEmpty() {
        boolean nothing = tiles.isEmpty();
        if (empty.isVisible() != nothing) {
            empty.setVisible(nothing);
        }
        if (nothing) {
            String text = station.status().hears()
                    ? "Connected. No camera has spoken yet: they appear here by themselves as they do."
                    : "Not connected to a broker: no camera can be heard.";
            if (!text.equals(empty.getText())) {
                empty.setText(text);
            }
        }
    }

    /// A server of which only its presence is known says it through its cameras, and in the Health view.
    private static boolean tellsSomething(LiveCamera camera) {
        CameraState state = camera.state();
        return camera.id().role() != CameraRole.SERVER
                || state.health() != null
                || state.alert() != null
                || !state.telemetry().isEmpty();
    }

    private void takeIn(List<LiveCamera> cameras) {
        CameraId preferred =
                chosen || cameras.isEmpty() ? selected : preferred(cameras).id();
        if (cameras.equals(drawn) && Objects.equals(preferred, selected)) {
            return;
        }
        drawn = cameras;
        selected = preferred;
        for (LiveCamera camera : cameras) {
            CameraTile before = tiles.get(camera.id());
            if (before == null || before.camera() != camera) { // forgotten, and there again
                leave(before);
                tiles.put(camera.id(), tile(camera));
            }
        }
        Set<CameraId> kept = cameras.stream().map(LiveCamera::id).collect(Collectors.toSet());
        tiles.forEach((id, tile) -> leave(kept.contains(id) ? null : tile));
        tiles.keySet().retainAll(kept);
        arrange();
    }

    private static void leave(@Nullable CameraTile tile) {
        if (tile != null) {
            tile.visible(false);
        }
    }

    /// The first choice for the large tile, until the operator makes his own: one with a film and emotions, else one
    /// with a film, else the first.
    private static LiveCamera preferred(List<LiveCamera> cameras) {
        return cameras.stream()
                .max(Comparator.<LiveCamera>comparingInt(camera -> (camera.source() == PictureSource.STREAM ? 2 : 0)
                                + (camera.state().emotions() != null ? 1 : 0))
                        .thenComparing(Comparator.<LiveCamera>comparingInt(cameras::indexOf)
                                .reversed()))
                .orElse(cameras.getFirst());
    }

    private void arrange() {
        List<CameraTile> inOrder = new ArrayList<>();
        CameraTile large = null;
        for (LiveCamera camera : drawn) {
            CameraTile tile = tiles.get(camera.id());
            if (tile != null) {
                inOrder.add(tile);
                boolean isSelected = camera.id().equals(selected);
                tile.select(isSelected);
                large = isSelected ? tile : large;
            }
        }
        grid.show(inOrder, large);
        lookAtVisible();
    }

    private String systemName(CameraId id) {
        return catalog.find(id.system())
                .or(() -> station.intake().catalog().find(id.system()))
                .map(CameraDialect::displayName)
                .orElse(id.system());
    }

    private void open(LiveCamera camera) {
        select(camera.id());
        navigator.openCamera(camera.id());
    }

    /// Tiles that are scrolled away are not decoded.
    private void lookAtVisible() {
        if (!shown) {
            return;
        }
        Bounds view = scroll.getViewportBounds();
        double range = Math.max(0, grid.getHeight() - view.getHeight());
        double top = range * scroll.getVvalue();
        for (CameraTile tile : tiles.values()) {
            boolean seen = grid.getHeight() <= 0
                    || (tile.getLayoutY() + tile.getHeight() >= top && tile.getLayoutY() <= top + view.getHeight());
            tile.visible(seen);
        }
    }

    private void key(KeyEvent event) {
        int step = switch (event.getCode()) {
            case LEFT, UP -> -1;
            case RIGHT, DOWN -> 1;
            default -> 0;
        };
        CameraId now = selected;
        if (step != 0 && !drawn.isEmpty()) {
            List<CameraId> ids = drawn.stream().map(LiveCamera::id).toList();
            int index = now == null ? -1 : ids.indexOf(now);
            select(ids.get(Math.floorMod(index + step, ids.size())));
            scroll.setVvalue(0); // where the large one is
            event.consume();
        } else if (event.getCode() == javafx.scene.input.KeyCode.ENTER && now != null) {
            navigator.openCamera(now);
            event.consume();
        }
    }
}

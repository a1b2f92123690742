package vedette.ui.health;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import vedette.station.Station;
import vedette.station.StationStatus;
import vedette.ui.Navigator;
import vedette.ui.Screen;

/// How the brokers, the cameras and this station are doing, and which messages could not be used. On the FX
/// thread.
public final class HealthScreen implements Screen {
    private static final long PAUSE = 500_000_000L; // twice a second is as fast as one reads
    private static final double NARROW = 1080;
    private static final double ASIDE = 372;
    private static final double LEAST_CAMERAS = 242;
    private static final String ALL = "All brokers";

    private final Station station;
    private final BrokerTable brokers = new BrokerTable();
    private final BridgeTable bridges = new BridgeTable();
    private final CameraTable cameras;
    private final RefusedList refused = new RefusedList();
    private final StationFacts facts;
    private final ToggleButton onlyTrouble = new ToggleButton("Only trouble");
    private final ComboBox<String> broker = new ComboBox<>();
    private final ScrollPane root = new ScrollPane();
    private boolean narrow;
    private long drawnNanos;
    private boolean drawn;

    /// @param decoder what decodes the pictures, in a word
    /// @param bundle has the diagnostics bundle written
    public HealthScreen(Station station, Navigator navigator, Supplier<String> decoder, BundleButton bundle) {
        this.station = station;
        cameras = new CameraTable(navigator::openCamera);
        facts = new StationFacts(decoder, bundle);
        onlyTrouble.setId("only-trouble");
        onlyTrouble.setOnAction(clicked -> draw(System.nanoTime()));
        broker.setId("broker-filter");
        broker.getItems().add(ALL);
        station.status().links().forEach(link -> broker.getItems().add(link.broker()));
        broker.getSelectionModel().selectFirst();
        broker.setOnAction(chosen -> draw(System.nanoTime()));
        root.setFitToWidth(true);
        root.setFitToHeight(true);
        root.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        root.getStyleClass().addAll("health", "edge-to-edge");
        root.getStylesheets()
                .add(Objects.requireNonNull(HealthScreen.class.getResource("health.css"))
                        .toExternalForm());
        root.widthProperty().addListener((width, before, now) -> arrange(now.doubleValue() < NARROW));
        arrange(false);
    }

    @Override
    public String id() {
        return "health";
    }

    @Override
    public String title() {
        return "Health";
    }

    @Override
    public Node content() {
        return root;
    }

    @Override
    public List<Node> tools() {
        List<Node> tools = new ArrayList<>();
        if (broker.getItems().size() > 2) {
            tools.add(broker);
        }
        tools.add(onlyTrouble);
        return tools;
    }

    @Override
    public void shown() {
        drawn = false;
    }

    @Override
    public void pulse(long nowNanos) {
        if (!drawn || nowNanos - drawnNanos >= PAUSE) {
            draw(nowNanos);
        }
    }

    private void draw(long nowNanos) {
        drawn = true;
        drawnNanos = nowNanos;
        StationStatus status = station.status();
        boolean trouble = onlyTrouble.isSelected();
        brokers.update(
                status.links(),
                station.brokerStatistics(),
                row -> isChosen(row.broker()) && (!trouble || row.isTrouble()));
        bridges.update(station.bridges());
        cameras.update(station.cameras(), row -> isChosen(row.broker()) && (!trouble || row.isTrouble()), nowNanos);
        refused.update(station.rejections(), this::isChosen);
        facts.update(status, station.log().status(), nowNanos);
    }

    private boolean isChosen(String name) {
        // The first entry stands for all; a broker may bear its name.
        return broker.getSelectionModel().getSelectedIndex() <= 0 || name.equals(broker.getValue());
    }

    /// Two columns where there is room, else the right one below.
    private void arrange(boolean nowNarrow) {
        if (root.getContent() != null && nowNarrow == narrow) {
            return;
        }
        narrow = nowNarrow;
        if (root.getContent() instanceof Pane before) {
            before.getChildren().clear();
        }
        VBox left = new VBox(brokers.panel(), bridges.panel(), cameras.panel());
        left.getStyleClass().add("health-column");
        VBox.setVgrow(cameras.panel(), Priority.ALWAYS);
        cameras.panel().setMinHeight(nowNarrow ? LEAST_CAMERAS : 0);
        Pane right = nowNarrow ? new HBox(refused.panel(), facts.panel()) : new VBox(refused.panel(), facts.panel());
        right.getStyleClass().add("health-column");
        VBox.setVgrow(refused.panel(), Priority.ALWAYS);
        HBox.setHgrow(refused.panel(), Priority.ALWAYS);
        refused.panel().setPrefWidth(nowNarrow ? 0 : ASIDE);
        facts.panel().setMinWidth(nowNarrow ? ASIDE : 0);
        facts.panel().setMaxWidth(nowNarrow ? ASIDE : Double.MAX_VALUE);
        Pane page;
        if (nowNarrow) {
            VBox.setVgrow(left, Priority.ALWAYS);
            page = new VBox(left, right);
        } else {
            right.setMinWidth(ASIDE);
            right.setMaxWidth(ASIDE);
            HBox.setHgrow(left, Priority.ALWAYS);
            page = new HBox(left, right);
        }
        page.getStyleClass().add("health-page");
        root.setContent(page);
    }
}

package vedette.ui.cameras;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import vedette.dialect.CameraDialect;
import vedette.intake.Candidate;
import vedette.model.CameraId;
import vedette.settings.SettingsException;
import vedette.station.Intake;
import vedette.station.LiveCamera;
import vedette.station.Outbound;
import vedette.station.Station;
import vedette.ui.CommandSheet;
import vedette.ui.Navigator;
import vedette.ui.Screen;
import vedette.ui.Sheet;

/// What the cameras are called, how they are grouped and ordered, and the inbox of new ones. On the FX thread.
public final class CamerasScreen implements Screen {
    private static final long PAUSE = 400_000_000L;
    private static final double NARROW = 1080;

    private final Station station;
    private final BookKeeping keeping;
    private final CameraList list;
    private final CameraTools tools;
    private final Inbox inbox;
    private final ClaimSheet sheet;
    private final CommandSheet asking = new CommandSheet();
    private final CommandMany commandMany;
    private final ConfigMany configMany;
    private final Label title = new Label();
    private final StackPane root = new StackPane();
    private long drawnNanos;
    private boolean drawn;

    /// @param background where files are written and previews decoded
    public CamerasScreen(Station station, Navigator navigator, Executor background) {
        this(station, Outbound.of(station), navigator, background);
    }

    /// @param outbound how cameras are told something
    public CamerasScreen(Station station, Outbound outbound, Navigator navigator, Executor background) {
        this.station = station;
        keeping = new BookKeeping(station, background, navigator::tell);
        list = new CameraList(this::systemName, navigator::openCamera);
        list.addEventHandler(KeyEvent.KEY_PRESSED, event -> open(event, navigator));
        commandMany = new CommandMany(outbound.commands(), asking);
        configMany = new ConfigMany(outbound.configurations());
        tools = new CameraTools(station, list, keeping, bulk());
        Intake intake = station.intake();
        sheet = new ClaimSheet(intake, keeping);
        inbox = new Inbox(
                intake,
                keeping,
                new CandidateCard.Actions(sheet::ask, decide(intake::ignore), decide(intake::block)),
                background);
        title.getStyleClass().add("panel-title");
        VBox cameras = new VBox(title, tools, list);
        cameras.getStyleClass().add("panel");
        VBox.setVgrow(list, Priority.ALWAYS);
        HBox.setHgrow(cameras, Priority.ALWAYS);
        cameras.setMinWidth(0);
        HBox page = new HBox(cameras, inbox);
        page.getStyleClass().add("cameras-page");
        root.getStyleClass().add("cameras");
        root.getStylesheets()
                .add(Objects.requireNonNull(CamerasScreen.class.getResource("cameras.css"))
                        .toExternalForm());
        root.getChildren().addAll(page, sheet, commandMany, configMany, asking);
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::away);
        root.setFocusTraversable(true);
        root.widthProperty().addListener((width, before, now) -> {
            double side = now.doubleValue() < NARROW ? 332 : 420;
            inbox.setMinWidth(side);
            inbox.setMaxWidth(side);
        });
    }

    private CameraTools.Bulk bulk() {
        return new CameraTools.Bulk() {
            @Override
            public void command(List<CameraLine> cameras) {
                commandMany.open(cameras);
            }

            @Override
            public void configuration(List<CameraLine> cameras) {
                configMany.open(cameras);
            }
        };
    }

    /// Esc puts away what is uppermost.
    private void away(KeyEvent event) {
        Sheet open = commandMany.uppermost();
        open = open == null && configMany.isVisible() ? configMany : open;
        if (event.getCode() == KeyCode.ESCAPE && open != null) {
            open.putAway();
            list.requestFocus();
            event.consume();
        }
    }

    /// A decision that is written down.
    @FunctionalInterface
    private interface Decision {
        void about(Candidate candidate) throws SettingsException;
    }

    private Consumer<Candidate> decide(Decision decision) {
        return candidate -> keeping.change(() -> {
            decision.about(candidate);
            return "";
        });
    }

    private void open(KeyEvent event, Navigator navigator) {
        List<CameraLine> selected = list.selected();
        if (event.getCode() == KeyCode.ENTER && selected.size() == 1) {
            navigator.openCamera(selected.getFirst().id());
            event.consume();
        }
    }

    private String systemName(CameraId id) {
        return station.intake()
                .catalog()
                .find(id.system())
                .map(CameraDialect::displayName)
                .orElse(id.system());
    }

    @Override
    public String id() {
        return "cameras";
    }

    @Override
    public String title() {
        return "Cameras";
    }

    @Override
    public Node content() {
        return root;
    }

    @Override
    public List<Node> actions() {
        return List.of(tools.allowance());
    }

    @Override
    public void shown() {
        drawn = false;
        station.intake().watched(true);
        list.requestFocus();
    }

    @Override
    public void hidden() {
        station.intake().watched(false);
    }

    @Override
    public void pulse(long nowNanos) {
        if (drawn && nowNanos - drawnNanos < PAUSE) {
            return;
        }
        drawn = true;
        drawnNanos = nowNanos;
        List<LiveCamera> all = station.everyCamera();
        list.update(all, station.book());
        tools.update();
        commandMany.update();
        configMany.update();
        int turnedAway = station.turnedAway();
        title.setText("CAMERAS · " + all.size() + (turnedAway == 0 ? "" : " · " + turnedAway + " NOT TAKEN IN"));
        if (!sheet.isUp()) {
            inbox.update();
        }
    }
}

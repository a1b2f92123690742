package vedette.ui.connect;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import vedette.message.PeerCertificate;
import vedette.settings.BrokerSettings;
import vedette.settings.StationSettings;
import vedette.ui.Desktop;
import vedette.ui.Screen;
import vedette.ui.Theme;

/// Where the operator names the brokers, tries them, and chooses the look; on the first start also the
/// welcome. On the FX thread.
public final class ConnectScreen implements Screen {
    private final Consumer<StationSettings> change;
    private final BrokerForm form;
    private final BrokerList list;
    private final ScrollPane scroll = new ScrollPane();
    private final StackPane root = new StackPane();
    private final TrustSheet trustSheet;
    private final VaultSheet vaultSheet;
    private final ToggleButton dark = new ToggleButton("Dark");
    private final ToggleButton light = new ToggleButton("Light");
    private final boolean firstRun;
    private StationSettings settings;

    /// @param settings the settings as they are now
    /// @param place where passwords are kept
    /// @param desktop asks for files
    /// @param connect told the broker that the operator wants, new or changed: to be saved and connected
    ///     to; [Chosen#in] gives the settings with it
    /// @param change told the settings after a broker was removed or another look chosen: to be saved
    /// @param demo starts the demo
    public ConnectScreen(
            StationSettings settings,
            SecretPlace place,
            Desktop desktop,
            Prober prober,
            Consumer<Chosen> connect,
            Consumer<StationSettings> change,
            Runnable demo) {
        this.settings = settings;
        this.change = change;
        firstRun = settings.brokers().isEmpty();
        form = new BrokerForm(settings, place, desktop, prober, new Answers(connect));
        trustSheet = new TrustSheet(form::trust);
        vaultSheet = new VaultSheet(place, form::drawKeeping);
        list = new BrokerList(this::edit, this::remove);
        VBox left = new VBox(list, form);
        CameraSideCard side = new CameraSideCard();
        VBox right = new VBox(new DemoCard(demo), side);
        VBox.setVgrow(form, Priority.ALWAYS); // both columns end at the same height
        VBox.setVgrow(side, Priority.ALWAYS);
        left.getStyleClass().add("connect-column");
        right.getStyleClass().add("connect-column");
        HBox columns = new HBox(left, right);
        columns.getStyleClass().add("connect-columns");
        columns.setAlignment(Pos.TOP_CENTER);
        columns.setMaxSize(HBox.USE_PREF_SIZE, HBox.USE_PREF_SIZE);
        prepareRoot(columns);
        prepareLook();
        edit(firstRun ? null : settings.brokers().getFirst());
    }

    private void prepareRoot(HBox columns) {
        StackPane page = new StackPane(columns);
        page.getStyleClass().add("connect-page");
        scroll.setContent(page);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("edge-to-edge");
        scroll.disableProperty().bind(trustSheet.visibleProperty().or(vaultSheet.visibleProperty()));
        root.getChildren().addAll(scroll, trustSheet, vaultSheet);
        root.getStyleClass().add("connect");
        root.getStylesheets()
                .add(Objects.requireNonNull(ConnectScreen.class.getResource("connect.css"))
                        .toExternalForm());
    }

    private void prepareLook() {
        ToggleGroup looks = new ToggleGroup();
        dark.setToggleGroup(looks);
        light.setToggleGroup(looks);
        dark.setId("look-dark");
        light.setId("look-light");
        dark.getStyleClass().add("left-pill");
        light.getStyleClass().add("right-pill");
        looks.selectToggle(settings.theme() == StationSettings.Theme.LIGHT ? light : dark);
        dark.setOnAction(clicked -> look(StationSettings.Theme.DARK));
        light.setOnAction(clicked -> look(StationSettings.Theme.LIGHT));
    }

    @Override
    public String id() {
        return "connect";
    }

    @Override
    public String title() {
        return firstRun ? "Welcome" : "Connection";
    }

    @Override
    public Node content() {
        return root;
    }

    @Override
    public List<Node> actions() {
        return List.of(new HBox(dark, light));
    }

    @Override
    public void shown() {
        root.applyCss(); // before that, what is inside the scroll pane is not in the scene and takes no focus
        form.focus();
    }

    /// What the form asks for is answered by the sheets, and by who saves.
    private final class Answers implements BrokerForm.Questions {
        private final Consumer<Chosen> connect;

        Answers(Consumer<Chosen> connect) {
            this.connect = connect;
        }

        @Override
        public void connect(Chosen chosen) {
            choose(chosen, connect);
        }

        @Override
        public void trust(String address, PeerCertificate shown, List<String> before) {
            trustSheet.open(address, shown, before);
        }

        @Override
        public void openVault() {
            vaultSheet.open();
        }
    }

    @Override
    public void hidden() {
        trustSheet.putAway();
        vaultSheet.putAway();
        form.stopTrial();
    }

    @Override
    public void pulse(long nowNanos) {
        // Nothing here changes by itself; findings come when they are made.
    }

    private void look(StationSettings.Theme theme) {
        dark.setSelected(theme == StationSettings.Theme.DARK); // a click on the chosen one must not leave none chosen
        light.setSelected(theme == StationSettings.Theme.LIGHT);
        if (theme != settings.theme()) {
            settings = settings.withTheme(theme);
            Theme.use(theme);
            change.accept(settings);
        }
    }

    private void edit(@Nullable BrokerSettings broker) {
        form.edit(settings, broker);
        list.show(settings.brokers(), broker);
    }

    private void choose(Chosen chosen, Consumer<Chosen> connect) {
        settings = chosen.in(settings);
        connect.accept(chosen);
        edit(chosen.broker());
    }

    private void remove(BrokerSettings broker) {
        List<BrokerSettings> rest = new ArrayList<>(settings.brokers());
        rest.remove(broker);
        settings = settings.withBrokers(rest);
        change.accept(settings);
        edit(rest.isEmpty() ? null : rest.getFirst());
    }
}

package vedette.ui.connect;

import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import vedette.settings.BrokerSettings;
import vedette.settings.Secrets;
import vedette.settings.StationSettings;

/// The card in which the operator names a broker and tries it. On the FX thread.
final class BrokerForm extends VBox {
    private final Prober prober;
    private final Label title = new Label();
    private final TextField address = new TextField();
    private final TextField user = new TextField();
    private final PasswordField password = new PasswordField();
    private final TextField name = new TextField();
    private final Label addressFault = fault("address-fault");
    private final Label loginFault = fault("login-fault");
    private final Label loginCaution = fault("login-caution");
    private final Label nameFault = fault("name-fault");
    private final ProbeSteps steps = new ProbeSteps();
    private final Button test = new Button("Test");
    private final Button go = new Button();

    private StationSettings settings;
    private @Nullable BrokerSettings edited;
    private Prober.@Nullable Trial trial;
    private int trials;
    private boolean underWay;
    private String suggested = "";
    private boolean filling;

    BrokerForm(
            StationSettings settings,
            Secrets.Keeping keeping,
            Prober prober,
            java.util.function.Consumer<Chosen> connect) {
        this.settings = settings;
        this.prober = prober;
        getStyleClass().addAll("panel", "card");
        title.getStyleClass().add("card-title");
        Label kept = new Label(inWords(keeping));
        kept.setId("keeping");
        kept.setWrapText(true);
        kept.getStyleClass().add("hint");
        loginCaution.getStyleClass().setAll("label", "field-caution");
        prepare(address, "address", "mqtt://broker.lan:1883");
        prepare(user, "user", "none");
        prepare(password, "password", "none");
        prepare(name, "name", "what you call this broker");
        Label lead = new Label("The cameras publish there; this station listens.");
        lead.getStyleClass().add("lead");
        lead.setWrapText(true);
        getChildren()
                .addAll(
                        new VBox(4, title, lead),
                        field("Address", address, addressFault),
                        field("User", user),
                        field("Password", password, kept, loginFault, loginCaution),
                        field("Name", name, nameFault),
                        steps,
                        buttons(connect));
    }

    private HBox buttons(java.util.function.Consumer<Chosen> connect) {
        test.setId("test");
        test.setOnAction(clicked -> testOrCancel());
        go.setId("connect");
        go.getStyleClass().add("success");
        go.setDefaultButton(true);
        go.setOnAction(clicked -> {
            Chosen chosen = chosen();
            if (chosen != null) {
                stopTrial();
                connect.accept(chosen);
            }
        });
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        test.setMinWidth(USE_PREF_SIZE);
        go.setMinWidth(USE_PREF_SIZE);
        return new HBox(8, test, space, go);
    }

    private static String inWords(Secrets.Keeping keeping) {
        return switch (keeping) {
            case KEYRING -> "kept in the system keyring";
            case VAULT -> "kept in an encrypted file of this profile";
            case SESSION -> "this computer has no keyring: kept for this session only";
        };
    }

    private static Label fault(String id) {
        Label label = new Label();
        label.setId(id);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().add("field-fault");
        label.visibleProperty().bind(label.textProperty().isNotEmpty());
        label.managedProperty().bind(label.visibleProperty());
        return label;
    }

    private void prepare(TextField field, String id, String prompt) {
        field.setId(id);
        field.setPromptText(prompt);
        ChangeListener<String> typed = (text, before, now) -> changed(field == address);
        field.textProperty().addListener(typed);
    }

    private static VBox field(String label, TextField field, Node... below) {
        Label caption = new Label(label);
        caption.getStyleClass().add("caption");
        caption.setLabelFor(field);
        VBox box = new VBox(3, caption, field);
        box.getChildren().addAll(below);
        return box;
    }

    /// Shows a broker to change, or empty fields for a new one.
    void edit(StationSettings now, @Nullable BrokerSettings broker) {
        stopTrial();
        settings = now;
        edited = broker;
        boolean firstRun = now.brokers().isEmpty();
        title.setText(
                broker != null
                        ? "Broker " + broker.name()
                        : firstRun ? "Connect to a broker" : "Connect to another broker");
        go.setText(firstRun ? "Open the wall" : "Save and connect");
        filling = true;
        address.setText(broker == null ? "" : broker.address());
        String known = broker == null ? null : broker.user();
        user.setText(known == null ? "" : known);
        password.setText("");
        password.setPromptText(broker == null || known == null ? "none" : "as it is kept");
        name.setText(broker == null ? "" : broker.name());
        suggested = "";
        filling = false;
        steps.clear();
        validate();
    }

    /// Puts the cursor where typing begins.
    void focus() {
        address.requestFocus();
        address.end();
    }

    /// Ends a trial that is under way.
    void stopTrial() {
        Prober.Trial running = trial;
        if (underWay && running != null) {
            running.cancel();
            over("cancelled");
        }
    }

    private void changed(boolean ofAddress) {
        if (filling) {
            return;
        }
        stopTrial();
        steps.clear();
        if (ofAddress && (name.getText().isEmpty() || name.getText().equals(suggested))) {
            filling = true;
            suggested = entry().suggestedName();
            name.setText(suggested);
            filling = false;
        }
        validate();
    }

    private void validate() {
        Entry entry = entry();
        addressFault.setText(entry.addressFault());
        loginFault.setText(entry.loginFault());
        loginCaution.setText(entry.loginFault().isEmpty() ? entry.loginCaution() : "");
        nameFault.setText(entry.nameFault());
        mark(address, !entry.addressFault().isEmpty());
        mark(user, !entry.loginFault().isEmpty());
        mark(name, !entry.nameFault().isEmpty());
        boolean whole = entry.broker() != null;
        test.setDisable(!whole);
        go.setDisable(!whole);
    }

    private static void mark(TextField field, boolean wrong) {
        field.pseudoClassStateChanged(atlantafx.base.theme.Styles.STATE_DANGER, wrong);
    }

    private Entry entry() {
        Set<String> taken = settings.brokers().stream()
                .filter(each -> !each.equals(edited))
                .map(BrokerSettings::name)
                .collect(Collectors.toSet());
        return new Entry(address.getText(), user.getText(), password.getText(), name.getText(), taken);
    }

    private @Nullable Chosen chosen() {
        BrokerSettings broker = entry().broker();
        String typed = password.getText();
        return broker == null ? null : new Chosen(broker, typed.isEmpty() ? null : typed, edited);
    }

    private void testOrCancel() {
        if (underWay) {
            stopTrial();
            return;
        }
        Chosen candidate = chosen();
        if (candidate == null) {
            return;
        }
        steps.begin();
        test.setText("Cancel");
        underWay = true;
        // Told apart from earlier ones: what a cancelled trial still says is not of interest.
        int mine = ++trials;
        trial = prober.begin(
                candidate,
                finding -> {
                    if (underWay && mine == trials) {
                        steps.show(finding);
                    }
                },
                () -> {
                    if (underWay && mine == trials) {
                        over("");
                    }
                });
    }

    private void over(String words) {
        underWay = false;
        steps.end(words);
        test.setText("Test");
    }
}

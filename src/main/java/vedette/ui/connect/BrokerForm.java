package vedette.ui.connect;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import vedette.message.PeerCertificate;
import vedette.settings.BrokerSettings;
import vedette.settings.StationSettings;
import vedette.settings.TlsSettings;
import vedette.ui.Desktop;
import vedette.ui.Sheet;

/// The card in which the operator names a broker and tries it. On the FX thread.
final class BrokerForm extends VBox {
    /// What the form can't answer itself.
    interface Questions {
        void connect(Chosen chosen);

        /// @param before the keys that were trusted so far
        void trust(String address, PeerCertificate shown, List<String> before);

        void openVault();
    }

    private final SecretPlace place;
    private final Prober prober;
    private final Questions questions;
    private final TlsFields tls;
    private final Label kept = new Label();
    private final Button vault = new Button();
    private final Label title = new Label();
    private final TextField address = new TextField();
    private final TextField user = new TextField();
    private final PasswordField password = new PasswordField();
    private final TextField name = new TextField();
    private final Label addressFault = FormParts.fault("address-fault");
    private final Label loginFault = FormParts.fault("login-fault");
    private final Label loginCaution = FormParts.fault("login-caution");
    private final Label nameFault = FormParts.fault("name-fault");
    private final ProbeSteps steps;
    private final Button test = new Button("Test");
    private final Button go = new Button();

    private StationSettings settings;
    private @Nullable BrokerSettings edited;
    private Prober.@Nullable Trial trial;
    private int trials;
    private boolean underWay;
    private String suggested = "";
    private boolean filling;

    BrokerForm(StationSettings settings, SecretPlace place, Desktop desktop, Prober prober, Questions questions) {
        this.settings = settings;
        this.place = place;
        this.prober = prober;
        this.questions = questions;
        tls = new TlsFields(desktop, () -> changed(false));
        steps = new ProbeSteps(this::offerTrust);
        getStyleClass().addAll("panel", "card");
        title.getStyleClass().add("card-title");
        prepareKeeping();
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
                        FormParts.field("Address", address, addressFault),
                        FormParts.field("User", user),
                        FormParts.field("Password", password, keeping(), loginFault, loginCaution),
                        tls,
                        FormParts.field("Name", name, nameFault),
                        steps,
                        buttons());
    }

    private HBox buttons() {
        test.setId("test");
        test.setOnAction(clicked -> testOrCancel());
        go.setId("connect");
        go.getStyleClass().add("success");
        go.setDefaultButton(true);
        go.setOnAction(clicked -> {
            Chosen chosen = chosen();
            if (chosen != null) {
                stopTrial();
                questions.connect(chosen);
            }
        });
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        test.setMinWidth(USE_PREF_SIZE);
        go.setMinWidth(USE_PREF_SIZE);
        return new HBox(8, test, space, go);
    }

    private void prepareKeeping() {
        kept.setId("keeping");
        kept.setWrapText(true);
        kept.getStyleClass().add("hint");
        HBox.setHgrow(kept, Priority.ALWAYS);
        kept.setMaxWidth(Double.MAX_VALUE);
        vault.setId("vault");
        vault.getStyleClass().add("small");
        vault.setMinWidth(USE_PREF_SIZE);
        vault.setOnAction(clicked -> questions.openVault());
        drawKeeping();
    }

    private HBox keeping() {
        HBox line = new HBox(8, kept, vault);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    /// Says anew where passwords go.
    void drawKeeping() {
        kept.setText(
                place.isLocked() && place.canHaveVault()
                        ? "kept in an encrypted file that is locked"
                        : switch (place.keeping()) {
                            case KEYRING -> "kept in the system keyring";
                            case VAULT -> "kept in an encrypted file of this profile";
                            case SESSION -> "this computer has no keyring: kept for this session only";
                        });
        vault.setText(place.isLocked() ? "Unlock…" : "Keep in a file…");
        Sheet.show(vault, place.canHaveVault());
    }

    private void prepare(TextField field, String id, String prompt) {
        FormParts.prepare(field, id, prompt, typed -> changed(typed == address));
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
        tls.show(broker == null ? TlsSettings.USUAL : broker.tls(), broker != null);
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
        FormParts.mark(address, !entry.addressFault().isEmpty());
        FormParts.mark(user, !entry.loginFault().isEmpty());
        FormParts.mark(name, !entry.nameFault().isEmpty());
        Sheet.show(tls, entry.isEncrypted());
        steps.setEncrypted(entry.isEncrypted());
        boolean whole = entry.broker() != null && tls.isWhole();
        test.setDisable(!whole);
        go.setDisable(!whole);
    }

    private Entry entry() {
        Set<String> taken = settings.brokers().stream()
                .filter(each -> !each.equals(edited))
                .map(BrokerSettings::name)
                .collect(Collectors.toSet());
        return new Entry(
                address.getText(), user.getText(), password.getText(), name.getText(), taken, tls.value(), edited);
    }

    private @Nullable Chosen chosen() {
        BrokerSettings broker = entry().broker();
        String typed = password.getText();
        return broker == null ? null : new Chosen(broker, typed.isEmpty() ? null : typed, tls.passphrase(), edited);
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
        if (words.isEmpty()) {
            offerTrust();
        }
    }

    private void offerTrust() {
        PeerCertificate offered = steps.offered();
        if (offered != null) {
            questions.trust(address.getText().strip(), offered, tls.value().pins());
        }
    }

    /// The operator trusts this very key: what comes of it is tried at once.
    void trust(PeerCertificate peer) {
        tls.trust(peer);
        if (!underWay) {
            testOrCancel();
        }
    }
}

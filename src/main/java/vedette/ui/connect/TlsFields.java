package vedette.ui.connect;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import vedette.message.PeerCertificate;
import vedette.settings.TlsSettings;
import vedette.ui.Desktop;
import vedette.ui.Sheet;

/// The fields for encryption: whom to trust, and what the station shows of itself. On the FX thread.
final class TlsFields extends VBox {
    private final Desktop desktop;
    private final Runnable changed;
    private final TextField authority = new TextField();
    private final TextField certificate = new TextField();
    private final TextField key = new TextField();
    private final PasswordField passphrase = new PasswordField();
    private final Label fault = FormParts.fault("tls-fault");
    private final Label pinned = new Label();
    private final HBox pinLine;
    private final VBox keyField;
    private final VBox passphraseField;
    private List<String> pins = List.of();
    private boolean filling;

    TlsFields(Desktop desktop, Runnable changed) {
        this.desktop = desktop;
        this.changed = changed;
        setSpacing(9);
        Button forget = new Button("Forget");
        forget.setId("forget-pin");
        forget.getStyleClass().add("small");
        forget.setMinWidth(USE_PREF_SIZE);
        forget.setOnAction(clicked -> setPins(List.of()));
        pinned.setId("pinned");
        pinned.getStyleClass().add("hint");
        pinned.setWrapText(true);
        HBox.setHgrow(pinned, Priority.ALWAYS);
        pinned.setMaxWidth(Double.MAX_VALUE);
        pinLine = new HBox(8, pinned, forget);
        pinLine.setAlignment(Pos.CENTER_LEFT);
        keyField = file("Its private key, where that is a file of its own", key, "key", "in the same file");
        FormParts.prepare(passphrase, "passphrase", "none", typed -> typed());
        passphraseField = FormParts.field("Passphrase of the key", passphrase);
        getChildren()
                .addAll(
                        file("Certificate authority", authority, "authority", "those of this computer"),
                        pinLine,
                        file(
                                "This station’s certificate, where the broker wants one",
                                certificate,
                                "certificate",
                                "none"),
                        keyField,
                        passphraseField,
                        fault);
    }

    private VBox file(String label, TextField field, String id, String prompt) {
        FormParts.prepare(field, id, prompt, typed -> typed());
        Button choose = new Button("Choose…");
        choose.setId("choose-" + id);
        choose.getStyleClass().add("small");
        choose.setMinWidth(USE_PREF_SIZE);
        choose.setOnAction(clicked -> desktop.askWhatToOpen(label)
                .ifPresent(path -> field.setText(path.toAbsolutePath().toString())));
        HBox.setHgrow(field, Priority.ALWAYS);
        return FormParts.field(label, new HBox(6, field, choose));
    }

    private void typed() {
        draw();
        if (!filling) {
            changed.run();
        }
    }

    /// Shows settings that are known.
    ///
    /// @param known whether a passphrase may be kept for them
    void show(TlsSettings tls, boolean known) {
        filling = true;
        authority.setText(text(tls.authority()));
        certificate.setText(text(tls.certificate()));
        key.setText(text(tls.key()));
        passphrase.setText("");
        passphrase.setPromptText(known ? "as it is kept" : "none");
        pins = tls.pins();
        filling = false;
        draw();
    }

    TlsSettings value() {
        return new TlsSettings(given(authority), given(certificate), given(key), pins);
    }

    /// The passphrase that was typed, or null where none was.
    @Nullable
    String passphrase() {
        return passphrase.getText().isEmpty() ? null : passphrase.getText();
    }

    /// The operator trusts this very key, and no other from now on.
    void trust(PeerCertificate peer) {
        setPins(List.of(peer.pin()));
    }

    private void setPins(List<String> now) {
        pins = now;
        typed();
    }

    private void draw() {
        boolean own = given(certificate) != null;
        boolean strayKey = !own && given(key) != null;
        Sheet.show(keyField, own || strayKey);
        Sheet.show(passphraseField, own);
        Sheet.show(pinLine, !pins.isEmpty());
        pinned.setText(
                pins.isEmpty()
                        ? ""
                        : "Trusted by its key alone: "
                                + shortened(PeerCertificate.fingerprint(pins.getFirst()))
                                + (pins.size() > 1 ? " and " + (pins.size() - 1) + " more" : ""));
        fault.setText(strayKey ? "Give the certificate that this key belongs to." : "");
        FormParts.mark(certificate, strayKey);
    }

    boolean isWhole() {
        return fault.getText().isEmpty();
    }

    private static String shortened(String fingerprint) {
        return fingerprint.substring(0, 23) + "…";
    }

    private static @Nullable String given(TextField field) {
        String text = field.getText().strip();
        return text.isEmpty() ? null : text;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}

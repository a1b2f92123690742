package vedette.ui.connect;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.VBox;
import vedette.ui.AskingSheet;

/// Asks for the passphrase of the encrypted file with the passwords: to open it, or to make it. On the FX thread.
final class VaultSheet extends AskingSheet {
    private static final int SHORTEST = 8;

    private final SecretPlace place;
    private final Runnable opened;
    private final Label lead = paragraph();
    private final PasswordField passphrase = new PasswordField();
    private final PasswordField again = new PasswordField();
    private final VBox againField;
    private final Label fault = FormParts.fault("vault-fault");
    private final Button open = new Button();

    /// @param opened run when the file is open
    VaultSheet(SecretPlace place, Runnable opened) {
        super("Passwords in an encrypted file", 460);
        this.place = place;
        this.opened = opened;
        setId("vault-sheet");
        FormParts.prepare(passphrase, "vault-passphrase", "", typed -> draw());
        FormParts.prepare(again, "vault-again", "", typed -> draw());
        againField = FormParts.field("Once more", again);
        open.setId("vault-open");
        open.getStyleClass().add("success");
        open.setOnAction(clicked -> ask());
        fill(List.of(lead, FormParts.field("Passphrase", passphrase), againField, fault, foot(open)));
    }

    void open() {
        boolean known = place.isLocked();
        lead.setText(
                known
                        ? "The passwords of this station’s brokers are in an encrypted file. Its passphrase opens it."
                        : "This computer has no keyring. Passwords can be kept in a file that is encrypted with a"
                                + " passphrase, which is asked for at each start. Without it nobody can read them, and"
                                + " nobody can restore it.");
        open.setText(known ? "Open" : "Keep passwords there");
        show(againField, !known);
        passphrase.clear();
        again.clear();
        fault.setText("");
        comeUp();
        applyCss();
        passphrase.requestFocus();
        draw();
    }

    private void draw() {
        boolean known = place.isLocked();
        String typed = passphrase.getText();
        boolean differs =
                !known && !again.getText().isEmpty() && !again.getText().equals(typed);
        fault.setText(
                differs
                        ? "The two are not the same."
                        : !known && !typed.isEmpty() && typed.length() < SHORTEST
                                ? "At least " + SHORTEST + " characters; several words are best."
                                : "");
        open.setDisable(known ? typed.isEmpty() : typed.length() < SHORTEST || !typed.equals(again.getText()));
    }

    @Override
    protected void entered() {
        if (!open.isDisabled()) {
            ask();
        }
    }

    private void ask() {
        open.setDisable(true);
        place.open(passphrase.getText(), sentence -> {
            draw();
            fault.setText(sentence);
            if (sentence.isEmpty()) {
                passphrase.clear();
                again.clear();
                putAway();
                opened.run();
            }
        });
    }
}

package vedette.ui.connect;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.GridPane;
import org.jspecify.annotations.Nullable;
import vedette.message.PeerCertificate;
import vedette.ui.AskingSheet;

/// Asks whether a broker's key is to be trusted, and shows exactly what that would be. On the FX thread.
final class TrustSheet extends AskingSheet {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.UK).withZone(ZoneId.systemDefault());

    /// Prints what the sheet shows, for the certificate's file at the broker.
    private static final String COMMAND = "openssl x509 -in server.crt -noout -pubkey"
            + " | openssl pkey -pubin -outform der | openssl dgst -sha256 -c";

    private final Consumer<PeerCertificate> trusted;
    private final Label alarm = new Label();
    private final Label lead = paragraph();
    private final GridPane facts = new GridPane(12, 5);
    private final Button trust = new Button("Trust this key");
    private @Nullable PeerCertificate shown;

    TrustSheet(Consumer<PeerCertificate> trusted) {
        super("Trust this broker’s key?", 560);
        this.trusted = trusted;
        setId("trust-sheet");
        alarm.setId("trust-alarm");
        alarm.setWrapText(true);
        alarm.setMinHeight(USE_PREF_SIZE);
        alarm.getStyleClass().add("alarm");
        trust.setId("trust");
        trust.setOnAction(clicked -> accept());
        TextArea command = new TextArea(COMMAND); // so that it can be copied
        command.setEditable(false);
        command.setWrapText(true);
        command.setPrefRowCount(2);
        command.getStyleClass().add("fingerprint");
        Label compare = paragraph();
        compare.setText("Compare the fingerprint with what this command prints on the broker’s computer. Get there by"
                + " another way than through this connection:");
        Label meaning = paragraph();
        meaning.setText("If you trust it, this station connects to this very key and to no other, whatever the rest of"
                + " its certificate says. The key of another broker, or of somebody in between, is refused.");
        facts.getStyleClass().add("trust-facts");
        fill(List.of(alarm, lead, facts, compare, command, meaning, foot(trust)));
    }

    /// @param where the broker's address, as the operator typed it
    /// @param before the keys that were trusted so far, empty at the first time
    void open(String where, PeerCertificate peer, List<String> before) {
        shown = peer;
        boolean change = !before.isEmpty();
        alarm.setText(
                change
                        ? "THE KEY HAS CHANGED. This is not the key that you trusted. Somebody may be between this"
                                + " station and the broker. Trust it only if whoever runs the broker tells you that"
                                + " they changed it."
                        : "");
        show(alarm, change);
        lead.setText(
                change
                        ? "The broker at " + where + " shows this:"
                        : "Nobody whom this computer knows vouches for the broker at " + where + ". It shows this:");
        facts.getChildren().clear();
        fact("Made for", peer.subject(), false);
        fact("Signed by", peer.issuer().equals(peer.subject()) ? "itself" : peer.issuer(), false);
        fact("Valid from", TIME.format(peer.notBefore()), false);
        fact(
                "Valid until",
                TIME.format(peer.notAfter()) + (peer.left(Instant.now()).isNegative() ? " (over)" : ""),
                false);
        for (String pin : before) {
            fact("Key so far", rows(PeerCertificate.fingerprint(pin)), true);
        }
        fact(change ? "Key now" : "Key (SHA-256)", rows(peer.fingerprint()), true);
        trust.getStyleClass().removeAll("danger", "success");
        trust.getStyleClass().add(change ? "danger" : "success");
        comeUp();
        focusCancel();
    }

    private void fact(String name, String text, boolean fixedWidth) {
        Label caption = new Label(name);
        caption.getStyleClass().add("muted");
        caption.setMinWidth(USE_PREF_SIZE);
        Label value = new Label(text);
        value.setWrapText(true);
        value.setMinHeight(USE_PREF_SIZE);
        if (fixedWidth) {
            value.getStyleClass().add("fingerprint");
        }
        facts.addRow(facts.getRowCount(), caption, value);
        GridPane.setValignment(caption, javafx.geometry.VPos.TOP);
    }

    /// Two rows of sixteen bytes, as they are easier to compare.
    private static String rows(String fingerprint) {
        return fingerprint.substring(0, 47) + "\n" + fingerprint.substring(48);
    }

    @Override
    protected void entered() {
        // There is nothing to enter: only the button trusts.
    }

    private void accept() {
        PeerCertificate peer = shown;
        if (peer != null) {
            putAway();
            trusted.accept(peer);
        }
    }
}

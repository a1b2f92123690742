package vedette.ui.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vedette.message.PeerCertificate;
import vedette.mqtt.BrokerProbe.Finding;
import vedette.mqtt.BrokerProbe.Outcome;
import vedette.mqtt.BrokerProbe.Step;
import vedette.settings.BrokerSettings;
import vedette.settings.Secrets;
import vedette.settings.StationSettings;
import vedette.settings.TlsSettings;
import vedette.ui.FxThread;

/// Encryption, trust and the keeping of passwords on the Connection screen.
class ConnectTrustTest extends ConnectWindow {
    private static final String OLD_PIN = "sha256/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    private static final PeerCertificate SHOWN = new PeerCertificate(
            "broker.lan",
            "broker.lan",
            Instant.parse("2026-01-01T00:00:00Z"),
            Instant.parse("2036-01-01T00:00:00Z"),
            "sha256/dTSd2mH288GWt/2Wu7uh3HDDS9ZMwSyn60ngtYFW5io=");
    private static final TlsSettings OWN = new TlsSettings("/etc/lab/ca.pem", "/etc/lab/me.p12", null, List.of());
    private static final BrokerSettings SHARED =
            new BrokerSettings("home", "mqtts://broker.lan:8883", "station", "recorders", OWN, true);

    private boolean isShown(String id) throws InterruptedException {
        layout();
        return FxThread.call(() -> {
            Node node = root().lookup(id);
            for (Node each = node; each != null; each = each.getParent()) {
                if (!each.isVisible()) {
                    return false;
                }
            }
            return node != null;
        });
    }

    private void fails(Step step) throws InterruptedException {
        FxThread.call(() -> {
            prober.finds(Step.NAME, true, "192.0.2.10");
            prober.finds(Step.CONNECTION, true, "port 8883 open after 2 ms");
            prober.finds(Step.HANDSHAKE, true, "TLS 1.3, TLS_AES_256_GCM_SHA384");
            prober.tells(new Finding(step, Outcome.FAILED, "It is signed by itself.", SHOWN, true));
            prober.finds(Step.HOST_NAME, true, "the certificate is for it");
            prober.finds(Step.DATES, true, "valid until 1 January 2036, 00:00");
            prober.ends();
            return null;
        });
        layout();
    }

    private void press(String on, KeyCode code) throws InterruptedException {
        FxThread.call(() -> {
            Node node = find(on, Node.class);
            node.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
            return null;
        });
    }

    @Test
    void aChangedBrokerKeepsWhatTheFormDoesNotShow() throws Exception {
        open(SHARED);
        type("#name", "house");
        fire("#connect");
        assertThat(chosen.getFirst().broker())
                .isEqualTo(new BrokerSettings("house", "mqtts://broker.lan:8883", "station", "recorders", OWN, true));
        assertThat(chosen.getFirst().passphrase()).isNull();
    }

    @Test
    void theFieldsOfEncryptionAreThereWhereItIsAndTakeFiles() throws Exception {
        open();
        type("#address", "mqtt://broker.lan");
        assertThat(isShown("#authority")).isFalse();
        assertThat(isShown("#step-chain")).isFalse();
        type("#address", "wss://broker.lan");
        assertThat(isShown("#authority")).isTrue();
        assertThat(isShown("#step-chain")).isTrue();
        assertThat(isShown("#passphrase")).isFalse();
        desktop.file = Optional.of(Path.of("/etc/lab/ca.pem"));
        fire("#choose-authority");
        desktop.file = Optional.of(Path.of("/etc/lab/me.p12"));
        fire("#choose-certificate");
        type("#passphrase", "open sesame");
        fire("#connect");
        assertThat(chosen.getFirst().broker().tls()).isEqualTo(OWN);
        assertThat(chosen.getFirst().passphrase()).isEqualTo("open sesame");
        assertThat(chosen.getFirst().toString()).doesNotContain("sesame");
        assertThat(texts()).noneMatch(text -> text.contains("sesame"));
    }

    @Test
    void aKeyWithoutItsCertificateIsExplained() throws Exception {
        open();
        type("#address", "mqtts://broker.lan");
        type("#key", "/etc/lab/me.key");
        assertThat(label("#tls-fault")).contains("certificate that this key belongs to");
        assertThat(isDisabled("#connect")).isTrue();
    }

    @Test
    void aKeyIsTrustedOnlyByTheButtonThatSaysSo() throws Exception {
        open();
        type("#address", "mqtts://broker.lan");
        fire("#test");
        fails(Step.CHAIN);
        assertThat(isShown("#trust-sheet")).isTrue();
        assertThat(isShown("#trust-alarm")).isFalse();
        assertThat(texts())
                .contains("broker.lan", "itself")
                .anyMatch(text -> text.startsWith("75:34:9d:da:61:f6"))
                .anyMatch(text -> text.startsWith("openssl x509 -in server.crt"));
        assertThat(FxThread.call(
                        () -> find("#trust-sheet .sheet-cancel", Button.class).isFocused()))
                .isTrue();
        press("#trust-sheet .sheet-cancel", KeyCode.ENTER);
        assertThat(isShown("#trust-sheet")).isFalse();
        fire("#look-at-key");
        press("#trust-sheet .sheet-cancel", KeyCode.ESCAPE);
        fire("#connect");
        assertThat(chosen.getLast().broker().tls().pins()).isEmpty();

        open();
        type("#address", "mqtts://broker.lan");
        fire("#test");
        fails(Step.CHAIN);
        fire("#trust");
        assertThat(isShown("#trust-sheet")).isFalse();
        assertThat(button("#test")).as("tried again at once").isEqualTo("Cancel");
        assertThat(Objects.requireNonNull(prober.candidate).broker().tls().pins())
                .containsExactly(SHOWN.pin());
        assertThat(label("#pinned")).contains("75:34:9d:da");
        fire("#connect");
        assertThat(chosen.getLast().broker().tls().pins()).containsExactly(SHOWN.pin());
    }

    @ParameterizedTest
    @EnumSource(StationSettings.Theme.class)
    void aChangedKeyIsShownBesideTheOldOneWithAWarning(StationSettings.Theme theme) throws Exception {
        open(
                theme,
                Secrets.Keeping.SESSION,
                new BrokerSettings(
                        "home", "mqtts://broker.lan:8883", null, null, OWN.withPins(List.of(OLD_PIN)), false));
        fire("#test");
        fails(Step.CHAIN);
        assertThat(label("#trust-alarm")).startsWith("THE KEY HAS CHANGED");
        assertThat(texts()).anyMatch(text -> text.startsWith("00:00:00")).anyMatch(text -> text.startsWith("75:34:9d"));
        FxThread.save(Objects.requireNonNull(window).scene(), "trust-changed-" + theme.word());
        fire("#trust");
        fire("#connect");
        assertThat(chosen.getLast().broker().tls()).isEqualTo(OWN.withPins(List.of(SHOWN.pin())));
    }

    @Test
    void passwordsCanBeKeptInAFileWithAPassphrase() throws Exception {
        open();
        fire("#vault");
        assertThat(isDisabled("#vault-open")).isTrue();
        type("#vault-passphrase", "short");
        assertThat(label("#vault-fault")).contains("8 characters");
        type("#vault-passphrase", "four words or so");
        type("#vault-again", "four words or sx");
        assertThat(label("#vault-fault")).contains("not the same");
        FxThread.save(Objects.requireNonNull(window).scene(), "vault-new");
        type("#vault-again", "four words or so");
        fire("#vault-open");
        assertThat(place.passphrases).containsExactly("four words or so");
        assertThat(isShown("#vault-sheet")).isFalse();
        assertThat(label("#keeping")).isEqualTo("kept in an encrypted file of this profile");
        assertThat(isShown("#vault")).isFalse();
    }

    @Test
    void aLockedFileIsOpenedWithItsPassphrase() throws Exception {
        place.locked = true;
        open(SHARED);
        assertThat(label("#keeping")).isEqualTo("kept in an encrypted file that is locked");
        assertThat(button("#vault")).isEqualTo("Unlock…");
        fire("#vault");
        place.fault = "This is not the passphrase.";
        type("#vault-passphrase", "wrong");
        fire("#vault-open");
        assertThat(label("#vault-fault")).isEqualTo("This is not the passphrase.");
        place.fault = "";
        press("#vault-passphrase", KeyCode.ENTER);
        assertThat(isShown("#vault-sheet")).isFalse();
        assertThat(FxThread.call(() -> find("#keeping", Label.class).getText())).contains("encrypted file");
    }
}

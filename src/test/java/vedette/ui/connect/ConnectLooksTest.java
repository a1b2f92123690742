package vedette.ui.connect;

import static org.awaitility.Awaitility.await;

import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vedette.mqtt.BrokerProbe.Step;
import vedette.settings.Secrets;
import vedette.settings.StationSettings;
import vedette.ui.FxThread;
import vedette.ui.StationWindow;

/// Draws the screen for people to look at.
class ConnectLooksTest extends ConnectWindow {
    @ParameterizedTest
    @EnumSource(StationSettings.Theme.class)
    void looksAsItShould(StationSettings.Theme theme) throws Exception {
        open(theme, Secrets.Keeping.KEYRING);
        type("#address", "mqtts://broker.lan:8883");
        type("#user", "station");
        type("#password", "12345678");
        fire("#test");
        FxThread.call(() -> {
            prober.finds(Step.NAME, true, "192.0.2.10");
            prober.finds(Step.CONNECTION, true, "port 8883 open after 2 ms");
            prober.finds(Step.HANDSHAKE, true, "TLS 1.3, TLS_AES_256_GCM_SHA384");
            prober.finds(Step.CHAIN, true, "signed by “Site CA”");
            prober.finds(Step.HOST_NAME, true, "the certificate is for it");
            prober.finds(Step.DATES, true, "valid until 26 October 2027, 10:00");
            prober.finds(Step.CLIENT_CERTIFICATE, true, "none wanted");
            prober.finds(Step.LOGIN, true, "MQTT 5, as user station");
            prober.finds(Step.SUBSCRIPTION, true, "6 topics");
            return null;
        });
        shoot("connect-" + theme.word());
        close();
        open(theme, Secrets.Keeping.SESSION, HOME, GATE);
        shoot("connect-brokers-" + theme.word());
    }

    private void shoot(String name) throws Exception {
        StationWindow shown = Objects.requireNonNull(window);
        for (double[] size : new double[][] {{1440, 900}, {1024, 700}}) {
            FxThread.call(() -> {
                shown.scene().getWindow().setWidth(size[0]);
                shown.scene().getWindow().setHeight(size[1]);
                return null;
            });
            await().until(() -> FxThread.call(() -> shown.scene().getWidth() == size[0]));
            layout();
            FxThread.save(shown.scene(), name + "-" + (int) size[0]);
        }
    }
}
